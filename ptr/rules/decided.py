"""Facts of filings and decisions, for rules that ask which filings came back: decided as everywhere else."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing
from ptr.model.fields.types import Place, place_of
from ptr.model.state.filed_item import PlacedDecision
from ptr.model.state.filings import decisive
from ptr.rules.facts import Fact


class Filed(Fact, frozen=True, tag=True):
    """A filing: to which office, when, what it answers, and to which remarks it replies."""

    id: str
    path: str
    unit: str
    office: str
    on: datetime.date
    answers: str
    replies: tuple[tuple[str, str], ...]


class Decided(Fact, frozen=True, tag=True):
    """What was decided of a filing, when, and until when a return is to be answered; remarks in their order."""

    filing: str
    path: str
    outcome: DecisionOutcome
    on: datetime.date
    due: datetime.date | None
    remarks: tuple[tuple[str, str], ...]


def filed(filing: Filing, place: Place) -> Filed:
    """Return the fact of a filing."""
    replies = tuple((reply.document, reply.pointer) for reply in filing.replies)
    day = filing.submitted.date
    return Filed(filing.id, place.path, place.unit, filing.office, day, filing.answers or "", replies)


def decided(decision: Decision, place: Place, due: datetime.date | None = None) -> Decided:
    """Return the fact of a decision."""
    remarks = tuple((remark.document, remark.pointer) for remark in decision.remarks)
    return Decided(decision.filing, place.path, decision.outcome, decision.date, due, remarks)


def returned(filings: Iterable[Filed], decisions: Iterable[Decided]) -> dict[str, Decided]:
    """Return the decisions by which filings stand as returned, by key of the filing."""
    by_filing: dict[str, list[PlacedDecision]] = defaultdict(list)
    by_path = {}
    for fact in decisions:
        by_path[fact.path] = fact
        if place := place_of(fact.path):
            decision = Decision(filing=fact.filing, outcome=fact.outcome, date=fact.on)
            by_filing[fact.filing].append((place, decision))
    last = {filing.id: decisive(filing.office, by_filing[filing.id]) for filing in filings if filing.id in by_filing}
    return {
        key: by_path[each[0].path] for key, each in last.items() if each and each[1].outcome is DecisionOutcome.RETURNED
    }
