"""What a transfer and a merger are asked alike: who receives, when, on what basis, why; and the statement of it."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec import Struct

from ptr.model.documents.adjustment import Adjustment, AdjustmentKind
from ptr.model.documents.power import Power
from ptr.model.fields.errors import PtrError
from ptr.model.results.draft import Draft, DraftedItem
from ptr.model.state.snapshot import Snapshot
from ptr.operations.drafting.statement import path_for
from ptr.operations.drafting.transferring.mover import Keys


class Terms(Struct, frozen=True, kw_only=True):
    """The receiver, the days, the basis and the reason; the event is today, and in force since then, if not given.

    `renamed` are the receiver's keys by kind and key of what the giver has, `items` what a table says of the powers.
    """

    to: str
    event: datetime.date | None = None
    effective: datetime.date | None = None
    basis: tuple[str, ...] = ()
    reason: str = ""
    approved_by: str = ""
    approved_on: datetime.date | None = None
    renamed: Keys = {}
    items: tuple[DraftedItem, ...] = ()


def transferred(snapshot: Snapshot, terms: Terms, unit: str, powers: Iterable[Power]) -> tuple[str, Draft]:
    """Draft the giver's statement, with the list of the powers; return its path too."""
    today = snapshot.today.date
    event = terms.event or today
    if event > today:
        zh = f"事由发生日期 {event} 还没有到（今天是 {today}）"
        raise PtrError(zh, f"the event of {event} is in the future (today is {today})")
    listed = {item.power: item for item in terms.items}
    moving = tuple(powers)
    draft = Draft(
        unit=unit,
        event=event,
        kinds=(AdjustmentKind.TRANSFERRED,),
        powers=tuple(power.id for power in moving),
        items=tuple(
            listed.get(power.id) or DraftedItem(power=power.id, code=power.code, name=power.name) for power in moving
        ),
        concerns=(terms.to,),
        effective=terms.effective or event,
        basis=terms.basis,
        reason=terms.reason,
        approved_by=terms.approved_by,
        approved_on=terms.approved_on,
    )
    return path_for(draft, f"to-{terms.to}", (place.path for place in snapshot.of(Adjustment, unit))), draft
