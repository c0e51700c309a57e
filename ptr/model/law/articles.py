"""Read the articles that a text cites: 第三、十六条, 第十二条第二款第（三）项, 附件第193项, 第110项.

What cannot be read is a `CitationFault` in the outcome; nothing here raises on any text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, NamedTuple

from ptr.model.fields.pattern import pattern
from ptr.model.law.locator import CitationFault, Citations, Locator, Span
from ptr.model.law.numerals import from_chinese


def parse_articles(text: str, after: Locator | None = None) -> Citations:
    """Read a text that cites places of one law: 第三、十六条, 第十二条第二款、第三款, 附件第193项.

    A place that omits its upper levels takes them from the place before it, the first one from `after`. A lower
    level belongs to the last number only: 第三、五条第二款 is 第三条 and 第五条第二款. 编, 章 and 节 before 条 are
    dropped, since articles are numbered through.
    """
    return _parse_articles(text, after)


def only_chapters(text: str) -> bool:
    """Return whether a text cites whole 编, 章 or 节 and no article: 第五章、第六章."""
    numbers, unread = _numbers(text)
    return bool(numbers) and unread is None and all(number.unit in ("编", "章", "节") for number in numbers)


@lru_cache(maxsize=4096)
def _parse_articles(text: str, after: Locator | None) -> Citations:
    numbers, unread = _numbers(text)
    places = _Places(after)
    problem = None
    for number in numbers:
        if problem := places.add(number):
            break
    problem = problem or unread or places.unfinished()
    items: list[Locator | Span] = []
    for first, last, start in places.cited:
        item = Span(_locator(first), _locator(last)) if first else _locator(last)
        if isinstance(item, Span) and not _ascends(item):
            problem = CitationFault(f"起止次序不对：{item}", f"the range does not run forward: {item}", start)
            break
        items.append(item)
    return Citations(tuple(items), text, problem)


class _Number(NamedTuple):
    """A number as written, with its own unit or that of the number after it; `joint` ties it to the one before.

    `entry` is a bare Arabic number: 第110项 is an entry of a document that lists its items through, not of an article.
    """

    value: int
    inserted: int
    unit: str
    joint: str
    start: int
    entry: bool


_LEVELS: Final = {"附": 0, "条": 1, "款": 3, "项": 4, "目": 6}  # where Locator.path() holds the number
_NOWHERE: Final = (-1, 0, 0, 0, 0, 0, 0)
PLAIN: Final = str.maketrans(
    "０１２３４５６７８９（）［］〔〕[]，；：～－—–―─〇○\u200b\ufeff", "0123456789()()()(),;:~-----零零  "
)
NUMBER: Final = r"(?:[0-9]+|[零一二三四五六七八九十百千](?:\s*[零一二三四五六七八九十百千])*)"
_TOKEN: Final = pattern(
    rf"""\s*+(?:(?P<to>至|到|[-~]+)\s*+|(?P<list>(?:(?:[、,;]|以及|及|和|与|或者|或)\s*+)+))?
    (?P<body>
      (?P<annex>附)\s*[件表录](?:\s*目录)?(?:\s*(?P<annexed>{NUMBER})(?![0-9零一二三四五六七八九十百千]|\s*项))?
    | (?:第\s*)?(?:\(\s*(?P<bracketed>{NUMBER})\s*\)|(?P<number>{NUMBER}))
      (?:\s*之\s*(?P<early>{NUMBER}))?(?:\s*(?P<unit>[条款项目编章节]))?(?:\s*之\s*(?P<late>{NUMBER}))?
    )""",
    re.VERBOSE,
)
_GROUPS: Final = ("to", "list", "annex", "annexed", "bracketed", "number", "early", "unit", "late")
_END: Final = pattern(r"\s*+(?:[的之]?(?:有关|相关)?规定\s*+)?[。:;]?\s*+")


def _numbers(text: str) -> tuple[list[_Number], CitationFault | None]:
    """Read numbers from the left as long as there are any; whatever follows them is the problem."""
    line, position, tokens = text.translate(PLAIN), 0, []
    while token := _TOKEN.match(line, position):
        tokens.append(token)
        position = token.end()
    numbers: list[_Number] = []
    unit, joint, bracketed = "", "", False  # of the number to the right
    for token in reversed(tokens):
        to, list_, annex, annexed, inside, bare, early, own, late = token.group(*_GROUPS)
        if inside:  # brackets without a unit mean 项
            unit = own or (unit if bracketed and unit else "项")
        else:
            unit = annex or own or (unit if joint and unit != "附" else "")
        joint, bracketed = "至" if to else "、" if list_ else "", inside is not None
        inserted = -1 if early and late else _value(early or late)
        entry = bare is not None and bare.isascii()
        numbers.append(_Number(_value(annexed or inside or bare), inserted, unit, joint, token.start("body"), entry))
    if tokens and _END.fullmatch(line, position):
        return numbers[::-1], None
    position += len(line[position:]) - len(line[position:].lstrip())
    rest = text[position : position + 12]
    if not rest:
        return [], CitationFault("没有写明条款", "no article is cited", 0)
    return numbers[::-1], CitationFault(f"读不懂“{rest}”", f"cannot read {rest!r}", position)


class _Places:
    """The places cited so far, each as Locator.path(), ranges with both ends."""

    def __init__(self, after: Locator | None) -> None:
        self.path = list(after.path()) if after else [*_NOWHERE]
        levels = [level for level in _LEVELS.values() if self.path[level] > _NOWHERE[level]] if after else []
        self.level = max(levels, default=-1)
        self.cited: list[tuple[list[int] | None, list[int], int]] = []
        self.chapter: int | None = None

    def add(self, number: _Number) -> CitationFault | None:
        """Add the next number and return what is wrong with it."""
        value, inserted, unit, joint, start, _ = number
        if value < (unit != "附") or inserted < 0 or (inserted and unit not in "条项"):
            return CitationFault("数字不对，应在1至9999之间", "not a number from 1 to 9999", start)
        if not unit:
            return CitationFault("数字后面缺少“条”“款”“项”或“目”", "the number has no unit (条, 款, 项 or 目)", start)
        if joint and not self.cited and self.chapter is None:
            return CitationFault("顿号、“至”等之前没有条款", "nothing is cited before the separator", start)
        if self.chapter is not None and (joint or unit not in "条章节"):
            return self.unfinished()
        if unit in "编章节":
            self.chapter = start
            return self.unfinished() if joint == "至" else None
        self.chapter = None
        return self._place(_LEVELS[unit], number)

    def unfinished(self) -> CitationFault | None:
        """Return the fault of a chapter that was named without an article in it."""
        if self.chapter is None:
            return None
        return CitationFault("只写了编、章、节，没有写条", "a chapter is cited without an article", self.chapter)

    def _place(self, level: int, number: _Number) -> CitationFault | None:
        """Put a place below the last one, beside it, or at the end of a range."""
        path, cited, joint = self.path, self.cited, number.joint
        if level == 1 and joint and not path[1]:  # 附件第3项、第十条: the article is the law's own
            path, self.level = [*_NOWHERE], level
        above = {3: path[1], 4: path[1] or path[0] >= 0 or number.entry, 6: path[4]}
        if not above.get(level, True):
            zh, en = (
                "款、项之前没有写条，或者目之前没有写项",
                "no article above the paragraph or item, or no item above the point",
            )
            return CitationFault(zh, en, number.start)
        below = level > self.level
        if joint == "至" and (below or cited[-1][0]):
            zh, en = "“至”的两端不是同一层次，或者连用", "the ends of the range differ in kind, or ranges are chained"
            return CitationFault(zh, en, number.start)
        self.path, self.level = path[:level] + [number.value] + [0] * (6 - level), level
        if number.inserted:
            self.path[level + 1] = number.inserted
        if joint == "至":
            cited[-1] = (cited[-1][1], self.path, cited[-1][2])
        elif below and cited:
            cited[-1] = (cited[-1][0], self.path, cited[-1][2])
        else:
            cited.append((None, self.path, number.start))
        return None


@lru_cache(maxsize=2048)
def _value(text: str | None) -> int:
    """Read a numeral, Arabic or Chinese: 0 if there is none, -1 if it is not within 1..9999."""
    if not text:
        return 0
    number = from_chinese("".join(text.split())) if not text.isascii() else int(text) if len(text) < 5 else 0
    return number or -1


def _locator(path: list[int]) -> Locator:
    annex, article, inserted, paragraph, item, item_inserted, point = path
    return Locator(
        article, inserted, paragraph or None, item or None, item_inserted, point or None, annex if annex >= 0 else None
    )


def _ascends(span: Span) -> bool:
    """Return whether the range runs forward; one from a whole to its own part (第十条至第十条第二款) does not."""
    part = all(own in ("", other) for own, other in zip(span.first.parts(), span.last.parts(), strict=True))
    return span.first < span.last and not part
