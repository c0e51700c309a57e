"""What a transfer and a merger are asked alike: who receives, when, on what basis, why; and the statement of it."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.model.documents.adjustment import Adjustment, AdjustmentKind
from ptr.model.results.draft import Draft
from ptr.model.state.snapshot import Snapshot
from ptr.operations.drafting.statement import path_for
from ptr.operations.drafting.transferring.mover import Keys


class Terms(Struct, frozen=True, kw_only=True):
    """The receiver, the days, the basis and the reason; the event is today, and in force since then, if not given.

    `renamed` are the receiver's keys by kind and key of what the giver has.
    """

    to: str
    event: datetime.date | None = None
    effective: datetime.date | None = None
    basis: tuple[str, ...] = ()
    reason: str = ""
    renamed: Keys = {}


def transferred(snapshot: Snapshot, terms: Terms, unit: str, powers: tuple[str, ...]) -> tuple[str, Draft]:
    """Draft the giver's statement; return its path too."""
    event = terms.event or snapshot.today.date
    draft = Draft(
        unit=unit,
        event=event,
        kinds=(AdjustmentKind.TRANSFERRED,),
        powers=powers,
        concerns=(terms.to,),
        effective=terms.effective or event,
        basis=terms.basis,
        reason=terms.reason,
    )
    return path_for(draft, f"to-{terms.to}", (place.path for place in snapshot.of(Adjustment, unit))), draft
