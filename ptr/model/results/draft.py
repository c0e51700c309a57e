"""A statement of adjustment in the making (clause 三.1)."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.model.documents.adjustment import AdjustmentKind


class Draft(Struct, frozen=True, kw_only=True):
    """What a statement says; a person still has to fill in what is "" or ().

    `basis` holds citations like `行政许可法 第二十五条`; `supervision` is None if none is required; `remarks` become
    comments.
    """

    unit: str
    event: datetime.date
    kinds: tuple[AdjustmentKind, ...]
    powers: tuple[str, ...]
    concerns: tuple[str, ...] = ()
    effective: datetime.date
    basis: tuple[str, ...] = ()
    reason: str = ""
    supervision: str | None = None
    remarks: tuple[str, ...] = ()
