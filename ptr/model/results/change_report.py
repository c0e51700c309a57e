"""The outcome of a comparison, ready for a writer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.results.change import Change
from ptr.model.results.irregularity import ALARMS, REFUSED, Irregularity
from ptr.model.results.obligation import Obligation, State


class FailOn(StrEnum):
    """What makes a comparison fail beside the gate."""

    BURDEN = "burden"
    ALARM = "alarm"
    LATE = "late"


class Unread(Struct, frozen=True, kw_only=True):
    """A file left out of the comparison because one side could not be read, and why."""

    path: str
    side: str
    reason: Bilingual


class ChangeReport(Struct, frozen=True, kw_only=True):
    """Changes in the order of units and subjects, what they require, and what could not be compared.

    `before` and `after` name the sides; `names` are what units are called, `carriers`, `offices` and `titles` what
    carriers, offices and kinds of change are called. `failing` are the statements that are missing; only of a checked
    report do they make the run fail. `pages` are the manual pages of kinds and of codes of the gate, whose titles are
    in `titles` too. `untold` is why days are not told.
    """

    before: Bilingual
    after: Bilingual
    changes: tuple[Change, ...]
    obligations: tuple[Obligation, ...]
    failing: tuple[Obligation, ...] = ()
    irregularities: tuple[Irregularity, ...] = ()
    unread: tuple[Unread, ...] = ()
    names: Mapping[str, str] = {}
    carriers: Mapping[str, str] = {}
    offices: Mapping[str, str] = {}
    titles: Mapping[str, Bilingual] = {}
    pages: Mapping[str, str] = {}
    today: datetime.date
    checked: bool = False
    untold: Bilingual | None = None
    notes: tuple[Bilingual, ...] = ()

    @property
    def refused(self) -> tuple[Irregularity, ...]:
        """The irregularities that the gate refuses."""
        return tuple(each for each in self.irregularities if each.kind in REFUSED)

    def count(self, reason: FailOn) -> int:
        """Return how often what may make the run fail happened: burdens and alarms, what is late."""
        if reason is FailOn.LATE:
            return sum(each.state is State.LATE for each in self.obligations)
        count = sum(getattr(change, reason.value) is not None for change in self.changes)
        alarms = reason is FailOn.ALARM
        return count + (sum(each.kind in ALARMS for each in self.irregularities) if alarms else 0)

    @property
    def passes(self) -> bool:
        """Whether the gate lets the changes through."""
        return not (self.failing or self.refused or self.unread)
