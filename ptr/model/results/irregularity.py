"""What is wrong with the records of a registry, as its main line shows."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ptr.model.fields.fault import Bilingual


class IrregularityKind(StrEnum):
    """What is wrong with a record."""

    ALTERED = "altered"
    GONE = "gone"
    FOREIGN_DECISION = "foreign_decision"
    SECOND_DECISION = "second_decision"
    UNSIGNED_DECISION = "unsigned_decision"
    PERMITTED = "permitted"
    UNSIGNED_WAIVER = "unsigned_waiver"
    FIRST_SIGNERS = "first_signers"
    CHANGED_SIGNERS = "changed_signers"
    FOREIGN_SIGNERS = "foreign_signers"
    NO_SIGNERS = "no_signers"
    EVENT_IN_FUTURE = "event_in_future"
    LAPSED = "lapsed"
    UNMATCHED = "unmatched"


WARNED: Final = {
    IrregularityKind.LAPSED,
    IrregularityKind.UNMATCHED,
    IrregularityKind.SECOND_DECISION,
    IrregularityKind.PERMITTED,
    IrregularityKind.FIRST_SIGNERS,
    IrregularityKind.CHANGED_SIGNERS,
    IrregularityKind.NO_SIGNERS,
}
REFUSED: Final = frozenset(IrregularityKind) - WARNED
"""What the gate refuses in a change; of the others it warns."""
TOLD_ONCE: Final = {
    IrregularityKind.PERMITTED,
    IrregularityKind.FIRST_SIGNERS,
    IrregularityKind.CHANGED_SIGNERS,
}
"""What is in order and told where it is changed, not again in the registry."""
ALARMS: Final = {IrregularityKind.ALTERED, IrregularityKind.FOREIGN_SIGNERS, IrregularityKind.NO_SIGNERS}
"""What counts as an alarm, beside the changes that do."""

CODES: Final = {
    IrregularityKind.ALTERED: "A014",
    IrregularityKind.GONE: "A014",
    IrregularityKind.FOREIGN_DECISION: "A015",
    IrregularityKind.SECOND_DECISION: "A015",
    IrregularityKind.UNSIGNED_DECISION: "A015",
    IrregularityKind.PERMITTED: "A014",
    IrregularityKind.UNSIGNED_WAIVER: "A014",
    IrregularityKind.FIRST_SIGNERS: "A017",
    IrregularityKind.CHANGED_SIGNERS: "A017",
    IrregularityKind.FOREIGN_SIGNERS: "A017",
    IrregularityKind.NO_SIGNERS: "A017",
    IrregularityKind.EVENT_IN_FUTURE: "A016",
    IrregularityKind.LAPSED: "A002",
    IrregularityKind.UNMATCHED: "A002",
}
"""The code of the gate that explains each kind."""


class Irregularity(Struct, frozen=True, kw_only=True):
    """A record that does not count, or that somebody must look at: what, where, since when.

    `was` is the digest of what an altered or removed record said, by which it is known once it is restored.
    """

    kind: IrregularityKind
    path: str
    unit: str
    step: int
    day: datetime.date
    message: Bilingual
    was: str = ""

    @property
    def code(self) -> str:
        """The code of the gate that explains it."""
        return CODES[self.kind]
