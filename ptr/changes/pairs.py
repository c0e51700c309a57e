"""Pairs each document of one state with its counterpart in the other, and lists how the two differ."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from msgspec import Struct

from ptr.changes.edits import FOLDER, PRESENCE, RETURNED, UNIT, Edit, edits
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.model.results.change import Subject
from ptr.model.state.compared_state import ComparedState

TRAVELLING = {Power.TYPE: Power.TYPE, Withheld.TYPE: Power.TYPE, Flow.TYPE: Flow.TYPE}
"""Types of documents that are known by their key wherever they stand, with the name of their family."""


class PendingPower(Struct, frozen=True):
    """A power that a unit gave away and nobody has taken yet: where it stood last, and what it was."""

    place: Place
    power: Power


class Promise(Struct, frozen=True):
    """What an earlier statement says of a power: which unit gives it, and which are to take it."""

    giver: str
    receivers: tuple[str, ...]


class Pair(Struct, frozen=True, eq=False, kw_only=True):
    """One document on both sides; None on the side where there is none.

    What was `pending` left its unit earlier: it is compared with what was given away then, and its giver owes nothing
    for it now.
    """

    family: str
    was: Place | None
    now: Place | None
    before: Document | None
    after: Document | None
    edits: tuple[Edit, ...]
    pending: bool = False

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


def pairs_of(before: ComparedState, after: ComparedState, pending: Mapping[str, PendingPower]) -> Iterator[Pair]:
    """Yield the documents that differ; a power that was given away earlier is compared with what was given."""
    olds, news = _families(before), _families(after)
    closed = {_family(place) for side in (before, after) for place in map(place_of, side.unread) if place}
    for family in sorted({*olds, *news} - closed):
        away = pending.get(family[1]) if family[0] == Power.TYPE and family not in olds else None
        for was, now in _matched(olds.get(family, []), news.get(family, [])):
            if away and now:
                yield _taken(away, now, after)
                away = None
                continue
            pair = _pair(family[0], was, now, before, after)
            if pair.edits:
                yield pair


def _taken(away: PendingPower, now: Place, after: ComparedState) -> Pair:
    """Pair a power that was given away with what a unit took, or what its giver holds again."""
    document = after.documents[now.path]
    returned = away.place.unit == now.unit
    first = _special(RETURNED, None, now.unit) if returned else _special(UNIT, away.place.unit, now.unit)
    folder = (_special(FOLDER, away.place.type, now.type),) if away.place.type != now.type else ()
    return Pair(
        family=Power.TYPE,
        was=away.place,
        now=now,
        before=away.power,
        after=document,
        edits=(first, *folder, *edits(away.power, document)),
        pending=True,
    )


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
