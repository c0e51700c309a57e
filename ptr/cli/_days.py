"""Days of the command line: how they are written, and whether they may lie in the future."""

from __future__ import annotations

import datetime
import re
from typing import Final

from ptr.model.fields.errors import PtrError
from ptr.model.time.clock import Clock

DAY: Final = r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"


def read_day(text: str) -> datetime.date:
    """Read a day; `ValueError` for any other text."""
    if not re.fullmatch(DAY, text):
        raise ValueError(text)
    return datetime.date(*map(int, text.split("-")))


def past_day(clock: Clock, day: datetime.date, option: str) -> datetime.date:
    """Return the day of an act; `PtrError` for one that has not come yet."""
    today = clock.today()
    if day > today:
        raise PtrError(
            f"{option} 写的 {day} 还没有到（今天是 {today}）", f"{option} {day} is in the future (today is {today})"
        )
    return day
