"""Why a change of a limit, a fee or a procedure weighs on the counterpart, read from the two values."""

from __future__ import annotations

from typing import Final

from ptr.model.documents.power import Limit, LimitUnit, SpecialProcedure
from ptr.model.duties.amounts import is_higher
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.pattern import pattern

LONGER: Final[Bilingual] = ("时限延长", "a longer limit")
LATER: Final[Bilingual] = ("起算时间推后", "the clock starts later")
START: Final[Bilingual] = ("起算时间改动，请核对是否推后", "another start: look whether later")
STOPPED: Final[Bilingual] = ("增加不计入时限的程序", "a procedure that stops the clock")
CHARGED: Final[Bilingual] = ("由不收费改为收费", "charged, and free before")
HIGHER: Final[Bilingual] = ("收费提高", "a higher fee")
FEE: Final[Bilingual] = ("收费标准改动，请核对是否提高", "another standard: look whether higher")
CONDITION: Final[Bilingual] = ("条件文字改动，请核对是否加重", "another condition: look whether harder")

DAYS: Final = {LimitUnit.CALENDAR_DAYS: 1.0, LimitUnit.WORKING_DAYS: 1.4, LimitUnit.MONTHS: 30.0}
"""Calendar days in one of a unit, close enough to tell which of two limits is longer."""

STARTS: Final = (
    pattern("申请|收到|收件|提交|提出|接到|发现"),
    pattern("齐全|补正|补齐"),
    pattern("受理|立案"),
    pattern("审查|核查|勘验|检验|检测|评审|调查"),
    pattern("听证|告知"),
    pattern("决定|批准|审批"),
    pattern("送达|领取"),
)
"""Where a clock may start, in the order in which it happens."""
NEXT_DAY: Final = pattern("次日|第二日|翌日|之后|后起")


def of_limit(before: Limit, after: Limit) -> Bilingual | None:
    """Return why one limit burdens more than the one before it; None where it does not."""
    if _days(after) > _days(before):
        return LONGER
    if before.starts == after.starts or not after.starts:
        return None
    later = _starts_later(before.starts, after.starts)
    return {True: LATER, None: START, False: None}[later]


def of_fee(before: str, after: str) -> Bilingual | None:
    """Return why one standard of a fee burdens more than the one before it."""
    higher = is_higher(before, after)
    return {True: HIGHER, None: FEE, False: None}[higher]


def of_procedures(before: object, after: object) -> Bilingual | None:
    """Return why special procedures, one or several, burden more than those before: they stop the clock."""
    return STOPPED if _stops(after) and not _stops(before) else None


def _stops(value: object) -> bool:
    procedures = value if isinstance(value, tuple) else (value,)
    return any(isinstance(each, SpecialProcedure) and not each.counts for each in procedures)


def _days(limit: Limit) -> float:
    """Return the length of a limit in calendar days; one without a number never ends."""
    if limit.unit is LimitUnit.IMMEDIATE:
        return 0.0
    return limit.value * DAYS[limit.unit] if limit.value is not None and limit.unit else float("inf")


def _starts_later(before: str, after: str) -> bool | None:
    """Return whether a clock starts later; None where it starts at something that has no known order."""
    old, new = _start(before), _start(after)
    return None if old is None or new is None else new > old


def _start(text: str) -> tuple[int, bool] | None:
    marks = [place for place, pattern in enumerate(STARTS) if pattern.search(text)]
    return (marks[-1], bool(NEXT_DAY.search(text))) if marks else None
