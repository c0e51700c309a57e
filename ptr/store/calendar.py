"""The days off and make-up days that the State Council's office published, from the package that holds them."""

from __future__ import annotations

import datetime


class PublishedDays:
    """China's working days by chinesecalendar, which knows the years from 2004 to the last one published."""

    def is_working(self, day: datetime.date) -> bool | None:
        """Tell whether a day is worked; None for a year that the package does not hold."""
        import chinese_calendar

        try:
            return bool(chinese_calendar.is_workday(day))
        except NotImplementedError:
            return None
