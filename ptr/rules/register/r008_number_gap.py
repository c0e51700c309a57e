"""A gap in the document numbers of a key power.

重点部位的文书编号有缺号或重号。

A key power may declare the series of its document numbers (`key_power.series`). Numbers are given one after the other,
so a number without a record is a use that nobody registered (clause 三.4: each use), and a number with two records is
one that was used twice. Powers that share a series are looked at together; in the first year of the register the count
begins with the lowest number that is registered. A number that was given and not used is stated by a waiver.

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
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Level, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.rule import Fact, unit_rule


def collect(document: Power | Record, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep the series of powers and the document numbers of records."""
    if isinstance(document, Record):
        if document.document_number:
            yield Fact(group=("record", document.power), pointer=("document_number",), value=document.document_number)
    elif document.key_power and document.key_power.series:
        yield Fact(group=("power", document.id), value=document.key_power.series)


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
def rule(facts: Sequence[Fact], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Sort the numbers of each series by year and look for what is missing or double."""
    series = {fact.group[1]: fact.value for fact in facts if fact.group[0] == "power"}
    years: dict[str, dict[int, dict[int, Fact]]] = {}
    for fact in sorted(facts, key=lambda fact: fact.path):
        own = series.get(fact.group[1], "") if fact.group[0] == "record" else ""
        if not own:
            continue
        found = _pattern(own).fullmatch(fact.value)
        if not found:
            problem = (f"{fact.value} 不合本职权的编号规则", f"{fact.value} is not of the power's series")
            yield Hit(path=fact.path, pointer=fact.pointer, args={"problem": problem})
            continue
        numbers = years.setdefault(own, {}).setdefault(int(found["year"]), {})
        first = numbers.setdefault(int(found["n"]), fact)
        if first is not fact:
            problem = (f"{fact.value} 已经用于 {first.path}", f"{fact.value} is used by {first.path} already")
            spot = Spot(path=first.path, pointer=first.pointer)
            yield Hit(path=fact.path, pointer=fact.pointer, related=(spot,), args={"problem": problem})
    for by_year in years.values():
        for year, numbers in by_year.items():
            yield from _gaps(numbers, min(numbers) if year == min(by_year) else 1)


def _gaps(numbers: dict[int, Fact], expected: int) -> Iterator[Hit]:
    for number, fact in sorted(numbers.items()):
        if number > expected:
            last = number - 1
            zh = f"{expected} 号" if last == expected else f"{expected} 至 {last} 号"
            en = f"number {expected} has" if last == expected else f"numbers {expected} to {last} have"
            problem = (f"{fact.value} 之前，{zh}没有登记", f"before {fact.value}, {en} no record")
            yield Hit(path=fact.path, pointer=fact.pointer, args={"problem": problem})
        expected = number + 1


def _pattern(series: str) -> re.Pattern[str]:
    """Make a pattern of a series; leading zeros do not tell numbers apart."""
    escaped = re.escape(series).replace(r"\{year\}", "(?P<year>[0-9]{4})", 1)
    return re.compile(escaped.replace(r"\{n\}", "0*(?P<n>[0-9]{1,7})", 1))
