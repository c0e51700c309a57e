"""Powers that were given away and not yet taken (划出待接): nobody exercises them, which is not to last."""

from __future__ import annotations

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.explanations.explaining import GIVEN
from ptr.ledger.memory.owed import Closing
from ptr.ledger.noted import former, owed_for, path_of
from ptr.model.documents.power import Power
from ptr.model.results.obligation import Demand, Requirement

CLAUSE = "三.1"


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: what was taken over, or came back; then what was given away."""
    for change in step.changes:
        if change.subject.type == Power.TYPE and change.now and change.subject.key in ledger.memory.pending:
            del ledger.memory.pending[change.subject.key]
            for owed in ledger.open(Demand.TAKING_OVER):
                if owed.subject.key == change.subject.key:
                    returned = change.subject.unit != owed.unit
                    ledger.close(owed, Closing(path_of(change), step.day, step.index, undone=returned))
    for change in step.changes:
        if change.kind == GIVEN:
            ledger.memory.pending[change.subject.key] = former(change, step)
            for unit in change.units[1:]:
                owed = owed_for(change, unit, Requirement(Demand.TAKING_OVER, CLAUSE), step)
                owed.subject = change.subject
                ledger.add(owed)
