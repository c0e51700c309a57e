"""A statement of adjustment in the making (clause 三.1)."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.model.documents.adjustment import AdjustmentKind, StatedFile
from ptr.model.documents.power import Disposition


class DraftedItem(Struct, frozen=True, kw_only=True):
    """A row of the list of powers; how often it is exercised and what is proposed may be left to fill in."""

    power: str
    code: str = ""
    name: str
    frequency: str = ""
    proposal: Disposition | None = None


class Draft(Struct, frozen=True, kw_only=True):
    """What a statement says; a person still has to fill in what is "", () or None.

    `basis` holds citations like `行政许可法 第二十五条`; the units of `concerns` each give an opinion. `explains` are
    the fingerprints of the changes that it explains. `supervision` is None if none is required; `remarks` become
    comments.
    """

    unit: str
    event: datetime.date
    kinds: tuple[AdjustmentKind, ...]
    powers: tuple[str, ...] = ()
    flows: tuple[str, ...] = ()
    about: tuple[StatedFile, ...] = ()
    explains: tuple[str, ...] = ()
    items: tuple[DraftedItem, ...] = ()
    concerns: tuple[str, ...] = ()
    effective: datetime.date
    basis: tuple[str, ...] = ()
    reason: str = ""
    approved_by: str = ""
    approved_on: datetime.date | None = None
    supervision: str | None = None
    remarks: tuple[str, ...] = ()

    @property
    def named(self) -> tuple[str, ...]:
        """What the statement is about: powers, charts, the unit or the registry."""
        return (*self.powers, *self.flows, *self.about)

    @property
    def unsaid(self) -> tuple[str, ...]:
        """The fields that are still to be filled in."""
        empty = {
            "items": not all(item.frequency and item.proposal for item in self.items),
            "basis": not self.basis,
            "reason": not self.reason.strip(),
            "opinions": bool(self.concerns),
            "approval": not (self.approved_by.strip() and self.approved_on),
            "supervision": self.supervision is not None and not self.supervision.strip(),
        }
        return tuple(name for name, is_empty in empty.items() if is_empty)


class MissingConsent(Struct, frozen=True, kw_only=True):
    """A statement that does not count for a unit concerned yet, because that unit has not agreed in it."""

    path: str
    unit: str
