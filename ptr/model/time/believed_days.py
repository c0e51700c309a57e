"""Which of the days that commits name can be believed: a clock that was set wrong must move no term."""

from __future__ import annotations

import datetime
from bisect import bisect_right
from collections.abc import Sequence


def believed(days: Sequence[datetime.date | None], today: datetime.date) -> list[bool]:
    """Return for each day of a line, the oldest first, whether it is believed.

    Believed are the days of the longest run that never goes back, none of them after today. Of runs of equal length
    the one that stood first counts: a later commit that names an earlier day overturns nothing that was believed.
    """
    ends: list[datetime.date] = []
    lengths: list[tuple[list[int], list[datetime.date]]] = []
    before: dict[int, int] = {}
    for place, day in enumerate(days):
        if day is None or day > today:
            continue
        length = bisect_right(ends, day)
        if length == len(ends):
            ends.append(day)
            lengths.append(([], []))
        ends[length] = day
        if length:
            before[place] = _first_not_after(*lengths[length - 1], day)
        places, reached = lengths[length]
        places.append(place)
        reached.append(day)
    chosen = set()
    last = lengths[-1][0][0] if lengths else None
    while last is not None:
        chosen.add(last)
        last = before.get(last)
    return [place in chosen for place in range(len(days))]


def reckoned(days: Sequence[datetime.date | None], today: datetime.date) -> list[tuple[datetime.date, bool]]:
    """Return the day of each commit of a line, the oldest first, and whether it is another than the commit names.

    A commit that is not believed has the day of the one before it, at the beginning of the line that of the first that
    is believed; where none is, today.
    """
    trusted = believed(days, today)
    known = [day for day, is_trusted in zip(days, trusted, strict=True) if is_trusted and day]
    current = known[0] if known else today
    line = []
    for day, is_trusted in zip(days, trusted, strict=True):
        current = day if is_trusted and day else current
        line.append((current, not is_trusted))
    return line


def _first_not_after(places: Sequence[int], days: Sequence[datetime.date], day: datetime.date) -> int:
    """Return the first of the places whose day is not after another; their days only go back."""
    low, high = 0, len(days) - 1
    while low < high:
        middle = (low + high) // 2
        if days[middle] <= day:
            high = middle
        else:
            low = middle + 1
    return places[low]
