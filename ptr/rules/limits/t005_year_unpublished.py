"""A time limit reaches into a year whose working days are not published.

时限跨入节假日安排还没有公布的年份。

The days off and the make-up days of a year are published in the autumn before it. Until then the last day of a term
that reaches into it may still move, so no rule judges it. Before the year has begun nothing that ends in it is late;
from then on this note says so once for the registry, so that silence is not read as a pass. A newer ptr knows the
year, or the arrangement is written into calendar/<year>.yaml, with the notice as source.

下一年的放假和调休安排一般在上一年秋冬公布。不知道安排，跨入该年的期限最后一天就可能变动，各条规则都不作判断。该年开始以前，跨入该年的期限不会逾期；开始以后，全登记簿提示一次，免得把没有判断当作没有问题。请升级
ptr，或者把安排写入 calendar/年份.yaml，并注明通知的文号。

Breaks:

    # today is 2027-01-20, ptr is of 2026, and there is no calendar/2027.yaml
    exercised: 2026-12-28

Keeps:

    # calendar/2027.yaml
    year: 2027
    source: 国务院办公厅关于2027年部分节假日安排的通知
    days_off: [2027-01-01]
"""

import datetime
from collections.abc import Iterator, Sequence

from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.decision import Decision
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.documents.record import Record
from ptr.model.documents.registry import Policy, Registry
from ptr.model.documents.report import Report
from ptr.model.documents.request import Request
from ptr.model.documents.scheme import Scheme
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.deadline import deadline
from ptr.model.time.request_terms import ANSWER_DAYS
from ptr.rules.decorators import cross_rule
from ptr.rules.facts import Fact

Timed = Record | Request | Adjustment | Catalogue | Scheme | Report | Decision


class Reached(Fact, frozen=True):
    """A year that a term reaches into."""

    year: int


def collect(document: Timed, place: Place, snapshot: Snapshot) -> Iterator[Reached]:
    """Keep the years, begun and not published, that the terms of a document reach into."""
    for event, limit in _terms(document, place, snapshot) if snapshot.days.unpublished else ():
        term = deadline(event, limit, snapshot.days.working) if event else None
        for year in sorted(snapshot.days.unpublished.intersection(term.missing_years if term else ())):
            yield Reached(year)


@cross_rule(
    "T005",
    Record,
    Request,
    Adjustment,
    Catalogue,
    Scheme,
    Report,
    Decision,
    collect=collect,
    level=Level.NOTE,
    clause="三.2",
    dated=True,
    zh="{year} 年的节假日安排还不知道，跨入该年的期限没有判断；请升级 ptr，或写入 calendar/{year}.yaml",
    en="the working days of {year} are not known; terms that reach into it are not judged: "
    "upgrade ptr, or write calendar/{year}.yaml",
)
def rule(facts: Sequence[Reached], snapshot: Snapshot) -> Iterator[Hit]:
    """Report each year once."""
    for year in sorted({fact.year for fact in facts}):
        yield Hit(path=Registry.PATH, about=str(year), args={"year": year})


def _terms(document: Timed, place: Place, snapshot: Snapshot) -> Iterator[tuple[datetime.date | None, Limit]]:
    """Yield the days from which something is due, and how long it may take."""
    policy = snapshot.policy
    if isinstance(document, Record):
        power = snapshot.power(document.power, place.unit)
        if power and power.limits:
            yield document.accepted, power.limits.statutory
            yield document.accepted, power.limits.promised
        yield document.exercised, _days(policy.record_days)
        yield document.received.date if document.received else None, _days(policy.review_days)
        yield document.reviews[-1].date if document.reviews else None, _days(policy.disclose_days)
    elif isinstance(document, Request):
        yield document.received, Limit(value=ANSWER_DAYS, unit=LimitUnit.WORKING_DAYS)
    elif isinstance(document, Decision):
        yield document.date, _days(policy.answer_days)
    else:
        yield from _filed(document, policy)


def _filed(document: Adjustment | Catalogue | Scheme | Report, policy: Policy) -> Iterator[tuple[datetime.date, Limit]]:
    """Yield the terms of what is filed, and of what is published."""
    if isinstance(document, Adjustment):
        yield document.event, _days(policy.filing_days)
    elif isinstance(document, Report):
        yield document.made.date, _days(policy.filing_days)
    else:
        yield document.approved_on, _days(policy.filing_days)
    if isinstance(document, Catalogue):
        yield document.effective, Limit(value=policy.publish_working_days, unit=LimitUnit.WORKING_DAYS)


def _days(value: int) -> Limit:
    return Limit(value=value, unit=LimitUnit.CALENDAR_DAYS)
