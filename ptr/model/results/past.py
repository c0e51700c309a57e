"""What rules know of a registry's past."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.model.documents.flow import Flow
from ptr.model.fields.fault import Bilingual


class Traced(Struct, frozen=True, kw_only=True):
    """Where what a filing recorded is found again: in a commit, or, where `here`, only in the working tree.

    `broken` names the tag or the commit of the filing that is there and holds something else. `torn` tells that its
    total is not that of its own files. `why` says why it is found nowhere.
    """

    path: str
    key: str
    commit: str = ""
    here: bool = False
    broken: tuple[str, ...] = ()
    torn: bool = False
    returned: bool = False
    why: Bilingual | None = None

    @property
    def is_known(self) -> bool:
        """Tell whether what was filed is known to be somewhere."""
        return bool(self.commit) or self.here


class Unsigned(Struct, frozen=True, kw_only=True):
    """A decision without a signature of its office that holds, and what is wrong with it."""

    path: str
    problem: Bilingual


class Charted(Struct, frozen=True, kw_only=True):
    """The charts of a unit that were in force from a day on: their paths, and those of them that are another today.

    `lost` tells that some of them cannot be had any more.
    """

    unit: str
    since: datetime.date
    paths: tuple[str, ...]
    others: dict[str, Flow] = {}
    lost: bool = False


class Past(Struct, frozen=True, kw_only=True):
    """A registry's past as far as rules ask for it: all of it is in its values, so that equal ones read the same."""

    filings: tuple[Traced, ...] = ()
    unsigned: tuple[Unsigned, ...] = ()
    charts: tuple[Charted, ...] = ()

    def charted(self, unit: str, day: datetime.date) -> Charted | None:
        """Give the charts of a unit that were in force on a day; None where none had been filed and accepted."""
        before = [each for each in self.charts if each.unit == unit and each.since <= day]
        return max(before, key=lambda each: each.since, default=None)
