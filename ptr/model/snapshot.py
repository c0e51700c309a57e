"""The registry at one moment: what stands where, with indexes, so that no rule has to search."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from typing import TypeVar

from ptr.model.codeowners import OwnersFile
from ptr.model.deadline import Arranged, Interval, WorkingDays, deadline
from ptr.model.document import Document
from ptr.model.documents.calendar import Calendar
from ptr.model.documents.law import Law
from ptr.model.documents.power import Limit, LimitUnit, Power
from ptr.model.documents.registry import Policy, PowerClass, Registry
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.pointer import Pointer
from ptr.model.types import Place, Stray, document_types
from ptr.model.walk import declared, named

D = TypeVar("D", bound=Document)

STREAMED_KINDS = {"power": ("power", "withheld"), "flow": ("flow",), "record": ("record",), "filing": ("filing",)}


@cache
def _kinds(provider: type[Document]) -> frozenset[str]:
    """The kinds of things that a document type defines inside itself; it is none of them."""
    return frozenset(shape.label.defines for shape in declared(provider, "defines")) - {provider.TYPE}


class Snapshot:
    """A registry's documents: the few kept whole, the many known by place and loaded on demand.

    `kept` holds the documents of types that are not streamed; `load` reads any document again (None if it is not
    valid); `national_laws` are the titles in the bundled table by key, `published` the working days by official notice.
    Pure: all input and output is behind `load` and `published`.
    """

    def __init__(
        self,
        *,
        places: Iterable[Place],
        strays: Iterable[Stray] = (),
        kept: Mapping[str, Document],
        load: Callable[[Place], Document | None],
        today: datetime.date,
        national_laws: Mapping[str, Law],
        published: WorkingDays,
        codeowners: OwnersFile | None = None,
    ) -> None:
        """Index the places; `today` is the one clock of every rule."""
        self.places = tuple(sorted(places, key=lambda place: place.path))
        self.strays = tuple(sorted(strays, key=lambda stray: stray.path))
        self.kept = dict(kept)
        self.today = today
        self.national_laws = national_laws
        self.codeowners = codeowners
        self.missing_years: set[int] = set()
        """Years without published arrangement that some term, asked for so far, reached into."""
        self._published = published
        self._load = load
        self._by_path = {place.path: place for place in self.places}
        self._by_type: dict[tuple[str, str], list[Place]] = defaultdict(list)
        for place in self.places:
            self._by_type[place.type, ""].append(place)
            if place.unit:
                self._by_type[place.type, place.unit].append(place)

    @property
    def registry(self) -> Registry | None:
        """The registry document, or None where it is missing or not valid."""
        document = self.kept.get(Registry.PATH)
        return document if isinstance(document, Registry) else None

    @property
    def policy(self) -> Policy:
        """The registry's choices, or the defaults where there is no registry document."""
        return self.registry.policy if self.registry else Policy()

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units by folder name."""
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

    def power(self, key: str, unit: str) -> Power | None:
        """Give a power by its key, first of this unit, else wherever it stands; withheld ones too."""
        here = (self.place(kind.PATH.format(unit=unit, key=key)) for kind in (Power, Withheld))
        place = next(filter(None, here), None) or self._powers.get(key)
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
        """Give the last day of a term; None while a year that matters has no published arrangement, which is noted."""
        found = deadline(event, Limit(value=value, unit=unit), self.working_days, suspended)
        self.missing_years.update(found.missing_years if found else ())
        return found.date if found and not found.provisional else None

    def place(self, path: str) -> Place | None:
        """Give the place of a path, if a document stands there."""
        return self._by_path.get(path)

    def document(self, place: Place) -> Document | None:
        """Give the document at a place, or None if it is not valid."""
        return self.kept.get(place.path) or (self._load(place) if document_types()[place.type].STREAMED else None)

    def of(self, kind: type[Document], unit: str = "") -> list[Place]:
        """List the places of one type, of one unit or of all."""
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
            return unit in self.units
        return kind not in _kinds(Registry) or self.registry is not None

    def names(self, kind: str, unit: str = "") -> set[str]:
        """Give the keys known of a kind; kinds that belong to a unit are looked up in it."""
        return self._names[kind, unit] or self._names[kind, ""]

    def referrers(self, kind: str, name: str, unit: str = "") -> list[tuple[Place, Pointer]]:
        """List the places that name something of a kind by its key; for a unit's own kinds, within that unit."""
        return self._references.get((kind, unit if kind in _kinds(Unit) else "", name), [])

    @cached_property
    def _references(self) -> dict[tuple[str, str, str], list[tuple[Place, Pointer]]]:
        """Places by what they refer to; every document is read once for it."""
        index: dict[tuple[str, str, str], list[tuple[Place, Pointer]]] = defaultdict(list)
        for place in self.places:
            document = self.document(place)
            for item in named(document, "ref") if document else ():
                kind = item.label.ref
                index[kind, place.unit if kind in _kinds(Unit) else "", item.text].append((place, item.pointer))
        return index

    @cached_property
    def _names(self) -> defaultdict[tuple[str, str], set[str]]:
        """Keys by kind and unit. A streamed document is known by its file stem before it is read."""
        names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for kind, types in STREAMED_KINDS.items():
            for name in types:
                names[kind, ""].update(place.key for place in self._by_type[name, ""])
        names["law", ""].update(place.key for place in self.of(Law))
        names["field", ""].update(document_types()["power"].__struct_encode_fields__)
        for path, document in self.kept.items():
            unit = path.split("/")[1] if path.startswith("units/") else ""
            for item in named(document, "defines"):
                kind = item.label.defines
                names[kind, unit if kind in _kinds(Unit) else ""].add(item.text)
        names["unit", ""].update(self.units)
        return names
