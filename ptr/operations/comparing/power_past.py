"""What the past tells of one power: its documents at each commit, the statements and filings that name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from msgspec import Struct

from ptr.changes.pairs import subject_of
from ptr.model import migrations
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing
from ptr.model.documents.registry import Registry
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place, place_of
from ptr.model.results.change import Subject
from ptr.model.state.compared_state import ComparedState
from ptr.store.git.document_past import Past, Step
from ptr.store.git.repository import State
from ptr.store.open import format_in, read_document
from ptr.store.source import MemorySource, Unreadable

LATEST: Final = 1 << 60
"""The place of the working tree, after every commit."""


class Shown(Struct, frozen=True, kw_only=True):
    """A document that tells of the power: where it is, and where on the main line it came."""

    place: Place
    document: Document
    at: int


class Reader:
    """The power's documents at each step, read in one go."""

    def __init__(self, past: Past, steps: Iterable[Step]) -> None:
        blobs = {blob.id for step in steps for pair in step.blobs.values() for blob in pair if blob and blob.id}
        self._raws = dict(past.read_blobs(each for each in blobs if each.strip("0")))
        self._past = past
        self._formats: dict[str, int] = {}
        self.last: Subject | None = None

    def sides(self, step: Step) -> tuple[ComparedState, ComparedState, Bilingual | None]:
        """Give both sides of a step, and why one cannot be read."""
        before: dict[str, Document] = {}
        after: dict[str, Document] = {}
        unread: Bilingual | None = None
        for path, pair in step.blobs.items():
            for held, blob, parent in ((before, pair[0], True), (after, pair[1], False)):
                if blob is None:
                    continue
                document = self._document(path, blob.id, step.commit, parent)
                if document is None:
                    unread = f"{path} 读不出来", f"{path} cannot be read"
                else:
                    held[path] = document
                    self.last = subject_of(placed(path), document)
        closed = set(step.blobs) if unread else set()
        return ComparedState(before, unread=closed), ComparedState(after, unread=closed), unread

    def begins(self, step: Step) -> bool:
        """Tell whether the registry itself came with this commit, so that its powers were entered, not added."""
        parent = self._past.known(f"{step.commit}^") if step.commit else "HEAD"
        try:
            return not parent or not self._past.state(parent)
        except PtrError:
            return True

    def _document(self, path: str, blob: str, commit: str, parent: bool) -> Document | None:
        raw = self._raws.get(blob)
        if raw is None and not blob.strip("0"):
            try:
                raw = self._past.read_disk(path)
            except Unreadable:
                return None
        if raw is None:
            return None
        return read_document(MemorySource({path: raw}), placed(path), self._format(commit, parent)).document

    def _format(self, commit: str, parent: bool) -> int:
        """Look up the format of a commit, or of the one before it."""
        revision = f"{commit or 'HEAD'}{'^' if parent and commit else ''}"
        if revision not in self._formats:
            self._formats[revision] = migrations.CURRENT
            known = self._past.known(revision)
            with suppress(Unreadable, PtrError):
                raw = self._past.read(self._past.state(known), Registry.PATH) if known else b""
                self._formats[revision] = format_in(MemorySource({Registry.PATH: raw}))
        return self._formats[revision]


def placed(path: str) -> Place:
    """Give the place of a path at which a document is known to stand."""
    place = place_of(path)
    assert place is not None
    return place


def shown_of(past: Past, state: State | None, key: str, line: Mapping[str, int]) -> tuple[Shown, ...]:
    """Read the statements and filings that name the power, with the place where each came to the main line."""
    wanted = {Adjustment.TYPE, Filing.TYPE}
    named = [path for path in past.naming(state, key, "units") if (place := place_of(path)) and place.type in wanted]
    came = past.added(state.commit if state else "HEAD", named)
    found = []
    for path in named:
        document = read_at(past, state, path)
        names = isinstance(document, Filing) or (isinstance(document, Adjustment) and key in document.powers)
        if document and names:
            found.append(Shown(place=placed(path), document=document, at=line.get(came.get(path, ""), LATEST)))
    return tuple(found)


def accepted(past: Past, state: State | None, shown: Iterable[Shown]) -> dict[str, Decision]:
    """Give the decisions by which filings were accepted."""
    found = {}
    for each in shown:
        for path in past.naming(state, each.place.key, "offices") if isinstance(each.document, Filing) else ():
            document = read_at(past, state, path) if place_of(path) else None
            if isinstance(document, Decision) and document.outcome is DecisionOutcome.ACCEPTED:
                found[document.filing] = document
    return found


def read_at(past: Past, state: State | None, path: str) -> Document | None:
    """Read a document of a state, or of the working tree; None where there is no good one."""
    try:
        raw = past.read(state, path) if state else past.read_disk(path)
    except Unreadable:
        return None
    files = {kept: held for kept, held in past.read_many(state, [Registry.PATH]) if held is not None}
    format = format_in(MemorySource(files))
    return read_document(MemorySource({path: raw}), placed(path), format).document
