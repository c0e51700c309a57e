"""Fold the main line: read its steps and let the ledger take them, from the last checkpoint on."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from ptr.changes.compare import at_paths, changes
from ptr.changes.pairs import PendingPower
from ptr.changes.renames import renames, through
from ptr.ledger.advance import advance
from ptr.ledger.committed_step import RECORDS, CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.explanations.claims import promised
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Limit, Power
from ptr.model.documents.waiver import Waiver
from ptr.model.fields.document import Document
from ptr.model.fields.types import place_of
from ptr.model.names.renames import Renames
from ptr.model.results.change import Change
from ptr.model.time.deadline import WorkingDays, deadline
from ptr.operations.ledger.contents import Contents
from ptr.operations.ledger.loading import Ends, KnownDocuments, StatePair, StateReader, read_states
from ptr.operations.ledger.main_line import MainLine
from ptr.operations.ledger.seals import read_seals
from ptr.operations.ledger.step_files import StepFiles, Tree
from ptr.store.git.blobs import Differing, blobs_of
from ptr.store.git.differences import step_differences
from ptr.store.git.main_line import Step
from ptr.store.git.objects import read_blobs, registry_trees
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import ComparedFiles

FIRST_READ: Final = (*(kind.TYPE for kind in RECORDS), Catalogue.TYPE, Waiver.TYPE)
"""Types of documents that the ledger reads at its first step; all else is read when it changes."""


class Folder:
    """Folds one main line; without one, the two states of a comparison."""

    def __init__(self, repository: Repository, line: MainLine | None, days: WorkingDays) -> None:
        """Take the line, and the calendar by which terms end."""
        self._repository, self._line, self._days = repository, line, days
        self._contents = Contents(line)
        self._known: KnownDocuments = {}

    def fold(self, ledger: Ledger, line: MainLine, until: int) -> None:
        """Let a ledger take the steps after its own up to a position of the line."""
        wanted = line.steps[max(ledger.memory.step, 0) : until + 1]
        folders = registry_trees(self._repository, (step.commit for step in wanted))
        known = [step for step in wanted if step.commit in folders]
        if not known:
            return
        revisions = [_revision(step, folders[step.commit]) for step in known]
        trees = [entry.id for entry in self._repository.program.objects(each.tree for each in revisions) if entry]
        tree = Tree(blobs_of(self._repository, revisions[0]))
        if ledger.memory.step < 0:
            advance(ledger, self._first(revisions[0], tree, line.positions[revisions[0].commit]))
        differences = step_differences(self._repository, trees)
        for (before, after), pairs in zip(pairwise(revisions), differences, strict=True):
            if pairs:
                files = StepFiles(self._repository, tree, pairs, after)
                states = read_states(files, before, after, self._known)
                position = line.positions[after.commit]
                advance(ledger, self._step(ledger, states, files, (before, after), position, pairs))
                tree.advance(pairs)
        ledger.memory.step, ledger.memory.commit = line.positions[revisions[-1].commit], revisions[-1].commit

    def begin(self, revision: Revision) -> Ledger:
        """Return a ledger that begins with a revision."""
        ledger = Ledger()
        advance(ledger, self._first(revision, Tree(blobs_of(self._repository, revision)), 0))
        return ledger

    def provisional(
        self, ledger: Ledger, states: StatePair, files: ComparedFiles, ends: Ends, position: int, day: datetime.date
    ) -> None:
        """Let a ledger take what a branch or the working tree changes beyond the line, as of a day."""
        pairs = files.differing(*ends)
        advance(ledger, self._step(ledger, states, files, ends, position, pairs, day))

    def _first(self, revision: Revision, tree: Tree, position: int) -> CommittedStep:
        files = StepFiles(self._repository, tree, {}, revision)
        reader = StateReader(files, revision, "after")
        paths = [path for path in sorted(tree.blobs) if (place := place_of(path)) and place.type in FIRST_READ]
        for path, raw in files.read_many(revision, paths):
            place = place_of(path)
            if place and raw is not None:
                reader.keep(reader.read(place, raw))
        state = reader.side()
        ends = revision, revision
        step = self._step(Ledger(), StatePair(state, state, ()), files, ends, position, {})
        return replace(step, seals=read_seals(files, ends, tree.blobs, Renames()))

    def _step(
        self,
        ledger: Ledger,
        states: StatePair,
        files: ComparedFiles,
        ends: Ends,
        position: int,
        pairs: Differing,
        day: datetime.date | None = None,
    ) -> CommittedStep:
        before, after = ends
        first, today = states.before is states.after, day or (after or before).date
        ways = Renames() if first else renames(states.before, states.after)
        known = Renames((*ledger.memory.renames, *ways.all))
        return CommittedStep(
            index=position,
            commit=after.commit if after else "",
            day=today,
            before=through(states.before, ways, states.after) if ways else states.before,
            after=states.after,
            changes=() if first else self._changes(ledger, states, files, before, today, (ways, known)),
            blobs={ways.path(path): blobs[0].id for path, blobs in pairs.items() if blobs[0]},
            blobs_now={path: blobs[1].id for path, blobs in pairs.items() if blobs[1]},
            load=lambda path, blob: self._load(files, before, path, blob, known),
            stood=lambda filing: self._contents.stood(filing, position, files, (after, before)),
            due=self._due,
            renames=ways,
            seals=read_seals(files, ends, pairs, ways),
        )

    def _changes(
        self,
        ledger: Ledger,
        states: StatePair,
        files: ComparedFiles,
        before: Revision,
        day: datetime.date,
        keys: tuple[Renames, Renames],
    ) -> tuple[Change, ...]:
        """Return what a step changes, each former value at the path that its file has under today's keys."""
        ways, known = keys
        pending = dict(self._pending(ledger, files, before, known))
        changed = changes(states.before, states.after, pending, promised(ledger, day))
        return tuple(at_paths(change, ways.path) for change in changed) if ways else changed

    def _pending(
        self, ledger: Ledger, files: ComparedFiles, state: Revision, ways: Renames
    ) -> Iterator[tuple[str, PendingPower]]:
        """Yield the powers that were given away and not yet taken, as they were."""
        for key, was in ledger.memory.pending.items():
            place, document = place_of(ways.path(was.path)), self._load(files, state, was.path, was.blob, ways)
            if place and isinstance(document, Power):
                yield key, PendingPower(place, document)

    def _load(self, files: ComparedFiles, state: Revision, path: str, blob: str, ways: Renames) -> Document | None:
        """Read a document from a blob, in the format of the state before the step, under today's keys."""
        place = place_of(path)
        [(_, raw)] = read_blobs(self._repository, [blob])
        read = StateReader(files, state, "before").read(place, raw).document if place and raw is not None else None
        return ways.document(ways.former_path(path), read, None) if read and ways else read

    def _due(self, start: datetime.date, term: Limit) -> datetime.date | None:
        end = deadline(start, term, self._days)
        return end.date if end else None


def _revision(step: Step, tree: str) -> Revision:
    return Revision(step.commit, step.day, tree.partition(":")[2], step.commit[:10])
