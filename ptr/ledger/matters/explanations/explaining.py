"""Which changes a statement explains (clause 三.1), each once; with a statement, what is filed for its changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.explanations.reversing import join_filings, reversed_by
from ptr.ledger.matters.filings import file_with
from ptr.ledger.memory.claim import Claim
from ptr.ledger.memory.owed import Closing, Owed
from ptr.ledger.net import net
from ptr.model.documents.filing import FilingSubject
from ptr.model.results.change import fingerprint
from ptr.model.results.obligation import Demand

GIVEN: Final = "power.given"
ASKED: Final = (Demand.STATEMENT, Demand.SUPERVISION)


def explain(ledger: Ledger, step: CommittedStep) -> None:
    """Let each statement that still has claims take what it explains."""
    waiting = [claim for claim in ledger.memory.claims if _is_waiting(claim, step)]
    if not waiting:
        return
    asked = [owed for demand in ASKED for owed in ledger.open(demand)]
    for claim in waiting:
        fitting = [owed for owed in asked if owed.closed is None and fits(ledger, claim, owed, step)]
        later = [owed for owed in fitting if owed.opened >= claim.event]
        for owed in later or fitting:
            claim.used = tuple(dict.fromkeys((*claim.used, *common(claim, owed))))
            claim.took = tuple(dict.fromkeys((*claim.took, *owed.changes)))
            if owed.demand is Demand.STATEMENT or claim.supervision:
                ledger.close(owed, Closing(claim.path, step.day, step.index))
            if owed.subject.key not in claim.gave:
                _date(ledger, owed, claim)
            if owed.demand is Demand.STATEMENT and {claim.unit} <= {*bearers(owed), *ledger.memory.ended}:
                file_with(ledger, step, owed, (claim.key, claim.unit))
            elif owed.demand is Demand.STATEMENT:
                _spare_filing(ledger, step, owed, claim)
            join_filings(ledger, claim, owed)
            if owed.kind == GIVEN:
                claim.gave = tuple(dict.fromkeys((*claim.gave, owed.subject.key)))


def _is_waiting(claim: Claim, step: CommittedStep) -> bool:
    """Return whether a statement still has something to explain: objects without a change, within its term."""
    if claim.superseded or claim.event > claim.day:
        return False
    fresh = step.index in (claim.step, claim.revised)
    return fresh or bool(claim.gave) or (step.day <= claim.lapses and set(claim.used) != set(claim.names))


def fits(ledger: Ledger, claim: Claim, owed: Owed, step: CommittedStep) -> bool:
    """Return whether a statement explains a change to a unit: its own, or one that agreed."""
    names = common(claim, owed)
    if not {claim.unit, *claim.agreed} & bearers(owed):
        return False
    if not names or not ({*claim.kinds} & {*owed.stated_as} or any(reversed_by(ledger, claim, owed))):
        return False
    if claim.step != step.index and {*names} <= {*claim.used}:
        return bool({*owed.changes} & {*claim.took}) or owed.subject.key in claim.gave
    return not claim.explains or bool({*claim.explains} & {*owed.changes, *_chained(owed, step)})


def bearers(owed: Owed) -> set[str]:
    """Return the unit that owes something, with those that owed it before they ended."""
    return {owed.unit, *(each.unit for each in owed.borne_before)}


def common(claim: Claim, owed: Owed) -> tuple[str, ...]:
    """Return the objects that a statement and a change both name."""
    return tuple(name for name in claim.names if name in owed.names)


def _chained(owed: Owed, step: CommittedStep) -> Iterator[str]:
    """Yield the name that several changes of one field have together: from its first value to its last."""
    if owed.former is None or owed.step == step.index:
        return
    for change in net(step, owed.former, owed.former.path):
        if change.kind == owed.kind and tuple(part.key for part in change.field) == owed.field:
            yield fingerprint(change.kind, change.subject, change.field, change.before, change.after)


def _date(ledger: Ledger, owed: Owed, claim: Claim) -> None:
    """Let the time run from the event where that is earlier, for all that the change demands of whatever unit."""
    for other in ledger.opened_at(owed.step):
        if {*other.changes} & {*owed.changes}:
            other.event = min(claim.event, other.event or claim.event)


def _spare_filing(ledger: Ledger, step: CommittedStep, stated: Owed, claim: Claim) -> None:
    """Close what a unit would file for a change that another unit states with its consent: that one files it."""
    for owed in ledger.opened_at(stated.step):
        asked = owed.files is FilingSubject.ADJUSTMENT and owed.unit == stated.unit and not (owed.of or owed.closed)
        if asked and {*owed.changes} & {*stated.changes}:
            ledger.close(owed, Closing(claim.path, step.day, step.index))
