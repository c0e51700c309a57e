"""When a term ends: days and months as the civil code counts them, working days by the official calendar.

The first day does not count; a month ends on the corresponding day or the month's last; a last day that is a day off
moves to the next working day (民法典 201-203). Days on which the clock stands still are not counted.
"""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Sequence
from typing import Final, NamedTuple

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.power import LimitUnit
from ptr.model.snapshot import Snapshot

DAY: Final = datetime.timedelta(days=1)


class Interval(NamedTuple):
    """Days that do not count, both included."""

    first: datetime.date
    last: datetime.date

    def holds(self, day: datetime.date) -> bool:
        """Tell whether a day lies in it."""
        return self.first <= day <= self.last


def last_day(
    start: datetime.date, value: int, unit: LimitUnit, snapshot: Snapshot, suspended: Sequence[Interval] = ()
) -> datetime.date | None:
    """Give the last day of a term that begins on `start`; None where a year's calendar is not published yet."""
    if unit is LimitUnit.IMMEDIATE:
        return start
    day, left = start, value
    if unit is LimitUnit.MONTHS:
        end = _months_later(start, value)
        day, left = start, (end - start).days
    while left:
        day += DAY
        counts = not any(stop.holds(day) for stop in suspended)
        if counts and unit is LimitUnit.WORKING_DAYS:
            working = _is_working_day(day, snapshot)
            if working is None:
                return None
            counts = working
        left -= counts
    return _working_day_from(day, snapshot)


def _months_later(start: datetime.date, months: int) -> datetime.date:
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return datetime.date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def _working_day_from(day: datetime.date, snapshot: Snapshot) -> datetime.date | None:
    """Give the day itself if it is a working day, else the next one."""
    while not (working := _is_working_day(day, snapshot)):
        if working is None:
            return None
        day += DAY
    return day


def _is_working_day(day: datetime.date, snapshot: Snapshot) -> bool | None:
    """Tell whether a day is one of work; what the registry's own calendar says of its year comes first."""
    own = snapshot.kept.get(Calendar.PATH.format(key=day.year))
    if isinstance(own, Calendar):
        return day in own.working_days or (day.weekday() < 5 and day not in own.days_off)
    import chinese_calendar

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return None
