"""One step of the fold: state(n) = advance(state(n-1), step n)."""

from __future__ import annotations

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters import (
    charts,
    decisions,
    editions,
    filings,
    inventory,
    postings,
    records,
    renames,
    statements,
    successions,
    takings,
)
from ptr.ledger.trust import permits, signers


def advance(ledger: Ledger, step: CommittedStep) -> None:
    """Let the ledger take a step: first what it opens, then what its documents close; decisions count last."""
    ledger.memory.step, ledger.memory.commit, ledger.memory.day = step.index, step.commit, step.day
    renames.take(ledger, step)
    signers.take(ledger, step)
    records.take(ledger, step)
    successions.end(ledger, step)
    inventory.take(ledger, step)
    editions.take(ledger, step)
    charts.take(ledger, step)
    filings.take(ledger, step)
    postings.take(ledger, step)
    takings.take(ledger, step)
    statements.take(ledger, step)
    successions.pass_on(ledger, step)
    statements.explained(ledger, step)
    decisions.take(ledger, step)
    successions.pass_on(ledger, step)
    permits.take(ledger, step)
