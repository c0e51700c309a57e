"""A month that was not reported.

有的月份没有汇总上报。

The unit's office sums up the register and reports to the city office once a month (clause 三.4), by the day of the next
month that the registry's policy sets (`report_day`). Months count from the first record of the unit; a month without a
use is reported as such. A report that was made late is a note.

各单位领导小组办公室每月汇总一次上报。从本单位第一份登记表的月份算起，没有行使的月份也要报告“没有”。次月几日前汇总见政策 report_day。晚报的只作提示。

Breaks:

    # records of 2026-08 and 2026-09; reports/2026-08.yaml only, and today is 2026-11-01

Keeps:

    # reports/2026-08.yaml, reports/2026-09.yaml
"""

import datetime
from collections.abc import Iterator, Sequence

from ptr.model.documents.record import Record
from ptr.model.documents.report import Report
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.rule import Fact, unit_rule


def collect(document: Record | Report, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep the months in which a unit exercised powers, and those it reported."""
    if isinstance(document, Report):
        yield Fact(group=("reported", document.month), value=document.made.date.isoformat())
    elif document.exercised:
        yield Fact(group=("exercised", document.exercised.isoformat()[:7]))


@unit_rule(
    "R006",
    Record,
    Report,
    collect=collect,
    clause="三.4",
    dated=True,
    zh="{months} 的月汇总应在 {due} 前作出，{state}",
    en="the monthly report of {months} was to be made by {due}; {state}",
)
def rule(facts: Sequence[Fact], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Walk through the months of a unit that keeps a register."""
    reported = {fact.group[1]: fact for fact in facts if fact.group[0] == "reported"}
    month = min((fact.group[1] for fact in facts if fact.group[0] == "exercised"), default="")
    missing: list[tuple[str, datetime.date]] = []
    while month and (due := _due(month, snapshot)) and snapshot.today.is_after(due):
        fact = reported.get(month)
        if fact is None:
            missing.append((month, due))
        elif fact.value > due.isoformat():
            args = {"months": month, "due": due, "state": (f"{fact.value} 才作出", f"it was on {fact.value}")}
            yield Hit(path=fact.path, pointer=("made", "date"), args=args, done=True)
        month = _following(month).isoformat()[:7]
    if missing:
        more = (f"{missing[0][0]} 等 {len(missing)} 个月", f"{missing[0][0]} and {len(missing) - 1} more")
        months = more if len(missing) > 1 else (missing[0][0], missing[0][0])
        args = {"months": months, "due": missing[0][1], "state": ("还没有", "it is not")}
        yield Hit(path=Unit.PATH.format(unit=unit), args=args)


def _following(month: str) -> datetime.date:
    year, number = (int(part) for part in month.split("-"))
    return datetime.date(year + number // 12, number % 12 + 1, 1)


def _due(month: str, snapshot: Snapshot) -> datetime.date | None:
    day = _following(month).replace(day=snapshot.policy.report_day)
    return snapshot.last_day(day, 0)
