"""Statements in the place of others (clause 三.1): one that `replaces` another answers for what that explained."""

from __future__ import annotations

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.explanations.explaining import ASKED, common, fits
from ptr.ledger.matters.filings import is_filed
from ptr.ledger.memory.claim import Claim
from ptr.ledger.memory.owed import Closing
from ptr.model.documents.filing import FilingSubject
from ptr.model.results.obligation import Demand


def replace(ledger: Ledger, step: CommittedStep, claim: Claim) -> None:
    """Let a statement answer for what another one explained and it explains too, while that one is not accepted."""
    old = ledger.claim(claim.replaces, claim.unit)
    if old is None or old.superseded or is_filed(ledger, (old.key, old.unit)):
        return
    old.superseded = True
    kept: set[str] = set()
    for owed in ledger.memory.owed:
        if owed.demand in ASKED and owed.closed and owed.closed.path == old.path:
            if not fits(ledger, claim, owed, step) or (owed.demand is Demand.SUPERVISION and not claim.supervision):
                ledger.reopen(owed)
                continue
            owed.closed = Closing(claim.path, owed.closed.day, owed.closed.step)
            claim.used = tuple(dict.fromkeys((*claim.used, *common(claim, owed))))
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
