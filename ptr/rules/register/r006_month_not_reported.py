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
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class Reported(Fact, frozen=True, tag=True):
    """A monthly report, and when it was made."""

    month: str
    path: str
    made_on: datetime.date


class ExercisedMonth(Fact, frozen=True, tag=True):
    """A power was exercised in a month."""

    month: str


def collect(document: Record | Report, place: Place, snapshot: Snapshot) -> Iterator[Reported | ExercisedMonth]:
    """Keep the months in which a unit exercised powers, and those it reported."""
    if isinstance(document, Report):
        yield Reported(document.month, place.path, document.made.date)
    elif document.exercised:
        yield ExercisedMonth(document.exercised.isoformat()[:7])


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
def rule(facts: Sequence[Reported | ExercisedMonth], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Walk through the months of a unit that keeps a register."""
    reports = {fact.month: fact for fact in facts if isinstance(fact, Reported)}
    month = min((fact.month for fact in facts if isinstance(fact, ExercisedMonth)), default="")
    missing: list[tuple[str, datetime.date]] = []
    while month and (due := _due(month, snapshot)) and snapshot.today.is_after(due):
        report = reports.get(month)
        if report is None:
            missing.append((month, due))
        elif report.made_on > due:
            args = {
                "months": month,
                "due": due,
                "state": (f"{report.made_on} 才作出", f"it was made on {report.made_on}"),
            }
            yield Hit(path=report.path, pointer=("made", "date"), args=args, done=True)
        month = _following(month).isoformat()[:7]
    if missing:
        more = (f"{missing[0][0]} 等 {len(missing)} 个月", f"{missing[0][0]} and {len(missing) - 1} more")
        months = more if len(missing) > 1 else (missing[0][0], missing[0][0])
        args = {"months": months, "due": missing[0][1], "state": ("还没有", "it has not been made")}
        yield Hit(path=Unit.PATH.format(unit=unit), args=args)


def _following(month: str) -> datetime.date:
    year, number = (int(part) for part in month.split("-"))
    return datetime.date(year + number // 12, number % 12 + 1, 1)


def _due(month: str, snapshot: Snapshot) -> datetime.date | None:
    day = _following(month).replace(day=snapshot.policy.report_day)
    return snapshot.days.last(day, 0)
