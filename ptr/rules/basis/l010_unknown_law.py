"""A law that nobody knows.

查无此法。

A source whose title claims the rank of a national law or administrative regulation stands in the bundled table; if
not, the title is mistyped or the law is newer than the table. For other sources the table says nothing, and neither
does this rule.

标题自称国家法律或行政法规、国家法律表里却没有的，不是标题写错，就是比表更新。地方性法规、规章不在表内，不作判断。

Breaks:

    title: 中华人民共和国行政许可证法
    level: law

Keeps:

    title: 中华人民共和国行政许可法
    level: law
"""

import difflib
from collections.abc import Iterator

from ptr.model.documents.law import Law, LawLevel
from ptr.model.finding import Hit, Level
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import document_rule


@document_rule(
    "L010",
    Law,
    clause="三.2",
    level=Level.WARNING,
    zh="国家法律表中没有《{title}》{near}；若是新法请核对标题",
    en="the table of national laws has no 《{title}》{near}; check the title if the law is new",
)
def rule(law: Law, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Look the title up in the table."""
    if law.level not in (LawLevel.LAW, LawLevel.ADMINISTRATIVE_REGULATION):
        return
    key = law.title.removeprefix("中华人民共和国")
    if key in snapshot.national_laws:
        return
    near = difflib.get_close_matches(key, list(snapshot.national_laws), 1, 0.6)
    hint = (f"；是否是《{near[0]}》", f"; is it 《{near[0]}》?") if near else ("", "")
    yield Hit(pointer=("title",), args={"title": law.title, "near": hint})
