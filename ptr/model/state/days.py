"""The calendar of a registry: which days are worked, and when a term ends."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.time.deadline import Arranged, Interval, WorkingDays, deadline
from ptr.model.time.today import Today

OLDEST: Final = 1949
"""The first year whose arrangement is looked up."""


class Days:
    """Working days, by the registry's calendar documents first, then as published."""

    def __init__(self, calendars: Iterable[Calendar], published: WorkingDays, today: Today) -> None:
        """Take the documents, the official notices, and the day up to which years are looked up."""
        self.working = Arranged(calendars, published)
        self._today = today

    def last(
        self,
        event: datetime.date,
        value: int,
        unit: LimitUnit = LimitUnit.CALENDAR_DAYS,
        suspended: Sequence[Interval] = (),
    ) -> datetime.date | None:
        """Return the last day of a term; None while a year that matters has no published arrangement."""
        end = deadline(event, Limit(value=value, unit=unit), self.working, suspended)
        return end.date if end and not end.provisional else None

    @property
    def unpublished(self) -> frozenset[int]:
        """The years up to today's whose arrangement is not published, or not known here."""
        last = year = self._today.year
        while year > OLDEST and self.working.is_working(datetime.date(year, 1, 1)) is None:
            year -= 1
        return frozenset(range(year + 1, last + 1))
