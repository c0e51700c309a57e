"""What became of a printed sheet, a file or a package: the outcome of `ptr verify`."""

from __future__ import annotations

import datetime
from enum import StrEnum

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.results.change_report import ChangeReport


class VerifiedState(StrEnum):
    """The state of a code, a file or a package."""

    CURRENT = "current"
    OUTDATED = "outdated"
    UNKNOWN = "unknown"
    DIFFERS = "differs"
    WHOLE = "whole"
    SAME_CONTENT = "same-content"


GOOD = (VerifiedState.CURRENT, VerifiedState.WHOLE, VerifiedState.SAME_CONTENT)


class Printed(Struct, frozen=True, kw_only=True):
    """A sheet: its unit, its title, its document (`catalogue-board.pdf`), and its part (a key, or "")."""

    unit: str
    title: str
    document: str
    part: str


class DatedCommit(Struct, frozen=True):
    """A commit and its day."""

    commit: str
    date: datetime.date


class VerifiedFiling(Struct, frozen=True, kw_only=True):
    """A filing that holds what a package holds of its subject, and how it stands.

    `of` is the statement or month where one is filed at a time, `state` a `FilingState`. `decided` is None before any
    decision; `number` is that of an acceptance; `due` (if the office named a day) and `answer` are of a return.
    `doubts` are reasons why this is not proven.
    """

    key: str
    subject: str
    of: str
    state: str
    submitted: datetime.date
    decided: datetime.date | None
    number: str
    due: datetime.date | None
    answer: str
    doubts: tuple[Bilingual, ...]


class Verification(Struct, frozen=True, kw_only=True):
    """What is known about a sheet, a file or a package.

    For a sheet: since when it was current, what made it outdated (None: something uncommitted), its code of today (""
    if it is no longer printed, or a draft), and the changes since. `differences` are those of a file or package; files
    in `other_bytes` have the same content in other bytes, `strays` were left in a package by a system.
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
    other_bytes: tuple[str, ...] = ()
    strays: tuple[str, ...] = ()
    filings: tuple[VerifiedFiling, ...] = ()
    notes: tuple[Bilingual, ...] = ()
