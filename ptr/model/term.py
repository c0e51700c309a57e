"""When a term ends: days and months as the civil code counts them, working days by the official calendar.

The first day does not count; a month ends on the corresponding day or the month's last; a last day that is a day off
moves to the next working day (民法典 201-203).
"""

from __future__ import annotations

import calendar
import datetime

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.power import LimitUnit
from ptr.model.snapshot import Snapshot

DAY = datetime.timedelta(days=1)


def last_day(start: datetime.date, value: int, unit: LimitUnit, snapshot: Snapshot) -> datetime.date | None:
    """Give the last day of a term that begins on `start`; None where a year's calendar is not published yet."""
    if unit is LimitUnit.MONTHS:
        day = _months_later(start, value)
    elif unit is LimitUnit.CALENDAR_DAYS:
        day = start + value * DAY
    else:
        day = start
        for _ in range(value if unit is LimitUnit.WORKING_DAYS else 0):
            following = _working_day_from(day + DAY, snapshot)
            if following is None:
                return None
            day = following
    return _working_day_from(day, snapshot) if unit is not LimitUnit.IMMEDIATE else day


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
