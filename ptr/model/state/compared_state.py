"""One of the two states that are compared: what may differ is at hand, all else is read on demand."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TypeVar

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place, place_of
from ptr.model.fields.walk import Leaf, citations, survey
from ptr.model.state.registry_state import RegistryState

D = TypeVar("D", bound=Document)


def _nothing(_: str) -> None:
    return None


def _is(leaf: Leaf, kind: str, key: str) -> bool:
    return leaf.label.ref == kind and leaf.text == key


class ComparedState(RegistryState):
    """A registry at one moment, as far as a comparison needs it.

    `documents` are those that may differ, by path; `unread` the paths of files that may differ and could not be read.
    `load` reads any other document (None if there is none, or it is not valid), `paths` lists what lies in a folder,
    `mention` the files of units that contain a text, `sift` those of some files that may contain one of some words.
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
        """Take what may differ, and how to read the rest; without that there is no rest."""
        self.documents = dict(documents)
        self.unread = frozenset(unread)
        self.load = load
        self.list_paths = paths or self._paths_at_hand
        self.mention = mention or (lambda _: self.list_paths("units/"))
        self.sift = sift or (lambda paths, _: paths)
        self._loaded: dict[str, Document | None] = {}

    def document_at(self, path: str) -> Document | None:
        """Return the document at a path."""
        document = self.documents.get(path)
        if document is not None or path in self.unread:
            return document
        if path not in self._loaded:
            self._loaded[path] = self.load(path)
        return self._loaded[path]

    def naming(self, kind: type[D], unit: str, words: Collection[str]) -> Iterator[tuple[Place, D]]:
        """Yield the documents that may name one of some words.

        What may differ is at hand and always yielded; of the rest nothing is kept.
        """
        folder = kind.PATH.partition("{key}")[0].format(unit=unit)
        paths = sorted(self.list_paths(folder)) if words else []
        sifted = {*self.sift([path for path in paths if path not in self.documents], words)}
        for path in paths:
            place = place_of(path)
            document = self.documents.get(path) or (self.load(path) if path in sifted else None)
            if place and isinstance(document, kind):
                yield place, document

    def holder(self, key: str, unit: str = "") -> Place | None:
        """Return where a power that is not withheld stands, in this unit if possible, else in any."""
        paths = sorted(path for path in self.list_paths("units") if path.endswith(f"/{key}.yaml"))
        for path in sorted(paths, key=lambda path: not path.startswith(f"units/{unit}/")):
            place = place_of(path)
            if place and isinstance(self.document_at(path), Power):
                return place
        return None

    def units(self) -> list[str]:
        """List the folders of the units, in their order."""
        places = map(place_of, sorted(self.list_paths("units/")))
        return [place.unit for place in places if place and place.type == Unit.TYPE]

    def places_in(self, unit: str) -> list[Place]:
        """List what stands in a unit's folder, in the order of paths."""
        return [place for place in map(place_of, sorted(self.list_paths(f"units/{unit}/"))) if place]

    def places_of(self, key: str) -> list[Place]:
        """List where documents of units with a key stand, powers withheld or not, in the order of paths."""
        return [place for place in self._places.get(key, ()) if self.document_at(place.path)]

    @cached_property
    def _places(self) -> dict[str, list[Place]]:
        """The places of the powers of all units, by key; made at the first question, which lists every path."""
        places: dict[str, list[Place]] = {}
        for place in filter(None, map(place_of, sorted(self.list_paths("units")))):
            if place.type in (Power.TYPE, Withheld.TYPE):
                places.setdefault(place.key, []).append(place)
        return places

    def citing(self, law: str) -> Iterator[tuple[Place, Document]]:
        """Yield the documents of units that cite a law by its key, in the order of paths."""
        for path in sorted(self.mention(law)):
            place, document = place_of(path), self.document_at(path)
            if place and document and any(citation.law == law for _, citation in citations(document)):
                yield place, document

    def referring(self, kind: str, key: str, unit: str = "") -> Iterator[tuple[Place, Document, list[Pointer]]]:
        """Yield the documents of units, or of one, that refer to a thing, with the places where they do."""
        for path in sorted(self.mention(key)):
            place = place_of(path) if path.startswith(f"units/{unit}/" if unit else "units/") else None
            document = self.document_at(path) if place else None
            named = [leaf.pointer for leaf in survey(document).refs if _is(leaf, kind, key)] if document else []
            if place and document and named:
                yield place, document, named

    def _paths_at_hand(self, folder: str) -> Iterator[str]:
        return (path for path in self.documents if path.startswith(folder))
