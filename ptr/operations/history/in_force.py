"""The registry as it was: at a revision, or at the end of a day."""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.results.unchecked import Wholeness
from ptr.model.time.clock import Clock
from ptr.operations.history.accepted_by import accepted_by
from ptr.operations.history.stood import by_head, revision_at
from ptr.store.git.blobs import LINK, SUBMODULE, blobs_of
from ptr.store.git.checkout import checkout, left_out
from ptr.store.git.repository import Repository
from ptr.store.git.revision_source import RevisionSource
from ptr.store.git.worktree import hidden
from ptr.store.open import Known
from ptr.store.source import Source


class Reading(Struct, frozen=True, kw_only=True):
    """What a command reads: the registry's folder, its files, the clock to judge by, and notes on how they were chosen.

    `revision` is the commit read and `inside` the registry's folder in it, `past` how a sheet names the state; all are
    empty for the working tree. `day` is the last one of which anything is known. `known` is what was already read in
    other states.
    """

    root: Path
    source: Source
    clock: Clock
    revision: str = ""
    inside: str | None = None
    past: str = ""
    day: datetime.date = datetime.date.max
    notes: tuple[Bilingual, ...] = ()
    known: Known | None = None


class Readings:
    """The states of a registry, one after another; what they share is read only once.

    `inside` is where the registry lies in the repository, `missing` are the blobs that a partial clone lacks.
    """

    def __init__(self, root: Path, clock: Clock) -> None:
        """Take the registry's folder; `PtrError` if there is no repository."""
        self._root, self._clock, self._repository = root, clock, Repository(root)
        self._blobs: dict[str, bytes] = {}
        self._known: Known = {}
        self.inside = self._repository.inside
        self.missing: set[str] = set()

    def of(self, commit: str) -> Reading:
        """Return the state that a commit holds; `PtrError` if it holds no registry."""
        revision = self._repository.revision(commit)
        return Reading(
            root=self._root,
            source=RevisionSource(self._repository, revision, self._blobs, self.missing),
            clock=self._clock,
            revision=revision.commit,
            inside=revision.folder,
            known=self._known,
        )

    def blobs(self, commit: str) -> dict[str, str]:
        """Return the ids of what a commit holds, by path; `PtrError` if it holds no registry."""
        listed = blobs_of(self._repository, self._repository.revision(commit))
        links = (LINK, SUBMODULE)
        return {path: blob.id for path, blob in listed.items() if blob.mode not in links and not hidden(path)}


def reading(root: Path, moment: str | None, clock: Clock) -> Reading:
    """Return the registry at a revision or on a day, else the working tree; `PtrError` if there is none."""
    if moment is None:
        lacking = Wholeness(absent=len(left_out(root))).read_from_index
        return Reading(root=root, source=checkout(root), clock=clock, notes=lacking)
    repository = Repository(root)
    revision, day = revision_at(repository, moment, clock.now)
    source = RevisionSource(repository, revision)
    if day is None:
        past = f"版本 {source.name}"
        note = f"读取版本 {moment}（{source.name}）", f"reading the revision {moment} ({source.name})"
        notes: tuple[Bilingual, ...] = (note,)
    else:
        past = f"{day.year}年{day.month}月{day.day}日"
        zh = f"{day} 终了时的登记簿（{revision.date} 的提交 {source.name}）"
        note = zh, f"the registry at the end of {day} (commit {source.name} of {revision.date})"
        notes = note, *by_head(repository), *accepted_by(source, day)
    return Reading(
        root=root,
        source=source,
        clock=clock._replace(chosen=clock.chosen or day),
        revision=revision.commit,
        inside=revision.folder,
        past=past,
        day=day or datetime.date.max,
        notes=notes,
    )
