"""The past of one power: its documents at each commit, and the statements and filings that name it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Final

from msgspec import Struct

from ptr.changes.pairs import subject_of
from ptr.model import migrations
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.documents.registry import Registry
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place, place_of
from ptr.model.results.change import Subject
from ptr.model.state.compared_state import ComparedState
from ptr.model.state.filed_item import FiledItem
from ptr.model.state.filings import filed_items
from ptr.store.git.document_commits import DocumentCommit, added, naming
from ptr.store.git.objects import read_blobs
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import RevisionFiles, read_on_disk
from ptr.store.open import format_in, read_document
from ptr.store.source import MemorySource, Unreadable

LATEST: Final = 1 << 60
"""The position of the working tree, after every commit."""


class Shown(Struct, frozen=True, kw_only=True):
    """A document that names the power: its place, and the position on the main line at which it was added."""

    place: Place
    document: Document
    position: int


class Reader:
    """The power's documents at each step, read all at once."""

    def __init__(self, repository: Repository, steps: Iterable[DocumentCommit]) -> None:
        blobs = {blob.id for step in steps for pair in step.blobs.values() for blob in pair if blob and blob.id}
        self._raws = dict(read_blobs(repository, (each for each in blobs if each.strip("0"))))
        self._repository = repository
        self._formats: dict[str, int] = {}
        self.last: Subject | None = None

    def states(self, step: DocumentCommit) -> tuple[ComparedState, ComparedState, Bilingual | None]:
        """Return the states before and after a step, and why one cannot be read."""
        before: dict[str, Document] = {}
        after: dict[str, Document] = {}
        unread: Bilingual | None = None
        for path, pair in step.blobs.items():
            for documents, blob, parent in ((before, pair[0], True), (after, pair[1], False)):
                if blob is None:
                    continue
                document = self._document(path, blob.id, step.commit, parent)
                if document is None:
                    unread = f"{path} 读不出来", f"{path} cannot be read"
                else:
                    documents[path] = document
                    self.last = subject_of(placed(path), document)
        closed = set(step.blobs) if unread else set()
        return ComparedState(before, unread=closed), ComparedState(after, unread=closed), unread

    def surroundings(self, step: DocumentCommit) -> tuple[ComparedState, ComparedState]:
        """Return the registry before and after a step, read as far as it is asked for."""
        return self._around(step.commit, parent=True), self._around(step.commit, parent=False)

    def begins(self, step: DocumentCommit) -> bool:
        """Return whether this commit created the registry, so that its powers were entered rather than added."""
        parent = self._repository.find_commit(f"{step.commit}^") if step.commit else "HEAD"
        try:
            return not parent or not self._repository.revision(parent)
        except PtrError:
            return True

    def _around(self, commit: str, *, parent: bool) -> ComparedState:
        """Return the registry as a commit left it, or before it; without a commit, the working tree or HEAD."""
        name = (f"{commit}^" if parent else commit) if commit else ("HEAD" if parent else "")
        if name and not self._repository.find_commit(name):
            return ComparedState({})
        state = self._repository.revision(name) if name else None
        return ComparedState({}, load=lambda path: read_at(self._repository, state, path))

    def _document(self, path: str, blob: str, commit: str, parent: bool) -> Document | None:
        raw = self._raws.get(blob)
        if raw is None and not blob.strip("0"):
            try:
                raw = read_on_disk(self._repository, path)
            except Unreadable:
                return None
        if raw is None:
            return None
        return read_document(MemorySource({path: raw}), placed(path), self._format(commit, parent)).document

    def _format(self, commit: str, parent: bool) -> int:
        """Return the format of a commit, or of its parent."""
        revision = f"{commit or 'HEAD'}{'^' if parent and commit else ''}"
        if revision not in self._formats:
            self._formats[revision] = migrations.CURRENT
            with suppress(PtrError):
                state = self._repository.revision(revision)
                [(_, raw)] = RevisionFiles(self._repository).read_many(state, [Registry.PATH])
                if raw is not None:
                    self._formats[revision] = format_in(MemorySource({Registry.PATH: raw}))
        return self._formats[revision]


def placed(path: str) -> Place:
    """Return the place of a path that is known to hold a document."""
    place = place_of(path)
    assert place is not None
    return place


def shown_of(repository: Repository, state: Revision | None, key: str, line: Mapping[str, int]) -> tuple[Shown, ...]:
    """Read the statements and filings that name the power, with the position on the main line where each was added."""
    wanted = {Adjustment.TYPE, Filing.TYPE}
    named = [
        path for path in naming(repository, state, key, "units") if (place := place_of(path)) and place.type in wanted
    ]
    came = added(repository, state.commit if state else "HEAD", named)
    shown = []
    for path in named:
        document = read_at(repository, state, path)
        names = isinstance(document, Filing) or (isinstance(document, Adjustment) and key in document.powers)
        if document and names:
            shown.append(Shown(place=placed(path), document=document, position=line.get(came.get(path, ""), LATEST)))
    return tuple(shown)


def filed(repository: Repository, state: Revision | None, shown: Iterable[Shown]) -> dict[str, FiledItem]:
    """Join the filings that name the power with the decisions on them."""
    filings = [(each.place, each.document) for each in shown if isinstance(each.document, Filing)]
    paths = {path for place, _ in filings for path in naming(repository, state, place.key, "offices")}
    read = ((place, read_at(repository, state, path)) for path in paths if (place := place_of(path)))
    return filed_items(filings, ((place, document) for place, document in read if isinstance(document, Decision)))


def read_at(repository: Repository, state: Revision | None, path: str) -> Document | None:
    """Read a document of a state, or of the working tree; None if there is no valid one."""
    files = {
        kept: raw for kept, raw in RevisionFiles(repository).read_many(state, [path, Registry.PATH]) if raw is not None
    }
    if path not in files:
        return None
    return read_document(MemorySource(files), placed(path), format_in(MemorySource(files))).document
