"""The monthly report disagrees with the records.

月汇总与登记表不一致。

The summary counts the records of its month that had come in when it was made (clause 三.4); what comes later goes into a
supplement. Each record is counted once, in the month in which the power was exercised; the figures are those of the
records listed. A report that disagrees hides uses, or invents them.

月汇总应当列全汇总当日已经报送的当月登记表，后来报送的写入补报（supplements）；每份登记表只计一次，件数与所列登记表一致。对不上的，不是漏报就是虚报。

Breaks:

    month: "2026-09"
    figures: [{power: a-k3p7qd, used: 3}]
    records: [a-r2e3c4]

Keeps:

    month: "2026-09"
    figures: [{power: a-k3p7qd, used: 1}]
    records: [a-r2e3c4]
"""

import datetime
from collections import Counter
from collections.abc import Iterator, Sequence

from ptr.model.documents.record import Record
from ptr.model.documents.report import Report
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class Entry(Fact, frozen=True):
    """What a summary has to know of one record."""

    id: str
    month: str
    power: str
    handed_in: datetime.date | None
    late: bool
    disclosed: datetime.date | None


def collect(document: Record, place: Place, snapshot: Snapshot) -> Iterator[Entry]:
    """Keep of each record its month, power and days."""
    if document.exercised:
        handed_in = document.received.date if document.received else None
        due = snapshot.days.last(document.exercised, snapshot.policy.record_days)
        late = handed_in is not None and due is not None and due < handed_in
        disclosed = document.disclosed.date if document.disclosed else None
        month = document.exercised.isoformat()[:7]
        yield Entry(document.id, month, document.power, handed_in, late, disclosed)


@unit_rule(
    "R007",
    Record,
    collect=collect,
    clause="三.4",
    zh="月汇总与登记表不一致：{problem}",
    en="the report disagrees with the records: {problem}",
)
def rule(facts: Sequence[Entry], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Check the reports of a unit against its records."""
    entries = {entry.id: entry for entry in facts}
    reports = [(place.path, report) for place, report in snapshot.documents(Report, unit)]
    counted: set[str] = set()
    for path, report in reports:
        yield from _listed(path, report, entries, counted)
        yield from _figures(path, report, entries)
    yield from _left_out(reports, entries, counted)


def _listed(path: str, report: Report, entries: dict[str, Entry], counted: set[str]) -> Iterator[Hit]:
    places: list[tuple[Pointer, str]] = [(("records", position), key) for position, key in enumerate(report.records)]
    for number, extra in enumerate(report.supplements):
        places += [(("supplements", number, "records", position), key) for position, key in enumerate(extra.records)]
    for pointer, key in places:
        entry = entries.get(key)
        if key in counted:
            problem = (f"登记表 {key} 计了两次", f"the record {key} is counted twice")
            yield Hit(path=path, pointer=pointer, args={"problem": problem})
        elif entry and entry.month != report.month:
            zh = f"登记表 {key} 是 {entry.month} 行使的，不属于本月"
            problem = (zh, f"the record {key} belongs to {entry.month}")
            yield Hit(path=path, pointer=pointer, args={"problem": problem})
        counted.add(key)


def _figures(path: str, report: Report, entries: dict[str, Entry]) -> Iterator[Hit]:
    listed = [entries[key] for key in report.records if key in entries]
    used = Counter(entry.power for entry in listed)
    made_on = report.made.date
    late = Counter(entry.power for entry in listed if entry.late)
    disclosed = Counter(entry.power for entry in listed if entry.disclosed and entry.disclosed <= made_on)
    for position, figure in enumerate(report.figures):
        for name, zh, stated, count in (
            ("used", "行使", figure.used, used.pop(figure.power, 0)),
            ("late", "逾期报送", figure.late, late[figure.power]),
            ("disclosed", "公开", figure.disclosed, disclosed[figure.power]),
        ):
            if stated != count:
                problem = (
                    f"{zh}件数写 {stated}，登记表是 {count}",
                    f"{name}: the report states {stated}, the records show {count}",
                )
                yield Hit(path=path, pointer=("figures", position, name), args={"problem": problem})
    for power, count in sorted(used.items()):
        problem = (
            f"职权 {power} 有 {count} 份登记表，没有件数",
            f"there is no figure for {power}; its records: {count}",
        )
        yield Hit(path=path, pointer=("figures",), about=power, args={"problem": problem})


def _left_out(reports: list[tuple[str, Report]], entries: dict[str, Entry], counted: set[str]) -> Iterator[Hit]:
    """Report what had been handed in when the month was summed up, or supplemented, and is counted nowhere."""
    closed: dict[str, tuple[str, datetime.date]] = {}
    for path, report in reports:
        closed[report.month] = (path, max([report.made.date, *(extra.date for extra in report.supplements)]))
    for key, entry in sorted(entries.items()):
        path, last = closed.get(entry.month, ("", datetime.date.min))
        if path and key not in counted and entry.handed_in and entry.handed_in <= last:
            problem = (
                f"漏计登记表 {key}（{entry.handed_in} 报送）",
                f"the record {key} of {entry.handed_in} is left out",
            )
            yield Hit(path=path, pointer=("records",), about=key, args={"problem": problem})
