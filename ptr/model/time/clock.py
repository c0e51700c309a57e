"""Which day it is, read once by the command line and passed to whatever needs it."""

from __future__ import annotations

import datetime
from typing import NamedTuple


class Clock(NamedTuple):
    """The day it is in China, and the day that the user chose to judge by instead, if any."""

    now: datetime.date
    chosen: datetime.date | None = None

    def today(self, as_of: datetime.date | None = None) -> datetime.date:
        """Return the day to judge by: the user's choice, else the registry's own `as_of`, else the current day."""
        return self.chosen or as_of or self.now
