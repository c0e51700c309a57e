"""Statements that cancel others (clause 三.1): they explain that what the other explained was changed back.

Whatever kinds such a statement names, it explains the change back; one filing serves both, unless the first statement
was accepted before: then the change back is filed like any other.
"""

from __future__ import annotations

from collections.abc import Iterator

from ptr.changes.kind import all_kinds
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.filings import is_filed
from ptr.ledger.memory.claim import Claim
from ptr.ledger.memory.owed import Owed
from ptr.model.documents.filing import FilingSubject
from ptr.model.results.obligation import Demand


def cancelled_by(ledger: Ledger, key: str, unit: str) -> Claim | None:
    """Return the statement of a unit that another cancels, or the one that took its place; None for an unknown key."""
    claim = ledger.claim(key, unit) if key else None
    while claim and claim.superseded:
        taken = claim.key
        claim = next((each for each in ledger.memory.claims if (each.replaces, each.unit) == (taken, unit)), None)
    return claim


def reversed_by(ledger: Ledger, claim: Claim, owed: Owed) -> Iterator[Owed]:
    """Yield what the statement that a claim cancels explained, and a change changed back."""
    old = cancelled_by(ledger, claim.cancels, claim.unit)
    for stated in ledger.memory.owed if old else ():
        if old and stated.demand is Demand.STATEMENT and stated.closed and stated.closed.path == old.path:
            is_earlier = stated.step < owed.step and stated.subject.key == owed.subject.key
            same = (stated.kind, stated.field) == (owed.kind, owed.field)
            if is_earlier and (same or all_kinds()[stated.kind].mirror == owed.kind):
                yield stated


def join_filings(ledger: Ledger, claim: Claim, owed: Owed) -> None:
    """Let the filing of a statement serve the one that it cancels too, for what was changed back."""
    old = cancelled_by(ledger, claim.cancels, claim.unit)
    if old is None or is_filed(ledger, (old.key, old.unit)):
        return
    undone = {fingerprint for stated in reversed_by(ledger, claim, owed) for fingerprint in stated.changes}
    for filing in ledger.open(Demand.FILING, files=FilingSubject.ADJUSTMENT):
        if (filing.of, filing.holder) == (old.key, old.unit) and {*filing.changes} & undone:
            filing.of, filing.holder = claim.key, claim.unit
            filing.also_of = (*filing.also_of, (old.key, old.unit))
