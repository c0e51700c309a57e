"""One of the two sides of a comparison: what may differ is at hand, all else is read when asked for."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from ptr.model.documents.power import Power
from ptr.model.documents.registry import Policy, Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.model.fields.walk import citations

D = TypeVar("D", bound=Document)


def _nothing(_: str) -> None:
    return None


class Side:
    """A registry at one moment, as far as a comparison looks at it.

    `documents` are those that may differ, by path; `unread` the paths of files that may differ and could not be read.
    `load` reads any other document (None if there is none, or it is not valid), `paths` lists what lies in a folder,
    `mention` the files of units in which a text stands, `sift` those of some files in which one of some words may.
    """

    def __init__(
        self,
        documents: Mapping[str, Document],
        *,
        unread: Iterable[str] = (),
        load: Callable[[str], Document | None] = _nothing,
        paths: Callable[[str], Iterable[str]] | None = None,
        mention: Callable[[str], Iterable[str]] | None = None,
        sift: Callable[[Sequence[str], Collection[str]], Iterable[str]] | None = None,
    ) -> None:
        """Take what may differ, and how the rest is reached; without that there is no rest."""
        self.documents = dict(documents)
        self.unread = frozenset(unread)
        self._load = load
        self._list = paths or self._held
        self._mention = mention or (lambda _: self._list("units/"))
        self._sift = sift or (lambda paths, _: paths)
        self._loaded: dict[str, Document | None] = {}

    def at(self, path: str) -> Document | None:
        """Give the document at a path."""
        found = self.documents.get(path)
        if found is not None or path in self.unread:
            return found
        if path not in self._loaded:
            self._loaded[path] = self._load(path)
        return self._loaded[path]

    def naming(self, kind: type[D], unit: str, words: Collection[str]) -> Iterator[tuple[Place, D]]:
        """Yield the valid documents of a type in a unit that may name one of some words, in the order of their paths.

        What may differ is at hand and yielded in any case; of the rest nothing is kept.
        """
        folder = kind.PATH.partition("{key}")[0].format(unit=unit)
        paths = sorted(self._list(folder)) if words else []
        sifted = {*self._sift([path for path in paths if path not in self.documents], words)}
        for path in paths:
            place = place_of(path)
            document = self.documents.get(path) or (self._load(path) if path in sifted else None)
            if place and isinstance(document, kind):
                yield place, document

    def power(self, key: str) -> tuple[Place, Power] | None:
        """Find a power by its key in whatever unit."""
        for path in sorted(path for path in self._list("units") if path.endswith(f"/{key}.yaml")):
            place = place_of(path)
            document = self.at(path) if place else None
            if place and isinstance(document, Power):
                return place, document
        return None

    def citing(self, law: str) -> Iterator[tuple[Place, Document]]:
        """Yield what in the units cites a law by its key, in the order of paths."""
        for path in sorted(self._mention(law)):
            place, document = place_of(path), self.at(path)
            if place and document and any(citation.law == law for _, citation in citations(document)):
                yield place, document

    def unit(self, unit: str) -> Unit | None:
        """Give a unit's own document."""
        document = self.at(Unit.PATH.format(unit=unit))
        return document if isinstance(document, Unit) else None

    @property
    def policy(self) -> Policy:
        """The registry's choices, or the defaults where there is no registry document."""
        document = self.at(Registry.PATH)
        return document.policy if isinstance(document, Registry) else Policy()

    def _held(self, folder: str) -> Iterator[str]:
        return (path for path in self.documents if path.startswith(folder))
