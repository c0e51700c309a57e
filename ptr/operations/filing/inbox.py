"""All filings and the state of each: the office's inbox, the units' outbox."""

from __future__ import annotations

import datetime

from msgspec.structs import replace

from ptr.model.names.listed import names_of
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.operations.history.acts import filed_by
from ptr.store.folder_state import state_of
from ptr.store.source import Source


def inbox(source: Source, day: datetime.date, *, pending: bool = False, unit: str = "") -> list[FiledItem]:
    """List filings by day of submission, with the names of units and offices: all, the pending, or those of a unit.

    What came after a day is left out, so that each stands as it stood on that day.
    """
    items = (each for each in filed_by(source, day).values() if unit in ("", each.place.unit))
    wanted = [each for each in items if each.state is FilingState.PENDING or not pending]
    units = (("unit", each.place.unit, each.place.path) for each in wanted)
    offices = (("office", each.filing.office, each.place.path) for each in wanted)
    names = names_of(state_of(source), (*units, *offices))
    return sorted(
        (replace(each, names=names) for each in wanted), key=lambda each: (each.filing.submitted.date, each.key)
    )
