"""Compares time limits of different units so that doubt favours the unit that exercises the power."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.fields.fault import Bilingual
from ptr.model.text.plural import counted
from ptr.model.words import word

SHORTEST: Final[Mapping[LimitUnit, float]] = {
    LimitUnit.WORKING_DAYS: 1.0,
    LimitUnit.CALENDAR_DAYS: 1.0,
    LimitUnit.MONTHS: 28.0,
    LimitUnit.IMMEDIATE: 0.0,
}
"""The fewest calendar days that one unit of time spans."""
HOLIDAY: Final = 12.0
"""The most calendar days in a row without work: the longest holiday, the weekends around it, and a margin."""


class Load(NamedTuple):
    """Times taken, for comparison with a limit: in the limit's own unit, and the others in the fewest calendar days."""

    same: float
    other: float


def load(times: Iterable[Limit], unit: LimitUnit) -> Load:
    """Sum times for a limit in a unit; a time without a number counts as none."""
    same = other = 0.0
    for time in times:
        if time.unit is unit:
            same += time.value or 0
        elif time.unit is not None:
            other += (time.value or 0) * SHORTEST[time.unit]
    return Load(same, other)


def exceeds(times: Load, limit: Limit) -> bool:
    """Return whether times exceed a limit however holidays fall; never true of a limit without a number."""
    if limit.unit is None or (limit.value is None and limit.unit is not LimitUnit.IMMEDIATE):
        return False
    left = (limit.value or 0) - times.same
    return left < 0 or times.other > _longest(left, limit.unit)


def _longest(value: float, unit: LimitUnit) -> float:
    """Return the most calendar days that a time in a unit spans."""
    if value <= 0 or unit is LimitUnit.IMMEDIATE:
        return 0.0
    if unit is LimitUnit.WORKING_DAYS:
        return value * 1.5 + HOLIDAY
    return value * (31.0 if unit is LimitUnit.MONTHS else 1.0)


def shown(limits: Iterable[Limit]) -> Bilingual:
    """Word one time or several, summed for each unit separately: 12个工作日加1个月."""
    sums: dict[LimitUnit, int] = {}
    for limit in limits:
        if limit.unit is not None:
            sums[limit.unit] = sums.get(limit.unit, 0) + (limit.value or 0)
    zh = "加".join(f"{value or ''}{word(unit)}" for unit, value in sums.items())
    return zh, " and ".join(_english(unit, value) for unit, value in sums.items())


def _english(unit: LimitUnit, value: int) -> str:
    words = unit.replace("_", " ")
    return counted(value, words.removesuffix("s")) if value else words
