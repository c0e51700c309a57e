"""The days off and make-up days published by the State Council's office, from the package that holds them."""

from __future__ import annotations

import datetime
from functools import cache


class PublishedDays:
    """China's working days from chinesecalendar, which covers the years from 2004 to the last one published."""

    def is_working(self, day: datetime.date) -> bool | None:
        """Return whether a day is a working day; None for a year that the package does not cover."""
        return _is_workday(day)


@cache
def _is_workday(day: datetime.date) -> bool | None:
    """Ask the package once per day, since each call searches for the first and last of all days that it knows."""
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
