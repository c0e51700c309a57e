"""Statements of adjustment (clause 三.1): which change each of them explains, once, and by its content.

A statement claims a change for each object that it names: at its own step, earlier, or the first that fits within its
term. A claim that was used explains nothing later, and a document that only moved is no new statement. What stood when
the ledger began explained what went before, and that of a first inventory what needed no explanation.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ptr.changes.kind import all_kinds
from ptr.changes.owed import asks_statement, explained_by, stated_as
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.filings import file_with, is_filed
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory import Claim, Closing, Owed, Unasked
from ptr.ledger.net import net
from ptr.ledger.noted import demanded, owed_for
from ptr.ledger.records import content
from ptr.model.documents.adjustment import Adjustment, Position
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import Place
from ptr.model.results.change import Change, Subject, fingerprint
from ptr.model.results.irregularity import IrregularityKind
from ptr.model.results.obligation import Demand

GIVEN = "power.given"
ASKED = (Demand.STATEMENT, Demand.SUPERVISION)


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: what was changed back, what must be explained now, what is explained."""
    undone = set(_undo(ledger, step))
    if undone:
        _spare_filing(ledger, step, undone)
    for change in step.changes:
        if change.fingerprint not in undone:
            _open(ledger, step, change)
    _note_unasked(ledger, step)
    for place, statement in step.new(Adjustment):
        _state(ledger, step, place, statement)
    for path, document in step.after.documents.items():
        if isinstance(document, Adjustment) and path in step.before.documents and not step.is_first:
            _revise(ledger, step, path, document)
    _explain(ledger, step)
    _recognise(ledger)


def _open(ledger: Ledger, step: CommittedStep, change: Change) -> None:
    for unit, required in demanded(change, *ASKED):
        if ledger.past_inventory(unit):
            owed = owed_for(change, unit, required, step)
            owed.kind, owed.field = change.kind, tuple(part.key for part in change.field)
            owed.names, owed.stated_as = tuple(map(_name, explained_by(change))), stated_as(change)
            ledger.add(owed)


def _note_unasked(ledger: Ledger, step: CommittedStep) -> None:
    """Note what a statement may name though nobody asks for one, and forget what lies beyond its term."""
    term = datetime.timedelta(days=step.term(Demand.STATEMENT).value or 0)
    kept = [each for each in ledger.memory.unasked if step.day - each.day <= term]
    for change in step.changes:
        if stated_as(change) and not asks_statement(change):
            kept.append(Unasked(step.day, tuple(map(_name, explained_by(change))), change.units, stated_as(change)))
    ledger.memory.unasked = kept


def _recognise(ledger: Ledger) -> None:
    """Let a statement that names such a change have found it: it is not idle."""
    for claim in ledger.memory.claims if ledger.memory.unasked else ():
        if not claim.used and not claim.superseded:
            changed = {
                name
                for each in ledger.memory.unasked
                if claim.unit in each.units and {*each.stated_as} & {*claim.kinds}
                for name in each.names
            }
            claim.used = tuple(name for name in claim.names if name in changed)


def _name(subject: Subject) -> str:
    """Return how a statement names an object: a power or chart by its key, the unit's own file by what it is."""
    return subject.type if subject.type in (Unit.TYPE, Registry.TYPE) else subject.key


def _state(ledger: Ledger, step: CommittedStep, place: Place, statement: Adjustment) -> None:
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
        agreed=_agreed(statement),
        supervision=bool(statement.supervision),
        replaces=statement.replaces or "",
    )
    if step.is_first or not ledger.past_inventory(place.unit):
        claim.used = claim.names
    if claim.replaces:
        _replace(ledger, step, claim)
    ledger.memory.claims.append(claim)


def _revise(ledger: Ledger, step: CommittedStep, path: str, statement: Adjustment) -> None:
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
    for owed in ledger.open(Demand.FILING, files=FilingSubject.ADJUSTMENT):
        if (owed.of, owed.holder) == (old.key, old.unit):
            owed.of, owed.holder = (claim.key, claim.unit) if kept & {*owed.changes} else ("", "")


def _explain(ledger: Ledger, step: CommittedStep) -> None:
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
            if owed.demand is Demand.STATEMENT:
                file_with(ledger, step, owed, (claim.key, claim.unit))
            if owed.kind == GIVEN:
                claim.gave = tuple(dict.fromkeys((*claim.gave, owed.subject.key)))


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


def _undo(ledger: Ledger, step: CommittedStep) -> Iterator[str]:
    """Close what a step changed back within its term, and yield the changes that did it."""
    if not step.changes:
        return
    touched = {path.rpartition("/")[2] for path in (*step.before.documents, *step.after.documents)}
    for owed in ledger.open(Demand.STATEMENT):
        if owed.former is None or owed.former.path.rpartition("/")[2] not in touched or not _in_term(owed, step):
            continue
        left = {
            (change.kind, tuple(part.key for part in change.field))
            for change in net(step, owed.former, owed.former.path)
        }
        if (owed.kind, owed.field) not in left:
            ledger.close(owed, Closing("", step.day, step.index, undone=True))
            yield from owed.changes
            yield from _reversing(owed, step.changes)


def _spare_filing(ledger: Ledger, step: CommittedStep, undone: set[str]) -> None:
    """Close the filing of statements that nobody has to write any more."""
    for owed in ledger.open(Demand.FILING, files=FilingSubject.ADJUSTMENT):
        if {*owed.changes} <= undone:
            ledger.close(owed, Closing("", step.day, step.index, undone=True))


def _in_term(owed: Owed, step: CommittedStep) -> bool:
    due = step.due(owed.start, owed.term)
    return due is None or step.day <= due


def _reversing(owed: Owed, changes: Iterable[Change]) -> Iterator[str]:
    """Yield the changes by which something went back to what it was: of the same field, or of the mirrored kind."""
    mirror = all_kinds()[owed.kind].mirror
    for change in changes:
        same = change.kind == owed.kind and tuple(part.key for part in change.field) == owed.field
        if change.subject.key == owed.subject.key and (same or change.kind == mirror):
            yield change.fingerprint
