"""Editions of the catalogue (clause 三.2): an entry whose power differs is owed until an edition holds it as it is.

What changes a power and asks for no revision, like a slip of the pen, leaves its entry what it was.
"""

from __future__ import annotations

from collections.abc import Iterator

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.owed import Closing, Owed
from ptr.ledger.net import net
from ptr.ledger.noted import demanded, owed_for, powers_of
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand
from ptr.model.state.catalogue_entry import entry_digest, first_alike, in_catalogue, same_entry
from ptr.model.state.compared_state import ComparedState


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: entries that are stale from now on, and those that an edition, or the content, set right."""
    revised: set[tuple[str, str]] = set()
    for change in step.changes:
        for unit, required in demanded(change, Demand.CATALOGUE):
            revised |= {(unit, key) for key in powers_of(change)}
            if ledger.past_inventory(unit) and step.after.one(Catalogue, unit):
                for owed in _stale(change, unit, owed_for(change, unit, required, step), step):
                    _add(ledger, owed)
    for unit, was, now in _reworded(step):
        if (unit, now.id) not in revised:
            _note_alike(ledger, step, unit, was, now)
    for unit in step.units:
        for owed in ledger.open(Demand.CATALOGUE, unit=unit):
            if step.touches(Catalogue.PATH.format(unit=unit), Power.PATH.format(unit=unit, key=owed.subject.key)):
                close(ledger, owed, step)


def _reworded(step: CommittedStep) -> Iterator[tuple[str, Power, Power]]:
    """Yield the powers that a step changed where they stand, with their units, as they were and as they are."""
    for path, now in step.after.documents.items() if not step.is_first else ():
        was, place = step.before.documents.get(path), place_of(path)
        if place and isinstance(was, Power) and isinstance(now, Power) and in_catalogue(was) and in_catalogue(now):
            yield place.unit, was, now


def _note_alike(ledger: Ledger, step: CommittedStep, unit: str, was: Power, now: Power) -> None:
    """Note that an entry says what it said, also as the edition recorded it."""
    alike, edition = ledger.memory.alike, step.before.one(Catalogue, unit)
    before, after = entry_digest(was), entry_digest(now)
    if before != after:
        recorded = edition.entries.get(now.id, "") if edition else ""
        known = {after, *([recorded] if recorded and same_entry(recorded, was, alike) else ())}
        first = first_alike(before, alike)
        alike.update({last: first for last in (first_alike(each, alike) for each in known) if last != first})


def _stale(change: Change, unit: str, owed: Owed, step: CommittedStep) -> Iterator[Owed]:
    """Yield what is owed for each power whose entry a change makes stale; for a unit's own change, one for the unit."""
    if change.subject.type == Unit.TYPE:
        edition = step.before.one(Catalogue, unit)
        owed.digest = edition.edition if edition else ""
        yield owed
        return
    for key in sorted(powers_of(change)):
        if _digest(step.before, key, unit) != _digest(step.after, key, unit):
            yield _of(owed, change, key, unit)


def _of(owed: Owed, change: Change, key: str, unit: str) -> Owed:
    named = next((each for each in (change.subject, *change.others) if each.key == key), change.subject)
    copy = Owed(**{name: getattr(owed, name) for name in owed.__struct_fields__})
    copy.subject = Subject(type=Power.TYPE, key=key, unit=unit, name=named.name)
    return copy


def _add(ledger: Ledger, owed: Owed) -> None:
    """Note a stale entry once; further changes of the same step join it, and later ones while it is open too."""
    for known in ledger.open(Demand.CATALOGUE, unit=owed.unit):
        if known.subject.key == owed.subject.key and known.subject.type == owed.subject.type:
            known.changes, known.joined = tuple(dict.fromkeys((*known.changes, *owed.changes))), owed.step
            return
    ledger.add(owed)


def close(ledger: Ledger, owed: Owed, step: CommittedStep) -> None:
    """Close what an edition, or the content, set right."""
    edition = step.after.one(Catalogue, owed.unit)
    if edition is None:
        return
    path = Catalogue.PATH.format(unit=owed.unit)
    if owed.subject.type == Unit.TYPE:
        if edition.edition != owed.digest:
            ledger.close(owed, Closing(path, step.day, step.index))
        return
    key, alike = owed.subject.key, ledger.memory.alike
    power, recorded = _power(step.after, key, owed.unit), edition.entries.get(key, "")
    if same_entry(recorded, power, alike):
        before = step.before.one(Catalogue, owed.unit)
        issued = before is None or not same_entry(before.entries.get(key, ""), power, alike)
        ledger.close(owed, Closing(path if issued else "", step.day, step.index, undone=not issued))
    elif power and (was := _as_before(owed, step)) and same_entry(recorded, was, alike):
        _note_alike(ledger, step, owed.unit, was, power)
        ledger.close(owed, Closing("", step.day, step.index, undone=True))


def _as_before(owed: Owed, step: CommittedStep) -> Power | None:
    """Return a power as it was before what is owed for it, if what is left of its changes asks for no revision."""
    if owed.former is None or not owed.former.blob:
        return None
    was = step.load(owed.former.path, owed.former.blob)
    left = net(step, owed.former, Power.PATH.format(unit=owed.unit, key=owed.subject.key))
    asked = any(unit == owed.unit for change in left for unit, _ in demanded(change, Demand.CATALOGUE))
    return was if isinstance(was, Power) and not asked else None


def _digest(state: ComparedState, key: str, unit: str) -> str:
    """Return the digest that an edition must hold of a power; "" where it must not list the power."""
    power = _power(state, key, unit)
    return entry_digest(power) if power and in_catalogue(power) else ""


def _power(state: ComparedState, key: str, unit: str) -> Power | None:
    power = state.document_at(Power.PATH.format(unit=unit, key=key))
    return power if isinstance(power, Power) else None
