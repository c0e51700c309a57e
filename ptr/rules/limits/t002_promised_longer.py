"""The promise is longer than the law allows.

承诺时限长于法定时限。

A promised limit may be shorter than the statutory one and is public (优化营商环境条例 36); a longer one promises to break
the law. Units are compared so that doubt favours the unit: a working day is at least one day, a month at most 31.

承诺时限可以短于、不能长于法定时限（优化营商环境条例第三十六条）。单位不同的，只在无论怎样折算都更长时才报。

Breaks:

    limits:
      statutory: {value: 20, unit: working_days, starts: 受理之日}
      promised: {value: 25, unit: working_days, starts: 受理之日}

Keeps:

    limits:
      statutory: {value: 20, unit: working_days, starts: 受理之日}
      promised: {value: 12, unit: working_days, starts: 受理之日}
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.power import Limit, LimitUnit, Power
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.model.words import word
from ptr.rules.rule import document_rule

SHORTEST: Final = {LimitUnit.WORKING_DAYS: 1.0, LimitUnit.CALENDAR_DAYS: 1.0, LimitUnit.MONTHS: 28.0}
LONGEST: Final = {LimitUnit.WORKING_DAYS: 3.0, LimitUnit.CALENDAR_DAYS: 1.0, LimitUnit.MONTHS: 31.0}
"""Calendar days that one unit spans at least and at most; a run of working days with the longest holiday in it."""


@document_rule(
    "T002",
    Power,
    Withheld,
    clause="三.2",
    zh="承诺时限 {promised} 长于法定时限 {statutory}",
    en="the promised limit of {promised} is longer than the statutory {statutory}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the two limits."""
    if power.limits is None:
        return
    promised, statutory = power.limits.promised, power.limits.statutory
    if _longer(promised, statutory):
        args = {"promised": _shown(promised), "statutory": _shown(statutory)}
        yield Hit(pointer=("limits", "promised"), args=args)


def _longer(one: Limit, other: Limit) -> bool:
    if one.unit in (None, LimitUnit.IMMEDIATE) or one.value is None or other.unit is None:
        return False
    if other.unit is LimitUnit.IMMEDIATE:
        return True
    if other.value is None:
        return False
    if one.unit == other.unit:
        return one.value > other.value
    return one.value * SHORTEST[one.unit] > other.value * LONGEST[other.unit]


def _shown(limit: Limit) -> tuple[str, str]:
    if limit.unit is None:
        return "", ""
    value = "" if limit.value is None else str(limit.value)
    return f"{value}{word(limit.unit)}", f"{value} {limit.unit.replace('_', ' ')}".strip()
