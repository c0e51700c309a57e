"""The registry at one moment: what stands where, with indexes, so that no rule has to search."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, cached_property
from operator import attrgetter
from typing import Final, TypeVar

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.law import Law
from ptr.model.documents.power import Limit, LimitUnit, Power
from ptr.model.documents.registry import Policy, PowerClass, Registry
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, Stray, document_types
from ptr.model.fields.walk import definitions, kinds_defined, survey
from ptr.model.state.codeowners import OwnersFile
from ptr.model.time.deadline import Arranged, Interval, WorkingDays, deadline
from ptr.model.time.today import Today

D = TypeVar("D", bound=Document)

OLDEST: Final = 1949
"""Before it no year's arrangement is looked for."""
STREAMED_KINDS = {"power": ("power", "withheld"), "flow": ("flow",), "record": ("record",), "filing": ("filing",)}
NAMED_BY_FILE = {**STREAMED_KINDS, "unit": ("unit",)}
"""Kinds whose keys are names of files or folders of all units, by the types of document that may stand there."""
EVERYTHING: Final = "*"
"""The question about more than paths and listings; no document's path begins like it, nor like a listing."""


def listing(kind: type[Document], unit: str = "") -> str:
    """Name the question which documents of a type there are, in one unit or in all."""
    return f"{EVERYTHING}{kind.TYPE}/{unit}"


@cache
def _kinds(provider: type[Document]) -> frozenset[str]:
    """The kinds of things that a document type defines inside itself; it is none of them."""
    return kinds_defined(provider) - {provider.TYPE}


class Snapshot:
    """A registry's documents: the few kept whole, the many known by place and loaded on demand.

    `kept` holds the documents of types that are not streamed; `load` reads any document again (None if it is not
    valid), `mentioning` gives the places whose files may hold one of some keys; `national_laws` are the titles in the
    bundled table by key, `published` the working days by official notice. Pure: all input and output is behind `load`,
    `mentioning` and `published`.
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
        national_laws: Mapping[str, Law],
        published: WorkingDays,
        codeowners: OwnersFile | None = None,
    ) -> None:
        """Index the places."""
        self._places = tuple(sorted(places, key=attrgetter("path")))
        self._strays = tuple(sorted(strays, key=attrgetter("path")))
        self._kept = dict(kept)
        self._asked: set[str] = set()
        self._definitions: dict[str, dict[str, set[str]]] = {}
        self.today = Today(today)
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
        """What lies in the registry and is no part of it, in the order of paths."""
        self._asked.add(EVERYTHING)
        return self._strays

    @property
    def codeowners(self) -> OwnersFile | None:
        """The CODEOWNERS of the registry's folder, if there is one."""
        self._asked.add(EVERYTHING)
        return self._codeowners

    @property
    def registry(self) -> Registry | None:
        """The registry document, or None where it is missing or not valid."""
        document = self._kept.get(Registry.PATH)
        return document if isinstance(document, Registry) else None

    @property
    def policy(self) -> Policy:
        """The registry's choices, or the defaults where there is no registry document."""
        return self.registry.policy if self.registry else Policy()

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

    def one(self, kind: type[D], unit: str) -> D | None:
        """Give the document of which a unit has one (`unit.yaml`, `catalogue.yaml`), or None if it is not valid."""
        place = self.place(kind.PATH.format(unit=unit))
        document = self.document(place) if place else None
        return document if isinstance(document, kind) else None

    def claims(self, unit: str, stage: Stage) -> bool:
        """Tell whether a unit is active and claims to have reached a stage."""
        holder = self.one(Unit, unit)
        return holder is not None and holder.status == "active" and holder.stage.claims(stage)

    def holder(self, key: str, unit: str) -> Place | None:
        """Tell where a power stands, first in this unit, else wherever; withheld ones too."""
        here = (self.place(kind.PATH.format(unit=unit, key=key)) for kind in (Power, Withheld))
        place = next(filter(None, here), None)
        if place is None:
            self._asked.update((listing(Power), listing(Withheld)))
            place = self._powers.get(key)
        return place

    def power(self, key: str, unit: str) -> Power | None:
        """Give a power by its key, first of this unit, else wherever it stands; withheld ones too."""
        place = self.holder(key, unit)
        document = self.document(place) if place else None
        return document if isinstance(document, Power) else None

    @cached_property
    def _powers(self) -> dict[str, Place]:
        return {place.key: place for kind in (Withheld, Power) for place in self.of(kind)}

    @cached_property
    def working_days(self) -> WorkingDays:
        """Which days are worked: by the registry's calendar documents first, then as published."""
        return Arranged((document for _, document in self.documents(Calendar)), self._published)

    def last_day(
        self,
        event: datetime.date,
        value: int,
        unit: LimitUnit = LimitUnit.CALENDAR_DAYS,
        suspended: Sequence[Interval] = (),
    ) -> datetime.date | None:
        """Give the last day of a term; None while a year that matters has no published arrangement."""
        found = deadline(event, Limit(value=value, unit=unit), self.working_days, suspended)
        return found.date if found and not found.provisional else None

    @property
    def unpublished(self) -> frozenset[int]:
        """The years up to today's whose arrangement is not published, or not known here."""
        last = year = self.today.year
        while year > OLDEST and self.working_days.is_working(datetime.date(year, 1, 1)) is None:
            year -= 1
        return frozenset(range(year + 1, last + 1))

    def place(self, path: str) -> Place | None:
        """Give the place of a path, if a document stands there; the path may be any text that somebody wrote."""
        if not path.startswith(EVERYTHING):
            self._asked.add(path)
        return self._by_path.get(path)

    def document(self, place: Place) -> Document | None:
        """Give the document at a place, or None if it is not valid."""
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

    def has(self, kind: str, name: str, unit: str = "") -> bool:
        """Tell whether something of a kind (`post`, `law`, `power` …) is known by this key, in this unit or at all."""
        return name in self.names(kind, unit)

    def knows(self, kind: str, unit: str = "") -> bool:
        """Tell whether the document that defines the things of a kind was read; if not, nobody can say what exists."""
        if kind in _kinds(Unit):
            return self.one(Unit, unit) is not None
        return kind not in _kinds(Registry) or self.registry is not None

    def names(self, kind: str, unit: str = "") -> set[str]:
        """Give the keys known of a kind; kinds that belong to a unit are looked up in it."""
        self._asked.update(listing(document_types()[name]) for name in NAMED_BY_FILE.get(kind, ()))
        if kind in _kinds(Unit):
            path = Unit.PATH.format(unit=unit)
            self._asked.add(path)
            return self._defined(path).get(kind, set())
        return self._names[kind]

    def referring(self, things: Collection[tuple[str, str]]) -> Iterator[Place]:
        """Yield the places of the documents that name one of some things, each given by kind and key."""
        self._asked.add(EVERYTHING)
        for place in self._mentioning({key for _, key in things}) if things else ():
            document = self.document(place)
            if document and any((leaf.label.ref, leaf.text) in things for leaf in survey(document).refs):
                yield place

    @cached_property
    def _names(self) -> defaultdict[str, set[str]]:
        """Keys by kind. A unit and what is streamed are known by their files before they are read."""
        names: defaultdict[str, set[str]] = defaultdict(set, self._defined(Registry.PATH))
        for kind, types in NAMED_BY_FILE.items():
            names[kind] = {place.key for name in types for place in self._by_type[name, ""]}
        names["law"] = {place.key for place in self.of(Law)}
        names["field"] = set(document_types()["power"].__struct_encode_fields__)
        return names

    def _defined(self, path: str) -> dict[str, set[str]]:
        """Give the keys by kind that the registry's or a unit's own document gives to things."""
        if path not in self._definitions:
            found: dict[str, set[str]] = defaultdict(set)
            document = self._kept.get(path)
            for item in definitions(document) if document else ():
                found[item.label.defines].add(item.text)
            self._definitions[path] = found
        return self._definitions[path]
