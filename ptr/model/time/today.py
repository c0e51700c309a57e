"""The day by which a registry is judged, and until when an answer that depends on it stays the same."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from contextlib import contextmanager

from ptr.model.time.clock import DAY


class Horizon:
    """Until when the answers computed meanwhile hold: `end` is the first day with another answer, None for never."""

    def __init__(self, end: datetime.date | None = None) -> None:
        self.end = end

    def limit(self, day: datetime.date | None) -> None:
        """Take into account a day on which some answer changes."""
        if day is not None and (self.end is None or day < self.end):
            self.end = day


class Today:
    """The one clock of all rules, which notes when the outcome of a comparison with it will change.

    A comparison that depends on time changes once, on a known day. An answer computed from the `date` itself holds for
    that day only, since nothing is known about its use.
    """

    def __init__(self, day: datetime.date) -> None:
        self._day = day
        self._watching: list[Horizon] = []

    @contextmanager
    def watched(self) -> Iterator[Horizon]:
        """Note until when the answers given meanwhile hold; may be nested."""
        horizon = Horizon()
        self._watching.append(horizon)
        try:
            yield horizon
        finally:
            self._watching.remove(horizon)

    def is_after(self, day: datetime.date) -> bool:
        """Return whether a day, the last of a term perhaps, has passed."""
        if self._day > day:
            return True
        if day < datetime.date.max:
            self._turns_on(day + DAY)
        return False

    def is_before(self, day: datetime.date) -> bool:
        """Return whether a day, the first of a term perhaps, has not come yet."""
        if self._day >= day:
            return False
        self._turns_on(day)
        return True

    @property
    def year(self) -> int:
        """The year, which holds until it ends."""
        if self._day.year < datetime.MAXYEAR:
            self._turns_on(datetime.date(self._day.year + 1, 1, 1))
        return self._day.year

    @property
    def unwatched(self) -> datetime.date:
        """The day itself, for a use that notes by itself until when its answer holds."""
        return self._day

    @property
    def date(self) -> datetime.date:
        """The day itself."""
        if self._day < datetime.date.max:
            self._turns_on(self._day + DAY)
        return self._day

    def _turns_on(self, day: datetime.date) -> None:
        for horizon in self._watching:
            horizon.limit(day)
