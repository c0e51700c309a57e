"""A key power that was never exercised in the period.

重点部位的职权长期没有行使过。

A power nobody uses may be one that nobody needs, or one that is used without a record (clauses 三.1, 三.4). The rule looks at
key powers that were in force for the whole period (policy `exercise_months`), in units whose register goes back that far.

列在清单上却一直没有行使的，要么已经不需要，要么行使了没有登记。只看整个考察期（政策 exercise_months）内都有效的重点职权，并且本单位的登记已经覆盖考察期。

Breaks:

    # no record of the power in the last twelve months, while the register goes back two years

Keeps:

    # one record in the last twelve months
"""

import calendar
import datetime
from collections.abc import Iterator, Sequence

from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact

SHORTEST_MONTH = 28


class Exercised(Fact, frozen=True, tag=True):
    """A power was exercised on a day."""

    power: str
    on: datetime.date


class KeyPower(Fact, frozen=True, tag=True):
    """An active key power, and since when it has been in force."""

    id: str
    path: str
    name: str
    since: datetime.date


def collect(document: Power | Record, place: Place, snapshot: Snapshot) -> Iterator[Exercised | KeyPower]:
    """Keep when powers were exercised, and since when key powers have been in force."""
    if isinstance(document, Record):
        if document.exercised:
            yield Exercised(document.power, document.exercised)
    elif document.key_power and document.status == "active":
        yield KeyPower(document.id, place.path, document.name, document.effective.from_)


@unit_rule(
    "P007",
    Power,
    Withheld,
    Record,
    collect=collect,
    clause="三.1",
    level=Level.NOTE,
    dated=True,
    zh="“{name}”自 {since} 以来没有行使过；请核对是否仍需保留，或者漏了登记",
    en="“{name}” has not been exercised since {since}; is it still needed, or was its use not recorded?",
)
def rule(facts: Sequence[Exercised | KeyPower], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Find key powers without a record since the period began."""
    period, today = snapshot.policy.exercise_months, snapshot.today
    records = [fact for fact in facts if isinstance(fact, Exercised)]
    used = {record.power for record in records if not today.is_after(_last_within(record.on, period))}
    covered = any(not today.is_before(_first_beyond(record.on, period)) for record in records)
    for power in (fact for fact in facts if covered and isinstance(fact, KeyPower)):
        if power.id not in used and not today.is_before(_first_beyond(power.since, period)):
            since = _months_ago(today.date, period)
            yield Hit(path=power.path, pointer=("key_power",), args={"name": power.name, "since": since.isoformat()})


def _months_ago(day: datetime.date, months: int) -> datetime.date:
    """Return the first day of a period that ends on a day; every month has a 28th."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return datetime.date(year, month + 1, min(day.day, SHORTEST_MONTH))


def _last_within(day: datetime.date, months: int) -> datetime.date:
    """Return the last day whose period still holds a day."""
    same = _months_ago(day, -months)
    if day.day < SHORTEST_MONTH:
        return same
    return same.replace(day=calendar.monthrange(same.year, same.month)[1])


def _first_beyond(day: datetime.date, months: int) -> datetime.date:
    """Return the first day whose period begins on a day or after it."""
    same = _months_ago(day, -months)
    return same if day.day <= SHORTEST_MONTH else _last_within(day, months) + datetime.timedelta(days=1)
