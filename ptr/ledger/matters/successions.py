"""Units that end: what they leave open passes to the successor, else to the office that the unit files with.

The successor is the one unit that its powers went to; where they went to several, the one that got the power that
something is owed for. What is done in the papers of the ended unit stays there, and another does it.
"""

from __future__ import annotations

from collections.abc import Iterator

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters import editions
from ptr.ledger.matters.handing_on import hand_back, hand_on
from ptr.ledger.memory.owed import Owed
from ptr.ledger.noted import path_of
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change
from ptr.model.results.obligation import Demand

ENDED = ("unit.abolished", "unit.merged")
MERGED = ("power.merged", "power.taken_back")


def end(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: where powers went, which units ended or work again; what they left open passes on."""
    went = [each for change in step.changes for each in _moves(change)]
    for key, giver, taker in went:
        ledger.memory.heirs.setdefault(giver, {})[key] = taker
        ledger.memory.heirs.get(taker, {}).pop(key, None)
    for change in step.changes:
        if change.subject.type == Unit.TYPE and change.kind in ENDED:
            takers = dict.fromkeys(taker for _, giver, taker in went if giver == change.subject.unit)
            ledger.memory.ended[change.subject.unit] = next(iter(takers)) if len(takers) == 1 else ""
        elif change.subject.type == Unit.TYPE and change.kind == "unit.added":
            _revive(ledger, step, change.subject.unit)
    pass_on(ledger, step)


def _moves(change: Change) -> Iterator[tuple[str, str, str]]:
    """Yield which power went from which unit to which by a change."""
    if change.subject.type != Power.TYPE or not change.now:
        return
    place, was = place_of(path_of(change)), place_of(change.was.path) if change.was else None
    if place and was and was.unit != place.unit:
        yield change.subject.key, was.unit, place.unit
    for other in change.others if place and change.kind in MERGED else ():
        if place and other.type == Power.TYPE and other.unit != place.unit:
            yield other.key, other.unit, place.unit


def _revive(ledger: Ledger, step: CommittedStep, unit: str) -> None:
    """Give a unit that works again what it left open."""
    if ledger.memory.ended.pop(unit, None) is None:
        return
    for owed in ledger.memory.owed:
        if owed.closed is None and any(each.unit == unit for each in owed.borne_before):
            hand_back(ledger, step, owed, unit)
        elif owed.closed is None and owed.unit == unit:
            owed.office = ""


def pass_on(ledger: Ledger, step: CommittedStep) -> None:
    """Let what an ended unit owes be owed by who succeeds it, as far as that is known by now."""
    for unit in ledger.memory.ended:
        for demand in Demand:
            for owed in ledger.open(demand, unit):
                _settle_bearer(ledger, step, owed)


def _settle_bearer(ledger: Ledger, step: CommittedStep, owed: Owed) -> None:
    bearer = owed.bearer or owed.unit
    while bearer in ledger.memory.ended:
        heir = _heir(ledger, owed, bearer)
        if not heir or any(each.unit == heir for each in owed.borne_before):
            owed.office = _office(ledger, step, owed.office, bearer)
            return
        if not hand_on(ledger, step, owed, heir):
            return
        bearer = heir
    if owed.closed is None and owed.demand is Demand.CATALOGUE:
        editions.close(ledger, owed, step)


def _heir(ledger: Ledger, owed: Owed, unit: str) -> str:
    """Return who succeeds a unit in what it owes; "" where nobody is known to."""
    heirs, sole = ledger.memory.heirs.get(unit, {}), ledger.memory.ended[unit]
    if sole:
        return sole
    keys = [owed.subject.key] if owed.subject.type == Power.TYPE else [*owed.powers, *owed.names]
    for takers in ({*heirs.values()}, {heirs[key] for key in keys if key in heirs}):
        if len(takers) == 1:
            return takers.pop()
    return ""


def _office(ledger: Ledger, step: CommittedStep, known: str, unit: str) -> str:
    """Return the office that bears what no unit succeeds to: the one filed with, or the one that succeeds that."""
    registry = step.after.registry
    filed = [each for each in ledger.memory.submissions.values() if each.unit == unit]
    office = known or (max(filed, key=lambda each: each.step).office if filed else "")
    if not office and registry and len(registry.offices) == 1:
        office = registry.offices[0].id
    return (registry.office_in_charge(office) if registry else "") or office
