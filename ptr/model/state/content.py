"""The content of the files that filings cover: its name in Git, and the digest of its data."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.types import Place
from ptr.model.state.covered import COVERED, ONE_OF_MANY

COVERED_TYPES = frozenset(kind.TYPE for kinds in COVERED.values() for kind in kinds)


class Content(Struct, frozen=True, array_like=True, gc=False):
    """One file's content: the id that Git gives its bytes, and the digest of its data, "" where it has none."""

    blob: str
    digest: str


class Contents:
    """The contents of a registry's files, by unit and subject of filing; each is read at most once."""

    def __init__(
        self,
        read: Callable[[str], Content],
        places: Callable[[str], Iterable[Place]],
        known: Iterable[tuple[Place, Content]] = (),
    ) -> None:
        """Take what is known already, which is complete for its units, and how to list and read the files of others."""
        self._read, self._places = read, places
        self._by_type: dict[tuple[str, str], dict[str, Content | None]] = defaultdict(dict)
        self._digests: dict[str, str] = {}
        self._units: set[str] = set()
        for place, content in known:
            self._units.add(place.unit)
            self._by_type[place.unit, place.type][place.path] = content
            self._digests[content.blob] = content.digest

    def digest_of(self, blob: str) -> str | None:
        """Return the digest of a blob that a known file holds; None for any other."""
        return self._digests.get(blob)

    def of(self, place: Place) -> Content:
        """Return what a file holds; empty where there is none."""
        files = self._files(place.unit, place.type)
        return self._content(files, place.path) if place.path in files else Content("", "")

    def covered(self, subject: FilingSubject, unit: str, of: str) -> dict[str, str]:
        """Return the digests of the files that a unit files under a subject, by path."""
        digests = {}
        for kind in COVERED[subject]:
            files = self._files(unit, kind.TYPE)
            one = kind.PATH.format(unit=unit, key=of)
            for path in (one,) if subject in ONE_OF_MANY else tuple(files):
                if path in files:
                    digests[path] = self._content(files, path).digest
        return digests

    def _files(self, unit: str, kind: str) -> dict[str, Content | None]:
        if unit not in self._units:
            self._units.add(unit)
            for place in self._places(unit):
                self._by_type[unit, place.type][place.path] = None
        return self._by_type[unit, kind]

    def _content(self, files: dict[str, Content | None], path: str) -> Content:
        content = files[path]
        if content is None:
            content = files[path] = self._read(path)
            self._digests[content.blob] = content.digest
        return content
