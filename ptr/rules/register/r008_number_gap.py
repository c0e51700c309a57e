"""A gap in the document numbers of a key power.

重点部位的文书编号有缺号或重号。

A key power may declare the series of its document numbers (`key_power.series`). Numbers are assigned one after the other,
so a number without a record is a use that nobody registered (clause 三.4: each use), and a number with two records is
one that was used twice. Powers that share a series are looked at together; in the first year of the register the count
begins with the lowest number that is registered. A number that was assigned and not used is stated by a waiver.

职权声明了文书编号规则的，编号应当连续：缺的号就是行使了没有登记，重的号就是一号两用。几项职权共用一套编号的，合在一起看；登记的第一年从登记到的最小号算起。作废的号用豁免写明。

Breaks:

    # series 示市容罚决〔{year}〕{n}号; records with 〔2026〕1号 and 〔2026〕3号

Keeps:

    # records with 〔2026〕1号, 〔2026〕2号 and 〔2026〕3号
"""

import re
from collections.abc import Iterator, Sequence

from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact

POINTER = ("document_number",)


class Series(Fact, frozen=True, tag=True):
    """A power with the pattern of its document numbers."""

    power: str
    pattern: str


class Numbered(Fact, frozen=True, tag=True):
    """A record with its document number."""

    path: str
    power: str
    number: str


def collect(document: Power | Record, place: Place, snapshot: Snapshot) -> Iterator[Series | Numbered]:
    """Keep the series of powers and the document numbers of records."""
    if isinstance(document, Record):
        if document.document_number:
            yield Numbered(place.path, document.power, document.document_number)
    elif document.key_power and document.key_power.series:
        yield Series(document.id, document.key_power.series)


@unit_rule(
    "R008",
    Power,
    Withheld,
    Record,
    collect=collect,
    clause="三.4",
    level=Level.WARNING,
    zh="文书编号：{problem}",
    en="the document numbers: {problem}",
)
def rule(facts: Sequence[Series | Numbered], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Sort the numbers of each series by year and look for what is missing or double."""
    series = {fact.power: fact.pattern for fact in facts if isinstance(fact, Series)}
    records = sorted((fact for fact in facts if isinstance(fact, Numbered)), key=lambda record: record.path)
    years: dict[str, dict[int, dict[int, Numbered]]] = {}
    for record in records:
        own = series.get(record.power)
        if not own:
            continue
        match = _pattern(own).fullmatch(record.number)
        if not match:
            problem = (
                f"{record.number} 不合本职权的编号规则",
                f"{record.number} does not belong to the power's series",
            )
            yield Hit(path=record.path, pointer=POINTER, args={"problem": problem})
            continue
        numbers = years.setdefault(own, {}).setdefault(int(match["year"]), {})
        first = numbers.setdefault(int(match["n"]), record)
        if first is not record:
            problem = (f"{record.number} 已经用于 {first.path}", f"{record.number} is already used by {first.path}")
            spot = Spot(path=first.path, pointer=POINTER)
            yield Hit(path=record.path, pointer=POINTER, related=(spot,), args={"problem": problem})
    for by_year in years.values():
        for year, numbers in by_year.items():
            yield from _gaps(numbers, min(numbers) if year == min(by_year) else 1)


def _gaps(numbers: dict[int, Numbered], expected: int) -> Iterator[Hit]:
    for number, record in sorted(numbers.items()):
        if number > expected:
            last = number - 1
            zh = f"{expected} 号" if last == expected else f"{expected} 至 {last} 号"
            en = f"number {expected} has" if last == expected else f"numbers {expected} to {last} have"
            problem = (f"{record.number} 之前，{zh}没有登记", f"before {record.number}, {en} no record")
            yield Hit(path=record.path, pointer=POINTER, args={"problem": problem})
        expected = number + 1


def _pattern(series: str) -> re.Pattern[str]:
    """Return the pattern of a series; leading zeros do not distinguish numbers."""
    escaped = re.escape(series).replace(r"\{year\}", "(?P<year>[0-9]{4})", 1)
    return re.compile(escaped.replace(r"\{n\}", "0*(?P<n>[0-9]{1,7})", 1))
