"""Read citations of law: the one parser of articles, and of whole bases as published lists write them.

What cannot be read is a `Problem` in the result; no function here raises on any text.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, NamedTuple

from ptr.model.locator import Citations, Locator, Problem, Span
from ptr.model.numerals import from_chinese, to_chinese

__all__ = [
    "Citations",
    "Locator",
    "ParsedCitation",
    "Problem",
    "Provision",
    "Span",
    "from_chinese",
    "parse_articles",
    "parse_citation",
    "split_citations",
    "to_chinese",
]


def parse_articles(text: str, after: Locator | None = None) -> Citations:
    """Read a text that cites places of one law: 第三、十六条, 第十二条第二款、第三款, 第（一）至（三）项, 附件第193项.

    A place that leaves its upper levels out takes them from the place before it, the first one from `after`. A lower
    level belongs to the last number only (第三、五条第二款 is 第三条 and 第五条第二款). 章 and 节 before 条 are dropped.
    """
    return _parse_articles(text, after)


@lru_cache(maxsize=4096)
def _parse_articles(text: str, after: Locator | None) -> Citations:
    numbers, unread = _numbers(text)
    places = _Places(after)
    problem = next((wrong for number in numbers if (wrong := places.add(number))), None) or unread or places.unfinished()
    items: list[Locator | Span] = []
    for first, last, start in places.found:
        item = Span(_locator(first), _locator(last)) if first else _locator(last)
        if isinstance(item, Span) and not _ascends(item):
            problem = Problem(f"起止次序不对：{item}", f"the range does not run forward: {item}", start)
            break
        items.append(item)
    return Citations(tuple(items), text, problem)


class _Number(NamedTuple):
    """A number as it stands, with its own unit or that of the number after it; `joint` ties it to the one before."""

    value: int
    inserted: int
    unit: str
    joint: str
    start: int


_LEVELS: Final = {"附": 0, "条": 1, "款": 3, "项": 4, "目": 6}  # where Locator.path() holds the number
_PLAIN: Final = str.maketrans("０１２３４５６７８９（）［］〔〕[]，；：～－—–―─〇○\u200b\ufeff", "0123456789()()()(),;:~-----零零  ")
_N: Final = r"(?:[0-9]+|[零一二三四五六七八九十百千](?:\s*[零一二三四五六七八九十百千])*)"
_TOKEN: Final = re.compile(
    rf"""\s*+(?:(?P<to>至|到|[-~]+)\s*+|(?P<list>(?:(?:[、,;]|以及|及|和|与|或者|或)\s*+)+))?
    (?P<body>
      (?P<annex>附)\s*[件表录](?:\s*目录)?(?:\s*(?P<annexed>{_N})(?![0-9零一二三四五六七八九十百千]|\s*项))?
    | (?:第\s*)?(?:\(\s*(?P<bracketed>{_N})\s*\)|(?P<number>{_N}))
      (?:\s*之\s*(?P<inserted>{_N}))?(?:\s*(?P<unit>[条款项目编章节]))?(?:\s*之\s*(?P<appended>{_N}))?
    )""",
    re.VERBOSE,
)
_END: Final = re.compile(r"\s*+(?:[的之]?(?:有关|相关)?规定\s*+)?[。:;]?\s*+")


def _numbers(text: str) -> tuple[list[_Number], Problem | None]:
    """Read numbers from the left as long as there are any; what stands after them is the problem."""
    line, at, tokens = text.translate(_PLAIN), 0, []
    while token := _TOKEN.match(line, at):
        tokens.append(token)
        at = token.end()
    numbers: list[_Number] = []
    unit, joint, bracketed = "", "", False  # of the number to the right
    for token in reversed(tokens):
        if token["bracketed"]:  # brackets without a unit mean 项
            unit = token["unit"] or (unit if bracketed and unit else "项")
        else:
            unit = token["annex"] or token["unit"] or (unit if joint and unit != "附" else "")
        joint, bracketed = "至" if token["to"] else "、" if token["list"] else "", bool(token["bracketed"])
        value = _value(token["annexed"] or token["bracketed"] or token["number"] or "0")
        inserted = _value(token["inserted"] or token["appended"] or "0")
        numbers.append(_Number(value, inserted, unit, joint, token.start("body")))
    if tokens and _END.fullmatch(line, at):
        return numbers[::-1], None
    at += len(line[at:]) - len(line[at:].lstrip())
    rest = text[at : at + 12]
    return numbers[::-1], Problem(f"读不懂“{rest}”" if rest else "没有写明条款", f"cannot read {rest!r}" if rest else "no article is cited", at)


class _Places:
    """The places cited so far, each as Locator.path(), a range with both ends."""

    def __init__(self, after: Locator | None) -> None:
        self.path = list((after or Locator()).path())
        self.level = max((level for level in _LEVELS.values() if self.path[level] > (0 if level else -1)), default=-1)
        self.found: list[tuple[list[int] | None, list[int], int]] = []
        self.chapter: int | None = None

    def add(self, number: _Number) -> Problem | None:
        """Take the next number; the answer is what is wrong with it."""
        value, inserted, unit, joint, start = number
        if value < (unit != "附") or inserted < 0 or (inserted and unit not in "条项"):
            return Problem("数字不对，应在1至9999之间", "not a number from 1 to 9999", start)
        if not unit:
            return Problem("数字后面缺少“条”“款”“项”或“目”", "the number has no unit (条, 款, 项 or 目)", start)
        if joint and not self.found and self.chapter is None:
            return Problem("顿号、“至”等之前没有条款", "nothing is cited before the separator", start)
        if self.chapter is not None and (joint or unit not in "条章节"):
            return self.unfinished()
        if unit in "编章节":
            self.chapter = start
            return self.unfinished() if joint == "至" else None
        self.chapter = None
        return self._place(_LEVELS[unit], number)

    def unfinished(self) -> Problem | None:
        """Tell whether a chapter was named and no article in it."""
        if self.chapter is None:
            return None
        return Problem("只写了编、章、节，没有写条", "a chapter is cited without an article", self.chapter)

    def _place(self, level: int, number: _Number) -> Problem | None:
        """Put a place below the last one, beside it, or at the end of a range."""
        path, found, joint = self.path, self.found, number.joint
        if level == 1 and joint and not path[1]:  # 附件第3项、第十条: the article is the law's own
            path, self.level = list(Locator().path()), level
        if level in (3, 4) and not path[1] and (level == 3 or path[0] < 0) or level == 6 and not path[4]:
            return Problem("款、项之前没有写条，或者目之前没有写项", "a paragraph or item without article, or a point without item", number.start)
        below = level > self.level
        if joint == "至" and (below or found[-1][0]):
            return Problem("“至”的两端不是同一层次，或者连用", "the ends of the range differ in kind, or ranges are chained", number.start)
        self.path, self.level = path[:level] + [number.value] + [0] * (6 - level), level
        if number.inserted:
            self.path[level + 1] = number.inserted
        if joint == "至":
            found[-1] = (found[-1][1], self.path, found[-1][2])
        elif below and found:
            found[-1] = (found[-1][0], self.path, found[-1][2])
        else:
            found.append((None, self.path, number.start))
        return None


def _value(text: str) -> int:
    """Read a numeral, Arabic or Chinese; -1 if it is none up to 9999."""
    if text.isascii():
        return int(text) if len(text) < 5 else -1
    return from_chinese("".join(text.split())) or -1


def _locator(path: list[int]) -> Locator:
    annex, article, inserted, paragraph, item, item_inserted, point = path
    return Locator(article, inserted, paragraph or None, item or None, item_inserted, point or None, annex if annex >= 0 else None)


def _ascends(span: Span) -> bool:
    """Tell whether the range runs forward; a whole to a part of it (第十条至第十条第二款) does not."""
    part = all(own in ("", other) for own, other in zip(span.first.parts(), span.last.parts(), strict=True))
    return span.first < span.last and not part


@dataclass(frozen=True, slots=True)
class Provision:
    """What a citation quotes: the places (none if the text names no article) and the words after them."""

    cited: Citations
    quote: str


@dataclass(frozen=True, slots=True)
class ParsedCitation:
    """One law as a list cites it: 【法律】《中华人民共和国统计法》（1983年…通过，2024年…修正）第三十八条第一款：….

    `level` is the tag without 【】 and `title` the law without the outer 《》 and without white space, both "" if missing;
    `note` stands between title and articles, `dates` are the days in it, in its order.
    """

    raw: str
    level: str
    title: str
    note: str
    dates: tuple[datetime.date, ...]
    provisions: tuple[Provision, ...]
    problems: tuple[Problem, ...]

    @property
    def articles(self) -> tuple[Locator | Span, ...]:
        """The places of all provisions."""
        return tuple(item for provision in self.provisions for item in provision.cited.items)

    @property
    def quote(self) -> str:
        """The quoted words of all provisions, one provision a line."""
        return "\n".join(provision.quote for provision in self.provisions if provision.quote)


_DATE: Final = re.compile(r"([0-9]{4})\s*(?:年|[-./])\s*([0-9]{1,2})\s*(?:月|[-./])\s*([0-9]{1,2})(?:\s*日)?")
_TITLE: Final = r"《(?:[^《》]|《[^《》]{,80}》){1,120}》"
_START: Final = rf"(?:(?:[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}})\s*[.、．]|\([0-9一二三四五六七八九十]{{1,2}}\))?\s*(?:【\s*(?P<level>[^【】\n]*?)\s*】[\s:]*)?"
_HEAD: Final = re.compile(rf"\s*{_START}(?:(?P<title>{_TITLE})|(?P<open>《)?(?P<bare>[^《》(:\n第]*))")
_NOTE: Final = re.compile(r"(?:[\s。.,;、]*+\((?:[^()]++|\([^()]*+\))*+\))*+")
_RUN: Final = rf"(?:第|附\s*[件表录])[第条款项目附件表录之()、,;和及与以或至到~\s0-9零一二三四五六七八九十百千-]*"
_PLACE: Final = rf"(?:{_RUN}(?<=[0-9零一二三四五六七八九十百千)\s])[条款项目](?:\s*之\s*{_N})?|第\s*{_N}(?=\s*:)|附\s*[件表录]\s*(?:{_N})?)"
_FIRST: Final = re.compile(rf"[\s。.,、:]*(?P<place>{_PLACE})\s*(?:[的之]?规定\s*)?:?")
_LATER: Final = re.compile(rf"(?:^|\n)\s*(?P<place>{_PLACE})(?:\s*(?:[的之]?规定\s*)?(?P<colon>:)|(?=\s))")


def parse_citation(text: str) -> ParsedCitation:
    """Read the citation of one law, with all articles that are quoted from it."""
    line = text.translate(_PLAIN)
    problems: list[Problem] = []
    head = _HEAD.match(line)
    assert head
    at = head.end()
    title = text[head.start("title") + 1 : head.end("title") - 1] if head["title"] else text[head.start("bare"):head.end("bare")]
    if not head["title"]:
        problems.append(
            Problem("书名号《没有配对的》", "《 has no matching 》", head.start("open")) if head["open"] else Problem("没有带书名号《》的法律名称", "no law title in 《》", head.start("bare"))
        )
    note_from = at
    at = _NOTE.match(line, at).end()
    marks = []
    last = None
    m = _FIRST.match(line, at) or _LATER.search(line, at)
    first = True
    while m:
        cited = parse_articles(text[m.start("place"):m.end("place")], last)
        colon = first or m["colon"]
        if colon or (not cited.problem and line[:m.start("place")].rstrip()[-1:] in "。;:)》”」"):
            marks.append((m, cited)); 
            if cited.items:
                it = cited.items[-1]; last = it.last if isinstance(it, Span) else it
            first = False
        m = _LATER.search(line, m.end("place"))
    note = text[note_from: marks[0][0].start("place") if marks else at].strip()
    provisions = []
    if not marks and text[at:].strip():
        provisions.append(Provision(Citations((), ""), text[at:].strip()))
    for k, (m, cited) in enumerate(marks):
        end = marks[k+1][0].start() if k+1 < len(marks) else len(text)
        provisions.append(Provision(cited, text[m.end():end].strip()))
        if cited.problem:
            problems.append(replace(cited.problem, position=cited.problem.position + m.start("place")))
    dates = []
    for d in _DATE.finditer(note):
        try:
            dates.append(datetime.date(*(int(x) for x in d.groups())))
        except ValueError:
            problems.append(Problem(f"“{d[0]}”不是日期", f"{d[0]!r} is no date", d.start()))
    return ParsedCitation(text, head["level"] or "", "".join(title.split()), note, tuple(dates), tuple(provisions), tuple(problems))


_BASIS: Final = re.compile(rf"(?:^|\n)\s*(?={_START}《)|(?=【[^【】\n]*】\s*《)|(?<=[条款项目])[、,;。和及\s]*(?=《)")


def split_citations(cell: str) -> tuple[ParsedCitation, ...]:
    line = cell.translate(_PLAIN)
    cuts = [0]
    for m in _BASIS.finditer(line):
        at = m.end()
        chunk = line[cuts[-1]:at]
        if not line[at:].startswith("【"):
            if chunk.count("(") > chunk.count(")"): continue
            t = re.compile(rf"\s*{_START}{_TITLE}\s*(?:\(|第|附|\n|$)").match(line, at)
            if not t: continue
        if chunk.strip(): cuts.append(at)
    cuts.append(len(cell))
    return tuple(parse_citation(cell[a:b].strip()) for a,b in zip(cuts,cuts[1:]) if cell[a:b].strip())
