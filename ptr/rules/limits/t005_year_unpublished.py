"""A time limit reaches into a year whose working days are not published.

时限跨入节假日安排还没有公布的年份。

The days off and the make-up days of a year are published in the autumn before it. Until then the last day of a term
that reaches into it may still move, so no rule judges it. Before the year has begun nothing that ends in it is late;
from then on this note says so once for the registry, lest silence be taken for a pass. A newer ptr knows the year; or
the arrangement is written into calendar/<year>.yaml, with the notice as source.

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

from collections.abc import Iterator

from ptr.model.documents.registry import Registry
from ptr.model.finding import Hit, Level
from ptr.model.snapshot import Snapshot
from ptr.rules.rule import Said, report_rule


@report_rule(
    "T005",
    level=Level.NOTE,
    clause="三.2",
    dated=True,
    zh="{year} 年的节假日安排还不知道，跨入该年的期限没有判断；请升级 ptr，或写入 calendar/{year}.yaml",
    en="the working days of {year} are not known; terms that reach into it are not judged: "
    "renew ptr, or write calendar/{year}.yaml",
)
def rule(said: Said, snapshot: Snapshot) -> Iterator[Hit]:
    """Report the years that the terms looked at by the other rules lacked."""
    for year in sorted(snapshot.missing_years):
        if year <= snapshot.today.year:
            yield Hit(path=Registry.PATH, about=str(year), args={"year": year})
