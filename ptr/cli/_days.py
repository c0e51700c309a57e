"""Days of the command line: whether they may lie in the future."""

from __future__ import annotations

import datetime

from ptr.model.fields.errors import PtrError
from ptr.model.time.clock import Clock


def past_day(clock: Clock, day: datetime.date, option: str) -> datetime.date:
    """Return the day of an act; `PtrError` for one that has not come yet."""
    today = clock.today()
    if day > today:
        raise PtrError(
            f"{option} 写的 {day} 还没有到（今天是 {today}）", f"{option} {day} is in the future (today is {today})"
        )
    return day
