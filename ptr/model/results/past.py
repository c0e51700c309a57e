"""What rules know about a registry's past."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.model.documents.flow import Flow
from ptr.model.fields.fault import Bilingual
from ptr.model.results.irregularity import Irregularity
from ptr.model.results.obligation import Obligation


class Traced(Struct, frozen=True, kw_only=True):
    """Where the content that a filing recorded is: in a commit, or, if `here`, only in the working tree.

    `broken` names the tag or commit of the filing that exists and holds something else. `torn` means that its total is
    not that of its own files, `returned` that it counts no longer: it came back, was withdrawn, or a later one settled
    it. `why` is the reason why it is nowhere.
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
        """Whether the filed content is known to be somewhere."""
        return bool(self.commit) or self.here


class Unsigned(Struct, frozen=True, kw_only=True):
    """A decision without a valid signature of its office, and what is wrong with it."""

    path: str
    problem: Bilingual


class Charted(Struct, frozen=True, kw_only=True):
    """The charts of a unit in force from a day on: their paths, and those of them that differ today.

    `lost` means that some of them are gone.
    """

    unit: str
    since: datetime.date
    paths: tuple[str, ...]
    others: dict[str, Flow] = {}
    lost: bool = False


class Past(Struct, frozen=True, kw_only=True):
    """A registry's past as far as rules need it, all of it in values, so that equal ones read the same.

    `obligations` are what its ledger knows to be unsettled on the main line, none of them called late, and
    `irregularities` what is wrong with its records, or will be on a day; `alike` are digests of entries
    that only read otherwise, each with an earlier one; `untold` is why the ledger knows nothing.
    """

    filings: tuple[Traced, ...] = ()
    unsigned: tuple[Unsigned, ...] = ()
    charts: tuple[Charted, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
    alike: dict[str, str] = {}
    untold: Bilingual | None = None

    def charted(self, unit: str, day: datetime.date) -> Charted | None:
        """Return the charts of a unit that were in force on a day; None where none had been filed and accepted."""
        before = [each for each in self.charts if each.unit == unit and each.since <= day]
        return max(before, key=lambda each: each.since, default=None)
