"""The filing numbers (备案号) that sheets carry: that of the accepted filing, and whether its content is unchanged."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache, cached_property, lru_cache

from msgspec import Struct

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.state.covered import covered
from ptr.model.state.filed_item import FiledItem, PlacedDecision
from ptr.model.state.filings import filed_items, newest
from ptr.model.state.snapshot import Snapshot
from ptr.operations.history.trace import digests
from ptr.store.source import Source

CHANGED = "（备案后有变更）"


class Number(Struct, frozen=True):
    """What a sheet says of its filing, "" if it is not filed, and the files it is taken from.

    `watched` are the files that could change it, where nothing may be uncommitted.
    """

    text: str
    paths: tuple[str, ...]
    watched: tuple[str, ...]


class Numbers:
    """The numbers of one registry, from its own files: no history is read."""

    def __init__(self, source: Source, snapshot: Snapshot) -> None:
        """Take the files and the snapshot that was read from them."""
        self._source, self._snapshot = source, snapshot
        self._last, self._covered = cache(self._find), cache(self._covers)
        self._digest = cache(lambda path: digests(source, [path])[path])

    def number(self, unit: str, subject: FilingSubject, paths: Collection[str]) -> Number:
        """Return the number under which the inputs of a sheet, within a unit's subject, were last accepted.

        Only those files of the filing count that the sheet is made of, so that a change of one chart does not affect
        another. A catalogue of a later edition is not filed, whether or not an earlier one was, nor is a chart added
        later; any other change since is noted beside the number, because the office accepted a different text.
        """
        last, watched = self._last(unit, subject)
        if last is None or not last.number:
            return Number("", (), watched)
        catalogue = self._snapshot.one(Catalogue, unit)
        if subject is FilingSubject.CATALOGUE and catalogue and catalogue.edition != last.filing.edition:
            return Number("", (), watched)
        chosen = frozenset(paths)
        now = {path for path in self._covered(unit, subject, last.filing.of) if _within(path, chosen)}
        filed = {path: digest for path, digest in last.filing.files.items() if _within(path, chosen)}
        if not filed:
            return Number("", (), watched)
        stands = now == set(filed) and all(self._digest(path) == digest for path, digest in filed.items())
        evidence = last.place.path, last.decisions[-1][0].path
        return Number(last.number + ("" if stands else CHANGED), evidence, watched)

    def _find(self, unit: str, subject: FilingSubject) -> tuple[FiledItem | None, tuple[str, ...]]:
        """Find the last accepted filing, and the files where another could be recorded."""
        filings = [(place, each) for place, each in self._snapshot.documents(Filing, unit) if each.subject is subject]
        offices = [office.id for office in self._snapshot.registry.offices] if self._snapshot.registry else []
        answers = (Decision.PATH.format(office=office, key=place.key) for place, _ in filings for office in offices)
        watched = (Filing.PATH.rpartition("/")[0].format(unit=unit), *answers)
        items = filed_items(filings, self._decisions).values() if filings else ()
        return newest(item for item in items if item.is_accepted), watched

    def _covers(self, unit: str, subject: FilingSubject, of: str) -> list[str]:
        return covered(subject, unit, of, (place.path for place in self._snapshot.places if place.unit == unit))

    @cached_property
    def _decisions(self) -> list[PlacedDecision]:
        return list(self._snapshot.documents(Decision))


def _within(path: str, paths: frozenset[str]) -> bool:
    """Return whether a file is, or lies in, one of the files and folders that a sheet is made of."""
    return not paths.isdisjoint(_upwards(path))


@lru_cache(4096)
def _upwards(path: str) -> tuple[str, ...]:
    """Return a path and the folders above it."""
    parts = path.split("/")
    return tuple("/".join(parts[:end]) for end in range(len(parts), 0, -1))
