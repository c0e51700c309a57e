"""Pairs each document of one state with its counterpart in the other, and lists how the two differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from msgspec import Struct

from ptr.changes.edits import FOLDER, PRESENCE, UNIT, Edit, edits
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.model.results.change import Subject
from ptr.model.state.compared_state import ComparedState

TRAVELLING = {Power.TYPE: Power.TYPE, Withheld.TYPE: Power.TYPE, Flow.TYPE: Flow.TYPE}
"""Types of documents that are known by their key wherever they stand, with the name of their family."""


class Pair(Struct, frozen=True, eq=False, kw_only=True):
    """One document on both sides; None on the side where there is none."""

    family: str
    was: Place | None
    now: Place | None
    before: Document | None
    after: Document | None
    edits: tuple[Edit, ...]

    @property
    def place(self) -> Place:
        """Where the document stands, or stood last."""
        place = self.now or self.was
        assert place is not None
        return place

    @property
    def subject(self) -> Subject:
        """What changed, by its present or last name."""
        return subject_of(self.place, self.after or self.before)

    @property
    def units(self) -> tuple[str, ...]:
        """The units that held and hold it, in that order."""
        return tuple(dict.fromkeys(place.unit for place in (self.was, self.now) if place and place.unit))

    def edits_of(self, *names: str) -> list[Edit]:
        """Return the edits of a field and of what it holds."""
        return [edit for edit in self.edits if edit.names[: len(names)] == names]

    def one(self, *names: str) -> Edit | None:
        """Return the edit of exactly this field."""
        return next((edit for edit in self.edits if edit.names == names), None)


def subject_of(place: Place, document: Document | None) -> Subject:
    """Return what a document is about; a withheld power is a power."""
    name = str(getattr(document, "name", "") or getattr(document, "title", "") or "")
    type = TRAVELLING.get(place.type, place.type)
    return Subject(type=type, key=place.key or place.path, unit=place.unit, name=name)


def units_of(subjects: Iterable[Subject]) -> tuple[str, ...]:
    """Return the units of subjects, each once."""
    return tuple(dict.fromkeys(subject.unit for subject in subjects if subject.unit))


class Comparison:
    """All that differs between two states, paired."""

    def __init__(self, before: ComparedState, after: ComparedState) -> None:
        """Pair the documents; what could not be read in one state is not compared."""
        self.before, self.after = before, after
        self.pairs = tuple(_pairs(before, after))
        self._by_key = {(pair.family, pair.place.key): pair for pair in self.pairs}

    def power(self, key: str) -> Pair | None:
        """Return the pair of a power that differs."""
        return self._by_key.get((Power.TYPE, key))

    def touched(self, law: str) -> tuple[Subject, ...]:
        """Return the powers and charts that cite a law, as they are now."""
        citing = ((place, document) for place, document in self.after.citing(law) if place.type in TRAVELLING)
        return tuple(subject_of(place, document) for place, document in citing)

    @cached_property
    def heirs(self) -> dict[str, list[Pair]]:
        """The powers that newly name a predecessor, by predecessor."""
        heirs: defaultdict[str, list[Pair]] = defaultdict(list)
        for pair in self.pairs:
            for key in _newly_succeeded(pair):
                heirs[key].append(pair)
        return heirs

    @cached_property
    def handed_over(self) -> dict[str, set[str]]:
        """The units to which powers moved, by the unit they came from."""
        receivers: defaultdict[str, set[str]] = defaultdict(set)
        for pair in self.pairs:
            if pair.family == Power.TYPE and pair.was and pair.now and pair.was.unit != pair.now.unit:
                receivers[pair.was.unit].add(pair.now.unit)
        return receivers


def predecessors(pair: Pair) -> tuple[str, ...]:
    """List the powers that a power newly succeeds, or was newly delegated from."""
    return tuple(_newly_succeeded(pair))


def _newly_succeeded(pair: Pair) -> Iterator[str]:
    if isinstance(pair.after, Power):
        former = pair.before if isinstance(pair.before, Power) else None
        named = {**dict.fromkeys(pair.after.succeeds), **_delegated_from(pair.after)}
        known = {*former.succeeds, *_delegated_from(former)} if former else set()
        yield from (key for key in named if key not in known)


def _delegated_from(power: Power) -> dict[str, None]:
    key = power.source.from_power if power.source.kind == "delegated" else None
    return {key: None} if key else {}


def _pairs(before: ComparedState, after: ComparedState) -> Iterator[Pair]:
    olds, news = _families(before), _families(after)
    closed = {_family(place) for side in (before, after) for place in map(place_of, side.unread) if place}
    for family in sorted({*olds, *news} - closed):
        for was, now in _matched(olds.get(family, []), news.get(family, [])):
            pair = _pair(family[0], was, now, before, after)
            if pair.edits:
                yield pair


def _families(side: ComparedState) -> dict[tuple[str, str], list[Place]]:
    families: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in map(place_of, sorted(side.documents)):
        if place:
            families[_family(place)].append(place)
    return families


def _family(place: Place) -> tuple[str, str]:
    family = TRAVELLING.get(place.type)
    return (family, place.key) if family else (place.type, place.path)


def _matched(olds: list[Place], news: list[Place]) -> Iterator[tuple[Place | None, Place | None]]:
    """Match what stayed in place, then what moved; the rest was added or removed."""
    stayed = {place.path for place in olds} & {place.path for place in news}
    yield from ((place, place) for place in olds if place.path in stayed)
    gone = [place for place in olds if place.path not in stayed]
    come = [place for place in news if place.path not in stayed]
    for position in range(max(len(gone), len(come))):
        yield (gone[position] if position < len(gone) else None, come[position] if position < len(come) else None)


def _pair(family: str, was: Place | None, now: Place | None, before: ComparedState, after: ComparedState) -> Pair:
    old = before.documents[was.path] if was else None
    new = after.documents[now.path] if now else None
    differences: list[Edit] = []
    if old is None or new is None or was is None or now is None:
        differences.append(_special(PRESENCE, old, new))
    else:
        if was.unit != now.unit:
            differences.append(_special(UNIT, was.unit, now.unit))
        if was.type != now.type:
            differences.append(_special(FOLDER, was.type, now.type))
        differences += edits(old, new)
    return Pair(family=family, was=was, now=now, before=old, after=new, edits=tuple(differences))


def _special(name: str, before: Any, after: Any) -> Edit:
    was, now = (None if before is None else ()), (None if after is None else ())
    return Edit(names=(name,), change=None, was=was, now=now, before=before, after=after)
