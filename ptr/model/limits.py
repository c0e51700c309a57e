"""Comparing time limits of different units so that doubt favours the unit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.fault import Bilingual
from ptr.model.words import word

SHORTEST: Final[Mapping[LimitUnit, float]] = {
    LimitUnit.WORKING_DAYS: 1.0,
    LimitUnit.CALENDAR_DAYS: 1.0,
    LimitUnit.MONTHS: 28.0,
    LimitUnit.IMMEDIATE: 0.0,
}
LONGEST: Final[Mapping[LimitUnit, float]] = {**SHORTEST, LimitUnit.WORKING_DAYS: 3.0, LimitUnit.MONTHS: 31.0}
"""Calendar days that one unit spans at least and at most; a run of working days with the longest holiday in it."""


def weight(limit: Limit, against: LimitUnit) -> float:
    """Weigh a time in calendar days against a limit of the unit `against`; what has no number weighs nothing.

    A time of that unit weighs at its longest, as the limit itself does, so that the two cancel; any other at its
    shortest. Whatever then weighs more than the limit is longer in every year.
    """
    if limit.value is None or limit.unit is None:
        return 0.0
    return limit.value * (LONGEST if limit.unit is against else SHORTEST)[limit.unit]


def bound(limit: Limit) -> float | None:
    """Give what may weigh against a limit at most; None where the limit says no time."""
    if limit.unit is LimitUnit.IMMEDIATE:
        return 0.0
    return None if limit.value is None or limit.unit is None else weight(limit, limit.unit)


def shown(limits: Iterable[Limit]) -> Bilingual:
    """Say one time or several, summed for each unit apart: 12个工作日加1个月."""
    sums: dict[LimitUnit, int] = {}
    for limit in limits:
        if limit.unit is not None:
            sums[limit.unit] = sums.get(limit.unit, 0) + (limit.value or 0)
    zh = "加".join(f"{value or ''}{word(unit)}" for unit, value in sums.items())
    return zh, " and ".join(_english(unit, value) for unit, value in sums.items())


def _english(unit: LimitUnit, value: int) -> str:
    words = unit.replace("_", " ")
    return f"{value} {words.removesuffix('s') if value == 1 else words}" if value else words
