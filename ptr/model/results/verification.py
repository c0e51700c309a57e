"""What became of a printed sheet, of a file, of a package: what `ptr verify` tells."""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.results.change_report import ChangeReport


class VerifiedState(StrEnum):
    """How a code, a file or a package stands."""

    CURRENT = "current"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"
    DIFFERS = "differs"
    WHOLE = "whole"


GOOD = (VerifiedState.CURRENT, VerifiedState.WHOLE)


class Printed(Struct, frozen=True, kw_only=True):
    """A sheet: whose, what it is called, which document (`catalogue-board.pdf`), about what (a key, or "")."""

    unit: str
    title: str
    document: str
    part: str


class DatedCommit(Struct, frozen=True):
    """A commit and its day."""

    commit: str
    date: datetime.date


class Verification(Struct, frozen=True, kw_only=True):
    """What was found out about a thing.

    Of a sheet: since when it was so, what made it outdated (None: what is not committed yet), its code of today ("" if
    it is not printed any more, or a draft), and the changes since. `differences` are those of a file or package.
    """

    thing: str
    standing: VerifiedState
    code: str = ""
    sheet: Printed | None = None
    since: DatedCommit | None = None
    until: DatedCommit | None = None
    today: str = ""
    report: ChangeReport | None = None
    differences: tuple[Bilingual, ...] = ()
    notes: tuple[Bilingual, ...] = ()
