"""Which day it is, read once by the command line and passed to whatever needs it."""

from __future__ import annotations

import datetime
from typing import Final, NamedTuple

DAY: Final = datetime.timedelta(days=1)


class Belief(NamedTuple):
    """Which days of commits are believed: none after `latest`; later ones than `stopped` count as that day."""

    latest: datetime.date
    stopped: datetime.date | None = None

    def day(self, day: datetime.date) -> datetime.date:
        """Return the day as which a believed day counts."""
        return min(day, self.stopped) if self.stopped else day


class Clock(NamedTuple):
    """The day it is in China, and the day that the user chose to judge by instead, if any."""

    now: datetime.date
    chosen: datetime.date | None = None

    def today(self, as_of: datetime.date | None = None) -> datetime.date:
        """Return the day to judge by: the user's choice, else the registry's own `as_of`, else the current day."""
        return self.chosen or as_of or self.now

    def belief(self, as_of: datetime.date | None = None) -> Belief:
        """Return which days of commits are believed: those that came, also where another day is judged by.

        A registry that judges by its own `as_of` stands still on that day: what is committed later counts as of it.
        """
        stopped = as_of if as_of and not self.chosen else None
        return Belief(max(self.now, self.today(as_of)), stopped)


def holds(since: datetime.date, end: datetime.date | None, today: datetime.date) -> bool:
    """Return whether findings of the day `since`, which may change on the day `end`, still hold today."""
    return since <= today and (end is None or today < end)
