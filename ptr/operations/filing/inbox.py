"""All filings and the state of each: the office's inbox, the units' outbox."""

from __future__ import annotations

from pathlib import Path

from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.operations.history.acts import filed


def inbox(root: Path, *, pending: bool = False, unit: str = "") -> list[FiledItem]:
    """List filings by day of submission: all, those not decided yet, or those of one unit."""
    items = (each for each in filed(root).values() if unit in ("", each.place.unit))
    wanted = (each for each in items if each.state is FilingState.PENDING or not pending)
    return sorted(wanted, key=lambda each: (each.filing.submitted.date, each.key))
