"""What becomes of powers that others succeed: passed down, merged or split."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import Final

from ptr.changes.comparison import Comparison, predecessors
from ptr.changes.edits import PRESENCE, UNIT, Edit
from ptr.changes.kind import Match
from ptr.changes.pairs import Pair, subject_of
from ptr.model.documents._common import Status, Tier
from ptr.model.documents.power import Power
from ptr.model.fields.document import Document
from ptr.model.fields.field import ChangeClass
from ptr.model.results.change import Part, Subject

SUCCESSION: Final = (PRESENCE, "succeeds", "source")
"""Where a power names what it succeeds, or what it was delegated from."""


class SuccessionKind(Enum):
    """How a power came from another."""

    DELEGATED = "delegated"
    TAKEN_BACK = "taken_back"
    MERGED = "merged"
    SPLIT = "split"


def succession_kind(heir: Pair, key: str, all: Comparison) -> SuccessionKind | None:
    """Return how a power came from the one it newly succeeds, or None where it merely replaced it."""
    giver = giver_of(key, all)
    power = heir.after
    if not isinstance(power, Power) or giver is None:
        return None
    from_there = power.source.kind == "delegated" and power.source.from_power == key
    old = giver.after or giver.before
    direction = _direction(old, power)
    if from_there or direction is SuccessionKind.DELEGATED:
        return SuccessionKind.DELEGATED
    if direction is SuccessionKind.TAKEN_BACK:
        return SuccessionKind.TAKEN_BACK
    if len(predecessors(heir)) + (heir.before is not None) > 1:
        return SuccessionKind.MERGED
    return SuccessionKind.SPLIT if goes_on(giver) or len(all.heirs[key]) > 1 else None


def moved(pair: Pair) -> SuccessionKind | None:
    """Return whether one power moved to a unit of another level: passed down, or taken back from below."""
    return _direction(pair.before, pair.after) if pair.one(UNIT) and pair.one("level") else None


def moved_match(pair: Pair) -> Match:
    """Return the change of a power that moved to another unit, with its body and level, which go with it."""
    claims = (*pair.edits_of(UNIT), *pair.edits_of("level"), *pair.edits_of("body"))
    return Match(pair=pair, claims=claims, parts=(Part("unit", ("单位", "unit")),), units=pair.units)


def _direction(old: Document | None, new: Document | None) -> SuccessionKind | None:
    if not (isinstance(old, Power) and isinstance(new, Power)) or old.level is new.level:
        return None
    down = list(Tier).index(new.level) > list(Tier).index(old.level)
    return SuccessionKind.DELEGATED if down else SuccessionKind.TAKEN_BACK


def heirs(key: str, kind: SuccessionKind, all: Comparison) -> list[Pair]:
    """List the powers that came from one by this kind of succession."""
    return [heir for heir in all.heirs.get(key, ()) if succession_kind(heir, key, all) is kind]


def givers(heir: Pair, kind: SuccessionKind, all: Comparison) -> list[Pair]:
    """List the powers from which one came by this kind of succession."""
    former = [giver_of(key, all) for key in predecessors(heir) if succession_kind(heir, key, all) is kind]
    return [giver for giver in former if giver]


def giver_of(key: str, all: Comparison) -> Pair | None:
    """Return a power that is succeeded, even if it is unchanged, or None if it is unknown."""
    pair = all.power(key)
    place = None if pair else all.after.holder(key)
    power = all.after.power(key) if place else None
    if place and power:
        return Pair(family=Power.TYPE, was=place, now=place, before=power, after=power, edits=())
    return pair


def goes_on(giver: Pair) -> bool:
    """Return whether a power continues beside what came from it."""
    return isinstance(giver.after, Power) and giver.after.status is not Status.ABOLISHED


def joined(heir: Pair, kind: SuccessionKind, all: Comparison) -> Iterator[Match]:
    """Yield one change, with everyone concerned, for a power that came from others."""
    parts = givers(heir, kind, all)
    if parts:
        others = tuple(subject(giver) for giver in parts)
        yield Match(
            pair=heir,
            claims=(*came(heir), *(edit for giver in parts for edit in ended(giver))),
            beside=tuple(parts),
            values=(tuple(other.name for other in others), heir.subject.name),
            units=tuple(dict.fromkeys((*(other.unit for other in others), heir.place.unit))),
            others=others,
            partial=any(map(goes_on, parts)),
        )


def ended(giver: Pair) -> list[Edit]:
    """Return the edits by which a power ended, if it did: its status, dates, inventory or removal."""
    return [] if goes_on(giver) else status_edits(giver)


def status_edits(pair: Pair) -> list[Edit]:
    """Return the edits of a power's state: status, dates, inventory, predecessors; or its addition or removal."""
    first = [edit for edit in pair.edits if edit.names in (("status",), (PRESENCE,))]
    return first + [edit for edit in pair.edits if edit.change is ChangeClass.STATUS and edit not in first]


def passed_on(key: str, kind: SuccessionKind, all: Comparison) -> Iterator[Match]:
    """Yield one change, with everyone concerned, for a power that went to others in whole or in part."""
    giver, receivers = giver_of(key, all), heirs(key, kind, all)
    if giver and receivers:
        others = tuple(subject(heir) for heir in receivers)
        units = dict.fromkeys((giver.place.unit, *(other.unit for other in others)))
        beside = tuple(receivers) if kind is SuccessionKind.SPLIT else ()
        claims = (*ended(giver), *(edit for heir in beside for edit in came(heir)))
        yield Match(
            pair=giver,
            claims=claims,
            beside=beside,
            values=(subject(giver).name, tuple(other.name for other in others)),
            units=tuple(units),
            others=others,
            partial=goes_on(giver),
        )


def came(heir: Pair) -> list[Edit]:
    """Return the edits by which a power came from others."""
    return heir.edits_of(PRESENCE) or heir.edits_of("succeeds") + heir.edits_of("source")


def subject(pair: Pair) -> Subject:
    """Return what a pair is about."""
    return subject_of(pair.place, pair.after or pair.before)
