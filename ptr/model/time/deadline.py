"""When a time limit ends: working days, calendar days, months, suspensions (民法典 201-203)."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from typing import Final, NamedTuple, Protocol

from msgspec import Struct

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.time.clock import DAY

SATURDAY: Final = 5


class WorkingDays(Protocol):
    """Something that knows which days are working days."""

    def is_working(self, day: datetime.date) -> bool | None:
        """Return whether a day is a working day; None where the arrangement of its year is not published."""


class Interval(NamedTuple):
    """A time during which the clock is stopped, both days included."""

    first: datetime.date
    last: datetime.date


class Deadline(Struct, frozen=True):
    """The last day of a time limit.

    It is provisional where a year that matters has no published arrangement: Monday to Friday are taken for working
    days there, and the day may still move.
    """

    date: datetime.date
    provisional: bool = False
    missing_years: tuple[int, ...] = ()


class Arranged:
    """Working days by the registry's own calendar documents, and as published for all other years."""

    def __init__(self, documents: Iterable[Calendar], published: WorkingDays) -> None:
        """Take the registry's documents; one may name days at the end of the year before."""
        calendars = tuple(documents)
        self._years = {document.year for document in calendars}
        self._off = {day for document in calendars for day in document.days_off}
        self._worked = {day for document in calendars for day in document.working_days}
        self._published = published

    def is_working(self, day: datetime.date) -> bool | None:
        """Return whether a day is a working day; a make-up day is, whatever its weekday."""
        if day in self._worked or day in self._off:
            return day in self._worked
        return day.weekday() < SATURDAY if day.year in self._years else self._published.is_working(day)


def deadline(
    event: datetime.date, limit: Limit, days: WorkingDays, suspended: Sequence[Interval] = ()
) -> Deadline | None:
    """Return when a limit that an event starts ends; None for a limit without a time.

    The day of the event does not count (201); a month ends on the corresponding day, or on the last of its month where
    there is none (202); a last day that is off moves to the next working day (203); days of a suspension do not
    count. A limit that would end after the year 9999 ends with it, provisionally.
    """
    if limit.unit is LimitUnit.IMMEDIATE:
        return Deadline(event)
    if limit.unit is None or limit.value is None:
        return None
    missing: set[int] = set()

    def counts(day: datetime.date) -> bool:
        return not any(stop.first <= day <= stop.last for stop in suspended)

    def is_worked(day: datetime.date) -> bool:
        if not counts(day):
            return False
        known = days.is_working(day)
        if known is None:
            missing.add(day.year)
        return day.weekday() < SATURDAY if known is None else known

    try:
        if limit.unit is LimitUnit.WORKING_DAYS:
            last = _nth(event, limit.value, is_worked)
        else:
            days_run = limit.value
            if limit.unit is LimitUnit.MONTHS:
                days_run = (_months_later(event, limit.value) - event).days
            run_out = _nth(event, days_run, counts) if suspended else event + days_run * DAY
            last = _nth(run_out - DAY, 1, is_worked)
    except OverflowError:
        return Deadline(datetime.date.max, True, tuple(sorted(missing)))
    return Deadline(last, bool(missing), tuple(sorted(missing)))


def _nth(day: datetime.date, number: int, counts: Callable[[datetime.date], bool]) -> datetime.date:
    """Return the nth day that counts after a day; OverflowError if the calendar ends before that."""
    while number:
        day += DAY
        number -= counts(day)
    return day


def _months_later(day: datetime.date, months: int) -> datetime.date:
    """Return the corresponding day of a later month, or its last day; OverflowError beyond the calendar."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > datetime.MAXYEAR:
        raise OverflowError
    import calendar

    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
