"""Decisions of the office (clause 四): what they accept, return and take back, and which of them do not count."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.changes.owed import FILED
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.filing_days import counted_days, day_for, is_covered, own_day
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.owed import Closing, Owed
from ptr.ledger.memory.submission import Ruling, Submission
from ptr.ledger.trust.signers import decision_fault
from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place, place_of
from ptr.model.results.change import Subject
from ptr.model.results.irregularity import IrregularityKind
from ptr.model.results.obligation import Demand
from ptr.model.state.covered import ONE_OF_MANY

FILINGS = (Demand.FILING, Demand.FIRST_FILING)


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: the decisions that it brought, in the order of their days."""
    decisions = sorted(
        (*step.new(Decision), *_signed_since(ledger, step)),
        key=lambda each: (bool(each[1].revokes), each[1].date, each[0].path),
    )
    for place, decision in decisions:
        submission = ledger.memory.submissions.get(decision.filing)
        if submission and all(ruling.path != place.path for ruling in submission.rulings):
            _decide(ledger, step, place, decision, submission)


def _signed_since(ledger: Ledger, step: CommittedStep) -> Iterator[tuple[Place, Decision]]:
    """Yield the decisions that lacked a valid signature, and forget so, where the step brings one."""
    unsigned = IrregularityKind.UNSIGNED_DECISION
    again = [each for each in ledger.memory.irregularities if each.kind is unsigned and each.path in step.seals.renewed]
    ledger.memory.irregularities = [each for each in ledger.memory.irregularities if each not in again]
    for each in again:
        place, document = place_of(each.path), step.after.document_at(each.path)
        if place and isinstance(document, Decision):
            yield place, document


def _decide(ledger: Ledger, step: CommittedStep, place: Place, decision: Decision, submission: Submission) -> None:
    doubt = _doubt(ledger, step, place, decision, submission)
    if doubt:
        kind, message = doubt
        ledger.remark(kind, place.path, submission.unit, step.day, message)
        return
    if submission.rulings and submission.ruling and decision.revokes != submission.ruling.key:
        message = (
            f"报送 {submission.key} 已有决定 {submission.ruling.path}；要改变须先撤销（revokes），以先作出的为准",
            f"{submission.ruling.path} already decides {submission.key}; it stands until it is revoked (revokes)",
        )
        ledger.remark(IrregularityKind.SECOND_DECISION, place.path, submission.unit, step.day, message)
        return
    if submission.is_accepted:
        _reopen(ledger, submission)
    day = max(submission.submitted, own_day(decision.date, step.day))
    due = decision.due or step.due(day, step.term(Demand.ANSWER))
    ruling = Ruling(
        key=place.key,
        path=place.path,
        outcome=DecisionOutcome.RETURNED if decision.revokes else decision.outcome,
        number=decision.number,
        day=day,
        step=step.index,
        due=due,
    )
    submission.rulings = (*submission.rulings, ruling)
    if submission.is_accepted:
        _accept(ledger, step, submission)
    elif not (submission.withdrawn or submission.settled_by or submission.answered_by):
        ledger.add(_answer(step, submission, ruling))


def _doubt(
    ledger: Ledger, step: CommittedStep, place: Place, decision: Decision, submission: Submission
) -> tuple[IrregularityKind, Bilingual] | None:
    """Return why a decision does not count: another office's, of another content, or not signed."""
    registry = step.before.registry
    offices = {office.id for office in registry.offices} if registry else set()
    if place.office != submission.office or place.office not in offices:
        return IrregularityKind.FOREIGN_DECISION, (
            f"报送 {submission.key} 是报给 {submission.office} 的，{place.office} 的决定不作数",
            f"{submission.key} was addressed to {submission.office}; a decision of {place.office} counts for nothing",
        )
    if decision.digest and decision.digest != submission.digest:
        return IrregularityKind.FOREIGN_DECISION, (
            f"决定写的摘要不是报送 {submission.key} 的，不作数",
            f"the decision names another digest than that of {submission.key}; it counts for nothing",
        )
    unsigned = decision_fault(ledger, step, place, decision)
    return (IrregularityKind.UNSIGNED_DECISION, unsigned) if unsigned else None


def _accept(ledger: Ledger, step: CommittedStep, submission: Submission) -> None:
    """Close what an accepted filing holds, settle older ones that still wait, and end the first inventory."""
    filed = ledger.filed(submission.unit, submission.files)
    if not filed.accepted or (submission.files not in ONE_OF_MANY and submission.level > filed.accepted_level):
        filed.accepted, filed.accepted_level = submission.key, submission.level
    days = counted_days(ledger, submission)
    for demand in FILINGS:
        for owed in ledger.open(demand, files=submission.files):
            if is_covered(owed, submission):
                ledger.close(owed, Closing(submission.path, day_for(owed, *days), step.index))
    for other in ledger.submitted(submission.unit, submission.files):
        same = other.of == submission.of
        if same and other is not submission and not other.is_accepted and other.level <= submission.level:
            if not other.withdrawn and not other.answered_by:
                other.settled_by = submission.key
            for owed in ledger.open(Demand.ANSWER, unit=other.unit):
                if owed.of == other.key:
                    day = day_for(owed, submission.submitted, submission.day, step.day)
                    ledger.close(owed, Closing(submission.path, day, step.index))
    if submission.files is FilingSubject.CATALOGUE:
        ledger.memory.inventoried.add(submission.unit)


def _reopen(ledger: Ledger, submission: Submission) -> None:
    """Open again what an acceptance had closed that is taken back (撤销)."""
    filed = ledger.filed(submission.unit, submission.files)
    for owed in ledger.memory.owed:
        if owed.demand in FILINGS and owed.closed and owed.closed.path == submission.path and not owed.closed.undone:
            ledger.reopen(owed)
    if filed.accepted == submission.key:
        others = (
            each for each in ledger.submitted(filed.unit, filed.files) if each is not submission and each.is_accepted
        )
        last = max(others, key=lambda each: each.level, default=None)
        filed.accepted, filed.accepted_level = (last.key, last.level) if last else ("", -1)


def _answer(step: CommittedStep, submission: Submission, ruling: Ruling) -> Owed:
    """Return the answer that a returned filing asks for."""
    return Owed(
        demand=Demand.ANSWER,
        unit=submission.unit,
        clause=FILED[submission.files],
        subject=Subject(type="filing", key=submission.key, unit=submission.unit),
        changes=(),
        step=step.index,
        opened=ruling.day,
        term=step.term(Demand.ANSWER),
        files=submission.files,
        of=submission.key,
        due=ruling.due,
    )
