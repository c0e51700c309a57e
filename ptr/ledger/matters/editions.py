"""Editions of the catalogue (clause 三.2): an entry whose power differs is owed until an edition holds it as it is."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory import Closing, Owed
from ptr.ledger.noted import demanded, owed_for, powers_of
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand
from ptr.model.state.catalogue_entry import entry_digest, in_catalogue
from ptr.model.state.compared_state import ComparedState


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: entries that are stale from now on, and those that an edition, or the content, set right."""
    for change in step.changes:
        for unit, required in demanded(change, Demand.CATALOGUE):
            if ledger.past_inventory(unit) and step.after.one(Catalogue, unit):
                for owed in _stale(change, unit, owed_for(change, unit, required, step), step):
                    _add(ledger, owed)
    for unit in step.units:
        for owed in ledger.open(Demand.CATALOGUE, unit=unit):
            if step.touches(Catalogue.PATH.format(unit=unit), Power.PATH.format(unit=unit, key=owed.subject.key)):
                close(ledger, owed, step)


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
    wanted = _digest(step.after, owed.subject.key, owed.unit)
    if edition.entries.get(owed.subject.key, "") == wanted:
        before = step.before.one(Catalogue, owed.unit)
        issued = before is None or before.entries.get(owed.subject.key, "") != wanted
        ledger.close(owed, Closing(path if issued else "", step.day, step.index, undone=not issued))


def _digest(state: ComparedState, key: str, unit: str) -> str:
    """Return the digest that an edition must hold of a power; "" where it must not list the power."""
    power = state.document_at(Power.PATH.format(unit=unit, key=key))
    return entry_digest(power) if isinstance(power, Power) and in_catalogue(power) else ""
