"""The registry at one moment: what is where, with indexes, so that no rule has to search."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from operator import attrgetter
from typing import Final, TypeVar

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import PowerClass
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, Stray, document_types
from ptr.model.fields.walk import survey
from ptr.model.state.codeowners import OwnersFile
from ptr.model.state.days import Days
from ptr.model.state.registry_state import RegistryState
from ptr.model.state.vocabulary import Vocabulary
from ptr.model.time.clock import Belief
from ptr.model.time.deadline import WorkingDays
from ptr.model.time.today import Today

D = TypeVar("D", bound=Document)

EVERYTHING: Final = "*"
"""The question about more than paths and listings; no document's path begins like it or like a listing."""


def listing(kind: type[Document], unit: str = "") -> str:
    """Return the name of the question which documents of a type exist, in one unit or in all."""
    return f"{EVERYTHING}{kind.TYPE}/{unit}"


class Snapshot(RegistryState):
    """A registry's documents: the few are kept whole, the many are known by place and loaded on demand.

    `kept` holds the documents of types that are not streamed; `load` reads any document again (None if it is not
    valid), `mentioning` yields the places whose files may hold one of some keys; `national_laws` are the titles in the
    bundled table by key, `belief` says which days of commits are believed, `published` are the working days by official
    notice. Pure: all input and output is behind `load`, `mentioning` and `published`.
    """

    def __init__(
        self,
        *,
        places: Iterable[Place],
        strays: Iterable[Stray] = (),
        kept: Mapping[str, Document],
        load: Callable[[Place], Document | None],
        mentioning: Callable[[Collection[str]], Iterator[Place]],
        today: datetime.date,
        belief: Belief | None = None,
        national_laws: Mapping[str, Law],
        published: WorkingDays,
        codeowners: OwnersFile | None = None,
    ) -> None:
        """Index the places."""
        self._places = tuple(sorted(places, key=attrgetter("path")))
        self._strays = tuple(sorted(strays, key=attrgetter("path")))
        self._kept = dict(kept)
        self._asked: set[str] = set()
        self.alike: Callable[[], Mapping[str, str]] = dict
        self.today = Today(today)
        self.belief = belief or Belief(today)
        self.national_laws = national_laws
        self._codeowners = codeowners
        self._published = published
        self._load = load
        self._mentioning = mentioning
        self._by_path = {place.path: place for place in self._places}
        self._by_type: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in self._places:
            self._by_type[place.type, ""].append(place)
            if place.unit:
                self._by_type[place.type, place.unit].append(place)

    @contextmanager
    def watched(self) -> Iterator[set[str]]:
        """Collect what is asked of the snapshot meanwhile: paths, listings, `*` for more than these.

        The answers to these questions, the documents that belong to no unit or office, and today are all that a check
        can depend on.
        """
        asked: set[str] = set()
        self._asked = asked
        try:
            yield asked
        finally:
            self._asked = set()

    @property
    def places(self) -> tuple[Place, ...]:
        """Every document's place, in the order of paths."""
        self._asked.add(EVERYTHING)
        return self._places

    @property
    def strays(self) -> tuple[Stray, ...]:
        """What lies in the registry without belonging to it, in the order of paths."""
        self._asked.add(EVERYTHING)
        return self._strays

    @property
    def codeowners(self) -> OwnersFile | None:
        """The CODEOWNERS of the registry's folder, if there is one."""
        self._asked.add(EVERYTHING)
        return self._codeowners

    @property
    def units(self) -> dict[str, Unit]:
        """Units by folder name."""
        self._asked.add(EVERYTHING)
        return self._units

    @cached_property
    def _units(self) -> dict[str, Unit]:
        return {place.unit: unit for place, unit in self.documents(Unit)}

    @property
    def owners(self) -> tuple[list[str], list[str]]:
        """Who owns files: the folders of units, valid or not, and the keys of the offices."""
        offices = [office.id for office in self.registry.offices] if self.registry else []
        return sorted({place.unit for place in self.places if place.unit}), offices

    @cached_property
    def laws(self) -> dict[str, Law]:
        """Legal sources by key."""
        return {place.key: law for place, law in self.documents(Law)}

    @cached_property
    def classes(self) -> dict[str, PowerClass]:
        """Classes of power by key."""
        return {item.id: item for item in self.registry.classes} if self.registry else {}

    def claims(self, unit: str, stage: Stage) -> bool:
        """Return whether a unit is active and claims to have reached a stage."""
        holder = self.one(Unit, unit)
        return holder is not None and holder.status == "active" and holder.stage.claims(stage)

    def holder(self, key: str, unit: str = "") -> Place | None:
        """Return where a power stands, withheld or not, in this unit if possible, else in any."""
        here = (self.place(kind.PATH.format(unit=unit, key=key)) for kind in (Power, Withheld))
        place = next(filter(None, here), None)
        if place is None:
            self._asked.update((listing(Power), listing(Withheld)))
            place = self._powers.get(key)
        return place

    @cached_property
    def _powers(self) -> dict[str, Place]:
        return {place.key: place for kind in (Withheld, Power) for place in self.of(kind)}

    @cached_property
    def days(self) -> Days:
        """The calendar by which terms are calculated."""
        return Days((document for _, document in self.documents(Calendar)), self._published, self.today)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The keys by which documents refer to things."""
        return Vocabulary(self)

    def document_at(self, path: str) -> Document | None:
        """Return the document at a path, or None if there is none, or it is not valid."""
        place = self.place(path)
        return self.document(place) if place else None

    def place(self, path: str) -> Place | None:
        """Return the place of a path if there is a document; the path may be any text that somebody wrote."""
        if not path.startswith(EVERYTHING):
            self._asked.add(path)
        return self._by_path.get(path)

    def document(self, place: Place) -> Document | None:
        """Return the document at a place, or None if it is not valid."""
        self._asked.add(place.path)
        return self._kept.get(place.path) or (self._load(place) if document_types()[place.type].STREAMED else None)

    def of(self, kind: type[Document], unit: str = "") -> list[Place]:
        """List the places of one type, of one unit or of all."""
        self._asked.add(listing(kind, unit))
        return self._by_type.get((kind.TYPE, unit), [])

    def documents(self, kind: type[D], unit: str = "") -> Iterator[tuple[Place, D]]:
        """Yield the valid documents of one type in the order of their paths."""
        for place in self.of(kind, unit):
            document = self.document(place)
            if isinstance(document, kind):
                yield place, document

    def naming(self, kind: type[D], unit: str, words: Collection[str]) -> Iterator[tuple[Place, D]]:
        """Yield the documents of a type in a unit, whatever they name: they are at hand."""
        return self.documents(kind, unit)

    def referring(self, things: Collection[tuple[str, str]]) -> Iterator[Place]:
        """Yield the places of the documents that name one of some things, each given by kind and key."""
        self._asked.add(EVERYTHING)
        for place in self._mentioning({key for _, key in things}) if things else ():
            document = self.document(place)
            if document and any((leaf.label.ref, leaf.text) in things for leaf in survey(document).refs):
                yield place
