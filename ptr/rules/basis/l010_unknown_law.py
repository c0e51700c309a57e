"""A law that nobody knows.

查无此法。

A source whose title claims the rank of a national law or administrative regulation stands in the bundled table; if
not, the title is mistyped, the rank is (a ministry's 办法 or 规定 is a rule), or the law is newer than the table. For
other sources the table says nothing, and neither does this rule.

标为国家法律或行政法规、国家法律表里却没有的，不是标题写错，就是位阶写错（部门的办法、规定是规章），或者比表更新。地方性法规、规章不在表内，不作判断。

Breaks:

    title: 中华人民共和国行政许可证法
    level: law

Keeps:

    title: 中华人民共和国行政许可法
    level: law
"""

import difflib
from collections.abc import Iterator
from typing import Final

from ptr.model.documents.law import Law, LawLevel
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

NEAR: Final = 0.75  # a slip of the pen; lower, any two titles with 管理办法 are alike


@document_rule(
    "L010",
    Law,
    clause="三.2",
    level=Level.WARNING,
    zh="标为“{level}”，而国家法律表中没有《{title}》{near}；请核对标题和位阶，新法除外",
    en="given as “{level}”, but the table of national laws has no 《{title}》{near}; check title and level, unless it is new",
)
def rule(law: Law, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Look the title up in the table."""
    if law.level not in (LawLevel.LAW, LawLevel.ADMINISTRATIVE_REGULATION):
        return
    key = law.title.removeprefix("中华人民共和国")
    if key in snapshot.national_laws:
        return
    near = difflib.get_close_matches(key, list(snapshot.national_laws), 1, NEAR)
    hint = (f"；是否是《{near[0]}》", f"; is it 《{near[0]}》?") if near else ("", "")
    args = {"title": law.title, "near": hint, "level": (word(law.level), law.level.value)}
    yield Hit(pointer=("title",), args=args)
