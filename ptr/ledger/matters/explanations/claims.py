"""Claims of statements (clause 三.1): each explains a change for each object that it names, once, and by its content.

A claim takes its change at its own step, earlier, or the first that fits within its term; then it is used. A document
that only moved is no new statement. What stood when the ledger began explained what went before, and that of a first
inventory what needed no explanation.
"""

from __future__ import annotations

import datetime

from ptr.changes.pairs import Promise
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.explanations.reversing import cancelled_by
from ptr.ledger.matters.explanations.superseding import replace
from ptr.ledger.matters.records import content
from ptr.ledger.memory.claim import Claim
from ptr.model.documents.adjustment import HANDING_OVER, Adjustment, Position
from ptr.model.fields.types import Place
from ptr.model.results.irregularity import IrregularityKind
from ptr.model.results.obligation import Demand


def state(ledger: Ledger, step: CommittedStep, place: Place, statement: Adjustment) -> None:
    """Note a statement with its claims; one that the unit made before, by its content, is no new one."""
    digest = content(statement)
    known = f"{place.unit} {digest}"
    moved = any((claim.path, claim.digest) == (place.path, digest) for claim in ledger.memory.claims)
    if moved or known in ledger.memory.statements:
        return
    ledger.memory.statements.add(known)
    if statement.event > step.day:
        message = (
            f"事由发生日期 {statement.event} 晚于说明进入主线的 {step.day}",
            f"the event of {statement.event} is later than {step.day}, when the statement entered the main line",
        )
        ledger.remark(IrregularityKind.EVENT_IN_FUTURE, place.path, place.unit, step.day, message)
    cancelled = cancelled_by(ledger, statement.cancels or "", place.unit)
    named = (*statement.powers, *statement.flows, *statement.about)
    claim = Claim(
        key=place.key,
        unit=place.unit,
        path=place.path,
        digest=digest,
        event=statement.event,
        step=step.index,
        day=step.day,
        lapses=step.due(step.day, step.term(Demand.STATEMENT)) or step.day,
        kinds=statement.kinds,
        names=named or (cancelled.names if cancelled else ()),
        explains=statement.explains,
        concerns=statement.concerns,
        agreed=_agreed(statement),
        supervision=bool(statement.supervision),
        replaces=statement.replaces or "",
        cancels=statement.cancels or "",
    )
    asked = ledger.open(Demand.STATEMENT, place.unit)  # of a unit that ended, though its successor clears its powers
    if step.is_first or not (asked or ledger.past_inventory(place.unit)):
        claim.used = claim.names
    if claim.replaces:
        replace(ledger, step, claim)
    ledger.memory.claims.append(claim)


def revise(ledger: Ledger, step: CommittedStep, path: str, statement: Adjustment) -> None:
    """Note the opinions that were added to a statement: it counts for who agreed, from now on."""
    for claim in ledger.memory.claims:
        if claim.path == path and claim.agreed != _agreed(statement):
            claim.agreed, claim.revised = _agreed(statement), step.index


def _agreed(statement: Adjustment) -> tuple[str, ...]:
    return tuple(each.unit for each in statement.opinions if each.position is Position.AGREED)


def promised(ledger: Ledger, day: datetime.date) -> dict[str, Promise]:
    """Return who gives which power to whom by statements that came before the power leaves its unit."""
    return {
        key: Promise(claim.unit, claim.concerns)
        for claim in ledger.memory.claims
        if claim.concerns and HANDING_OVER & {*claim.kinds} and not claim.superseded
        for key in claim.names
        if day <= claim.lapses and claim.event <= claim.day and key not in claim.used
    }
