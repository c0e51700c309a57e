"""One law under two titles.

同一部法有两个文件。

A title typed in two ways (实施〈森林法〉办法 and 实施<森林法>办法, with and without 中华人民共和国, with （修正） behind it)
makes two documents of one law: its powers are divided, and when it is amended one half is forgotten.

标题的写法不同（书名号〈〉写成<>、有没有“中华人民共和国”、后面有没有“（修正）”），会让一部法变成两个文件：引用它的职权分在两处，法律修改时总有一半漏改。

Breaks:

    # laws/某省实施森林法办法.yaml
    title: 某省实施〈中华人民共和国森林法〉办法
    # laws/某省实施森林法办法2.yaml
    title: 某省实施<森林法>办法（修正）

Keeps:

    # one document, that every power names
    title: 某省实施〈中华人民共和国森林法〉办法
"""

import re
from collections.abc import Iterator
from typing import Final

from ptr.model.documents.law import Law
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import registry_rule

MARKS: Final = re.compile(r"[\s《》〈〉<>＜＞“”\"]|中华人民共和国|[（(](?:修正|修订|修正案)[）)]$")
WIDTH: Final = str.maketrans("（）", "()")


@registry_rule(
    "L011",
    clause="三.2",
    zh="《{title}》与 {other} 是同一部法；请合并成一个文件",
    en="《{title}》 is the same law as {other}; merge them into one document",
)
def rule(snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the titles without their marks."""
    first: dict[str, str] = {}
    for place, law in snapshot.documents(Law):
        other = first.setdefault(MARKS.sub("", law.title).translate(WIDTH), place.path)
        if other != place.path:
            spot = Spot(path=other, pointer=("title",))
            args = {"title": law.title, "other": other}
            yield Hit(path=place.path, pointer=("title",), related=(spot,), args=args)
