"""All filings and the state of each: the office's inbox, the units' outbox."""

from __future__ import annotations

from pathlib import Path

from msgspec.structs import replace

from ptr.model.names.listed import names_of
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.operations.history.acts import filed
from ptr.store.folder_state import folder_state


def inbox(root: Path, *, pending: bool = False, unit: str = "") -> list[FiledItem]:
    """List filings by day of submission, with the names of units and offices: all, the pending, or those of a unit."""
    items = (each for each in filed(root).values() if unit in ("", each.place.unit))
    wanted = [each for each in items if each.state is FilingState.PENDING or not pending]
    units = (("unit", each.place.unit, each.place.path) for each in wanted)
    offices = (("office", each.filing.office, each.place.path) for each in wanted)
    names = names_of(folder_state(root), (*units, *offices))
    return sorted(
        (replace(each, names=names) for each in wanted), key=lambda each: (each.filing.submitted.date, each.key)
    )
