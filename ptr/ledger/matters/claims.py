"""Claims of statements (clause 三.1): each explains a change for each object that it names, once, and by its content.

A claim takes its change at its own step, earlier, or the first that fits within its term; then it is used. A document
that only moved is no new statement. What stood when the ledger began explained what went before, and that of a first
inventory what needed no explanation.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from ptr.changes.comparison import HANDING_OVER
from ptr.changes.pairs import Promise
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.filings import file_with, is_filed
from ptr.ledger.matters.records import content
from ptr.ledger.memory import Claim, Closing, Owed
from ptr.ledger.net import net
from ptr.model.documents.adjustment import Adjustment, Position
from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.types import Place
from ptr.model.results.change import fingerprint
from ptr.model.results.irregularity import IrregularityKind
from ptr.model.results.obligation import Demand

GIVEN: Final = "power.given"
ASKED: Final = (Demand.STATEMENT, Demand.SUPERVISION)


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
        names=(*statement.powers, *statement.flows, *statement.about),
        explains=statement.explains,
        concerns=statement.concerns,
        agreed=_agreed(statement),
        supervision=bool(statement.supervision),
        replaces=statement.replaces or "",
    )
    if step.is_first or not ledger.past_inventory(place.unit):
        claim.used = claim.names
    if claim.replaces:
        _replace(ledger, step, claim)
    ledger.memory.claims.append(claim)


def revise(ledger: Ledger, step: CommittedStep, path: str, statement: Adjustment) -> None:
    """Note the opinions that were added to a statement: it counts for who agreed, from now on."""
    for claim in ledger.memory.claims:
        if claim.path == path and claim.agreed != _agreed(statement):
            claim.agreed, claim.revised = _agreed(statement), step.index


def _agreed(statement: Adjustment) -> tuple[str, ...]:
    return tuple(each.unit for each in statement.opinions if each.position is Position.AGREED)


def _replace(ledger: Ledger, step: CommittedStep, claim: Claim) -> None:
    """Let a statement answer for what another one explained and it explains too, while that one is not accepted."""
    old = ledger.claim(claim.replaces, claim.unit)
    if old is None or old.superseded or is_filed(ledger, (old.key, old.unit)):
        return
    old.superseded = True
    kept: set[str] = set()
    for owed in ledger.memory.owed:
        if owed.demand in ASKED and owed.closed and owed.closed.path == old.path:
            if not _fits(claim, owed, step) or (owed.demand is Demand.SUPERVISION and not claim.supervision):
                ledger.reopen(owed)
                continue
            owed.closed = Closing(claim.path, owed.closed.day, owed.closed.step)
            claim.used = tuple(dict.fromkeys((*claim.used, *_common(claim, owed))))
            claim.took = tuple(dict.fromkeys((*claim.took, *owed.changes)))
            kept.update(owed.changes)
    for owed in ledger.memory.owed:
        if owed.files is FilingSubject.ADJUSTMENT and owed.closed and owed.closed.path == old.path:
            if kept & {*owed.changes} and owed.unit in claim.agreed:
                owed.closed = Closing(claim.path, owed.closed.day, owed.closed.step)
            else:
                ledger.reopen(owed)
    for owed in ledger.open(Demand.FILING, files=FilingSubject.ADJUSTMENT):
        if (owed.of, owed.holder) == (old.key, old.unit):
            owed.of, owed.holder = (claim.key, claim.unit) if kept & {*owed.changes} else ("", "")


def explain(ledger: Ledger, step: CommittedStep) -> None:
    """Let each statement that still has claims take what it explains."""
    waiting = [claim for claim in ledger.memory.claims if _is_waiting(claim, step)]
    if not waiting:
        return
    asked = [owed for demand in ASKED for owed in ledger.open(demand)]
    for claim in waiting:
        fitting = [owed for owed in asked if owed.closed is None and _fits(claim, owed, step)]
        later = [owed for owed in fitting if owed.opened >= claim.event]
        for owed in later or fitting:
            claim.used = tuple(dict.fromkeys((*claim.used, *_common(claim, owed))))
            claim.took = tuple(dict.fromkeys((*claim.took, *owed.changes)))
            if owed.demand is Demand.STATEMENT or claim.supervision:
                ledger.close(owed, Closing(claim.path, step.day, step.index))
            if owed.subject.key not in claim.gave:
                _date(ledger, owed, claim)
            if owed.demand is Demand.STATEMENT and owed.unit == claim.unit:
                file_with(ledger, step, owed, (claim.key, claim.unit))
            elif owed.demand is Demand.STATEMENT:
                _spare_filing(ledger, step, owed, claim)
            if owed.kind == GIVEN:
                claim.gave = tuple(dict.fromkeys((*claim.gave, owed.subject.key)))


def _spare_filing(ledger: Ledger, step: CommittedStep, stated: Owed, claim: Claim) -> None:
    """Close what a unit would file for a change that another unit states with its consent: that one files it."""
    for owed in ledger.opened_at(stated.step):
        asked = owed.files is FilingSubject.ADJUSTMENT and owed.unit == stated.unit and not (owed.of or owed.closed)
        if asked and {*owed.changes} & {*stated.changes}:
            ledger.close(owed, Closing(claim.path, step.day, step.index))


def promised(ledger: Ledger, day: datetime.date) -> dict[str, Promise]:
    """Return who gives which power to whom by statements that came before the power leaves its unit."""
    return {
        key: Promise(claim.unit, claim.concerns)
        for claim in ledger.memory.claims
        if claim.concerns and HANDING_OVER & {*claim.kinds} and not claim.superseded
        for key in claim.names
        if day <= claim.lapses and claim.event <= claim.day and key not in claim.used
    }


def _is_waiting(claim: Claim, step: CommittedStep) -> bool:
    """Return whether a statement still has something to explain: objects without a change, within its term."""
    if claim.superseded or claim.event > claim.day:
        return False
    fresh = step.index in (claim.step, claim.revised)
    return fresh or bool(claim.gave) or (step.day <= claim.lapses and set(claim.used) != set(claim.names))


def _fits(claim: Claim, owed: Owed, step: CommittedStep) -> bool:
    """Return whether a statement explains a change to a unit: its own, or one that agreed."""
    names = _common(claim, owed)
    if owed.unit != claim.unit and owed.unit not in claim.agreed:
        return False
    if not names or not {*claim.kinds} & {*owed.stated_as}:
        return False
    if claim.step != step.index and {*names} <= {*claim.used}:
        return bool({*owed.changes} & {*claim.took}) or owed.subject.key in claim.gave
    return not claim.explains or bool({*claim.explains} & {*owed.changes, *_chained(owed, step)})


def _common(claim: Claim, owed: Owed) -> tuple[str, ...]:
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
