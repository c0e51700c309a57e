"""Facts of filings and decisions, for rules that ask which filings came back: decided as everywhere else."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing
from ptr.model.fields.types import place_of
from ptr.model.state.filed_item import PlacedDecision
from ptr.model.state.filings import decisive
from ptr.rules.rule import Fact


def filing_fact(filing: Filing) -> Fact:
    """Keep to which office a filing is addressed."""
    return Fact(group=("filing", filing.id), pointer=("id",), value=filing.office)


def decision_fact(decision: Decision) -> Fact:
    """Keep what was decided of a filing, and when."""
    day = decision.date.isoformat()
    return Fact(group=("decision", decision.filing, decision.outcome.value), pointer=("outcome",), value=day)


def returned(facts: Iterable[Fact]) -> dict[str, str]:
    """Give the filings that stand as returned, by key, with the path of the decision."""
    offices: dict[str, str] = {}
    decisions: dict[str, list[PlacedDecision]] = defaultdict(list)
    for fact in facts:
        if fact.group[0] == "filing":
            offices[fact.group[1]] = fact.value
        elif fact.group[0] == "decision" and (place := place_of(fact.path)):
            _, key, outcome = fact.group
            day = datetime.date.fromisoformat(fact.value)
            decisions[key].append((place, Decision(filing=key, outcome=DecisionOutcome(outcome), date=day)))
    last = {key: decisive(office, decisions[key]) for key, office in offices.items() if key in decisions}
    return {key: each[0].path for key, each in last.items() if each and each[1].outcome is DecisionOutcome.RETURNED}
