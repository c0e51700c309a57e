"""The powers that wait for their taker (划出待接), as the ledger knows them."""

from __future__ import annotations

from ptr.changes.pairs import Promise
from ptr.ledger.ledger import Ledger
from ptr.model.results.obligation import Demand


def awaited(ledger: Ledger) -> dict[str, Promise]:
    """Return who gave which power to whom, of those that nobody has taken yet."""
    takers: dict[str, list[str]] = {}
    for owed in ledger.open(Demand.TAKING_OVER):
        takers.setdefault(owed.subject.key, []).append(owed.unit)
    pending = ledger.memory.pending
    return {key: Promise(pending[key].path.split("/")[1], tuple(to)) for key, to in takers.items() if key in pending}
