"""What is wrong with the records of a registry, as its main line shows."""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct

from ptr.model.fields.fault import Bilingual


class IrregularityKind(StrEnum):
    """What is wrong with a record."""

    ALTERED = "altered"
    GONE = "gone"
    FOREIGN_DECISION = "foreign_decision"
    SECOND_DECISION = "second_decision"
    UNSIGNED_DECISION = "unsigned_decision"
    EVENT_IN_FUTURE = "event_in_future"
    LAPSED = "lapsed"


REFUSED = frozenset(IrregularityKind) - {IrregularityKind.LAPSED, IrregularityKind.SECOND_DECISION}
"""What the gate refuses in a change; the others are told."""


class Irregularity(Struct, frozen=True, kw_only=True):
    """A record that does not count, or that somebody must look at: what, where, since when."""

    kind: IrregularityKind
    path: str
    unit: str
    step: int
    day: datetime.date
    message: Bilingual
