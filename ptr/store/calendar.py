"""The days off and make-up days that the State Council's office published, from the package that holds them."""

from __future__ import annotations

import datetime
from functools import cache


class PublishedDays:
    """China's working days by chinesecalendar, which knows the years from 2004 to the last one published."""

    def is_working(self, day: datetime.date) -> bool | None:
        """Return whether a day is worked; None for a year that the package does not hold."""
        return _is_workday(day)


@cache
def _is_workday(day: datetime.date) -> bool | None:
    """Ask the package once a day: each time it looks for the first and the last of all days that it knows."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
