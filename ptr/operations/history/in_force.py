"""The registry as it was: at a revision, or as in force on a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final, TypeVar

from msgspec import Struct

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place, place_of
from ptr.model.results.unchecked import Wholeness
from ptr.model.state.covered import unit_of
from ptr.model.state.filings import filed_items, last_accepted
from ptr.model.time.clock import Clock
from ptr.model.time.written_day import is_written_day, read_day
from ptr.operations.history.trace import Tracer
from ptr.store.git.ancestry import last_before
from ptr.store.git.blobs import LINK, SUBMODULE, blobs_of
from ptr.store.git.checkout import checkout, left_out
from ptr.store.git.repository import Repository
from ptr.store.git.revision_source import RevisionSource
from ptr.store.git.worktree import hidden
from ptr.store.open import Known, format_in, read_document
from ptr.store.source import Entry, Source, Unreadable

D = TypeVar("D", bound=Document)

FILED: Final = (Unit.TYPE, Catalogue.TYPE, Power.TYPE)
"""Types of the documents that a catalogue filing holds."""


class Reading(Struct, frozen=True, kw_only=True):
    """What a command reads: the registry's folder, its files, the clock to judge by, and notes on how they were chosen.

    `revision` is the commit read and `inside` the registry's folder in it, `past` how a sheet names the state; all are
    empty for the working tree. `known` is what was already read in other states.
    """

    root: Path
    source: Source
    clock: Clock
    revision: str = ""
    inside: str | None = None
    past: str = ""
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
    if not is_written_day(moment):
        source = RevisionSource(repository, repository.revision(moment))
        note = f"读取版本 {moment}（{source.name}）", f"reading the revision {moment} ({source.name})"
        return Reading(
            root=root,
            source=source,
            clock=clock,
            revision=source.revision.commit,
            inside=source.revision.folder,
            past=f"版本 {source.name}",
            notes=(note,),
        )
    try:
        day = read_day(moment)
    except ValueError:
        raise PtrError(f"没有 {moment} 这一天", f"{moment} is not a valid date, like 2026-01-31") from None
    base = RevisionSource(repository, repository.revision(_last_on(repository, day)))
    filed, notes = _filed(repository, base, day)
    texts: list[Bilingual] = [
        (
            f"截至 {day}：已准予备案的职权目录按备案内容，其余按当日最后一次提交（{base.name}）",
            f"as of {day}: catalogues as filed and accepted by then, all else as last committed ({base.name})",
        )
        if filed
        else (
            f"截至 {day} 没有准予备案的职权目录；读取当日最后一次提交（{base.name}）",
            f"no catalogue was accepted by {day}; reading the last commit of that day ({base.name})",
        ),
        *notes,
    ]
    return Reading(
        root=root,
        source=AsFiled(base, filed) if filed else base,
        clock=clock._replace(chosen=clock.chosen or day),
        revision=base.revision.commit,
        inside=base.revision.folder,
        past=f"{day.year}年{day.month}月{day.day}日",
        notes=tuple(texts),
    )


class AsFiled:
    """A revision in which units' catalogues are as they were filed: exactly the files that the filing lists."""

    def __init__(self, base: Source, filed: Mapping[str, tuple[Filing, Source]]) -> None:
        """Take the revision, and by unit the filing in force with the revision it was made from."""
        self._base, self._filed = base, filed

    @property
    def name(self) -> str:
        """The revision."""
        return self._base.name

    def entries(self) -> Iterator[Entry]:
        """Yield the files; for a filed catalogue, those in the filing."""
        for entry in self._base.entries():
            if self._source(entry.path) is self._base:
                yield entry
        for filing, source in self._filed.values():
            by_path = {entry.path: entry for entry in source.entries()}
            yield from (by_path[path] for path in filing.files if path in by_path)

    def read(self, path: str) -> bytes:
        """Read a file of the filing, or of the revision."""
        source = self._source(path)
        if source is None:
            raise Unreadable("not in the filing")
        return source.read(path)

    def _source(self, path: str) -> Source | None:
        place = place_of(path)
        if place is None or place.type not in FILED or place.unit not in self._filed:
            return self._base
        filing, source = self._filed[place.unit]
        return source if path in filing.files else None


def _last_on(repository: Repository, day: datetime.date) -> str:
    """Return the last commit on or before a day; `PtrError` says since when there is any."""
    try:
        return last_before(repository, day + datetime.timedelta(days=1))
    except PtrError as error:
        zh, en = error.message
        raise PtrError(f"{day} 的情况不详：{zh}", f"unknown on {day}: {en}") from None


def _filed(
    repository: Repository, base: RevisionSource, day: datetime.date
) -> tuple[dict[str, tuple[Filing, Source]], list[Bilingual]]:
    """Find by unit the last catalogue filing accepted by a day, with the revision it was made from."""
    items = filed_items(_documents(base, Filing), _documents(base, Decision), until=day)
    last = [item for item in last_accepted(items.values()).values() if item.filing.subject is FilingSubject.CATALOGUE]
    in_force: dict[str, tuple[Filing, Source]] = {}
    notes: list[Bilingual] = []
    traced = Tracer(repository.folder).trace({item.key: (item.place, item.filing) for item in last})
    for item in last:
        unit, commit, former = item.place.unit, traced[item.key].commit, unit_of(item.filing.files)
        if former != unit:
            notes.append(
                (
                    f"{unit}：报送 {item.key} 时单位代号是 {former}，按当日最后一次提交读取",
                    f"{unit}: the unit was called {former} when it submitted {item.key}; reading the last commit",
                )
            )
        elif commit:
            in_force[unit] = item.filing, RevisionSource(repository, repository.revision(commit))
        else:
            notes.append(
                (
                    f"{unit}：找不到报送 {item.key} 时的提交，按当日最后一次提交读取",
                    f"{unit}: the commit of the filing {item.key} is not known here; reading the last commit",
                )
            )
    return in_force, notes


def _documents(source: Source, kind: type[D]) -> Iterator[tuple[Place, D]]:
    format = format_in(source)
    for entry in source.entries():
        place = place_of(entry.path) if entry.what == "file" else None
        if place and place.type == kind.TYPE:
            document = read_document(source, place, format).document
            if isinstance(document, kind):
                yield place, document
