"""Which day it is, read once by the command line and passed to whatever needs it."""

from __future__ import annotations

import datetime
from typing import Final, NamedTuple

DAY: Final = datetime.timedelta(days=1)


class Clock(NamedTuple):
    """The day it is in China, and the day that the user chose to judge by instead, if any."""

    now: datetime.date
    chosen: datetime.date | None = None

    def today(self, as_of: datetime.date | None = None) -> datetime.date:
        """Return the day to judge by: the user's choice, else the registry's own `as_of`, else the current day."""
        return self.chosen or as_of or self.now


def holds(since: datetime.date, end: datetime.date | None, today: datetime.date) -> bool:
    """Return whether findings of the day `since`, which may change on the day `end`, still hold today."""
    return since <= today and (end is None or today < end)
