"""Read citations of law as published lists write them: 【法律】《中华人民共和国统计法》（…修正）第三十八条第一款：….

This is the one entrance to citations; the parts are in `numerals`, `locator` and `articles`. What cannot be read is a
`CitationFault` in the outcome; nothing here raises on any text.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from ptr.model.fields.pattern import pattern
from ptr.model.law.articles import NUMBER, PLAIN, only_chapters, parse_articles
from ptr.model.law.locator import CitationFault, Citations, Locator, Span
from ptr.model.law.numerals import from_chinese, to_chinese

__all__ = [
    "CitationFault",
    "Citations",
    "Locator",
    "ParsedCitation",
    "Provision",
    "Span",
    "from_chinese",
    "only_chapters",
    "parse_articles",
    "parse_citation",
    "split_citations",
    "to_chinese",
]


@dataclass(frozen=True, slots=True)
class Provision:
    """The places that a citation names together, and the words it quotes from them; it may name none."""

    cited: Citations
    quote: str


@dataclass(frozen=True, slots=True)
class ParsedCitation:
    """One law with the articles cited from it.

    `level` is the tag without 【】, `title` the law without the outer 《》 and without white space, titles inside it in
    〈〉, each "" if missing; `note` is what else precedes the articles, `dates` the days named in it, in order.
    """

    raw: str
    level: str
    title: str
    note: str
    dates: tuple[datetime.date, ...]
    provisions: tuple[Provision, ...]
    problems: tuple[CitationFault, ...]

    @property
    def articles(self) -> tuple[Locator | Span, ...]:
        """The places of all provisions."""
        return tuple(item for provision in self.provisions for item in provision.cited.items)

    @property
    def quote(self) -> str:
        """The quoted words of all provisions, one below the other."""
        return "\n".join(provision.quote for provision in self.provisions if provision.quote)


_INNER: Final = str.maketrans("《<＜》>＞", "〈〈〈〉〉〉")
_DATE: Final = pattern(r"([0-9]{4})\s*[年./-]\s*([0-9]{1,2})\s*[月./-]\s*([0-9]{1,2})(?![0-9])")
_NUMBERED: Final = r"(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*[.、．]"
_ORDINAL: Final = rf"(?:{_NUMBERED}|\([0-9一二三四五六七八九十]{{1,2}}\))?"
_TAG: Final = r"【\s*(?P<level>[^【】\n]{0,20}?)\s*】[\s:]*"
_NAME: Final = r"(?:[^《》]|《[^《》]{0,80}》){1,120}"
_BRACKETS: Final = r"(?:[\s。.,;、》]*+\((?:[^()]++|\([^()]*+\))*+\))*+"  # （1983年…通过，2024年…修正）
_ARTICLE: Final = rf"第\s*{NUMBER}\s*条"
_CHAPTER: Final = rf"第\s*{NUMBER}\s*[编章节]"
_PLACE: Final = (  # from 第 or 附件 to the last unit that only citing signs lead to, or a number before a colon
    r"(?P<place>(?:第|附\s*[件表录])[第条款项目附件表录之()、,;和及与以或至到~\s0-9零一二三四五六七八九十百千-]{0,300}"
    rf"(?<=[0-9零一二三四五六七八九十百千)\s])[条款项目](?:\s*之\s*{NUMBER})?"
    rf"|第\s*{NUMBER}(?=\s*:)|{_CHAPTER}(?:[、,;和及与至到\s]*+{_CHAPTER})*+(?=\s*(?:[。:;\n]|\Z))"
    rf"|附\s*[件表录]\s*(?:{NUMBER})?)"
)
_START: Final = pattern(rf"\s*+{_ORDINAL}\s*+(?:{_TAG})?")
_TITLED: Final = pattern(  # the rest of a title whose mark closes too early: 《甲办法》实施细则》
    rf"《(?P<title>{_NAME})》(?P<rest>(?:(?!{_ARTICLE})[^《》\n(:,;，。、]){{0,12}}》)?"
)
_TITLED_LATER: Final = pattern(rf"(?:(?!{_ARTICLE})[^\n]){{1,80}}?《(?P<title>{_NAME})》(?=[\s:]*(?:\(|{_ARTICLE}))")
_UNTITLED: Final = pattern(rf"《?(?P<title>(?:(?!{_ARTICLE})[^\n(:])*+)")
_BRACKETED: Final = pattern(_BRACKETS)
_FIRST: Final = pattern(rf"[\s。.,、:]*+{_PLACE}(?:(?:[的之]?规定)?\s*(?P<colon>[:;,、。]))?")
_NEXT: Final = pattern(  # at the beginning of a line, or after a sentence and a space
    rf"(?:(?m:^)|(?<=[。;][^\S\n]))[^\S\n]*+{_PLACE}"
    r"(?:(?:[的之]?规定)?\s*(?P<colon>[:;])|(?!\s*[的之所等规])。?(?=\s|\Z))"
)
_CUT: Final = pattern(  # at the beginning of a line, at a tag, or after an article
    rf"(?m:^)[^\S\n]*+(?={_ORDINAL}[^\S\n]*+(?:(?P<tag>【)|《))|(?=(?P<inner_tag>【[^【】\n]{{1,20}}】\s*《))"
    rf"|(?<=[条款项目、,;。和及\s])(?=(?:{_NUMBERED}\s?)?《)"
)
_ONLY_ORDINAL: Final = pattern(rf"\s*+{_ORDINAL}\s*+")
_NAMED: Final = pattern(rf"\s*+(?:(?:{_NUMBERED})?\s*+《{_NAME}》\s*(?:\(|:?\s*第|附|《)|《{_NAME}》[^\S\n]*(?:\n|\Z))")
_UNQUOTED: Final = pattern(rf"\s*+{_ORDINAL}\s*+(?:{_TAG})?《{_NAME}》{_BRACKETS}[\s:]*{_PLACE}[、,;。和及\s]*")
_SENTENCE_END: Final = tuple("。;:.!?)》”」…")


def split_citations(cell: str) -> tuple[ParsedCitation, ...]:
    """Read a cell that holds any number of citations, each begun by a tag 【法律】 or by a 《title》 of its own."""
    line, cuts = cell.translate(PLAIN), [0]
    for cut in _CUT.finditer(line):
        position = cut.end()
        numbered = _ONLY_ORDINAL.fullmatch(line, cuts[-1], position)  # 1.【法律】: the cut stands before the 1
        if not numbered and (cut["tag"] or cut["inner_tag"] or _begins(line, cuts[-1], position)):
            cuts.append(position)
    parts = (cell[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(cell)], strict=True))
    return tuple(parse_citation(part) for part in parts if part)


def _begins(line: str, start: int, position: int) -> bool:
    """Return whether the 《title》 at `position` begins a citation, or is only named in the one from `start`."""
    if not _NAMED.match(line, position):
        return False
    if _UNQUOTED.fullmatch(line, start, position):
        return True
    before = line[start:position]
    own_line = not before.rpartition("\n")[2].strip()
    return own_line and before.count("(") <= before.count(")") and before.rstrip().endswith(_SENTENCE_END)


def parse_citation(text: str) -> ParsedCitation:
    """Read the citation of one law and everything quoted from it; positions in its problems count from its start."""
    line = text.translate(PLAIN)
    tag = _START.match(line)
    start = tag.end() if tag else 0
    titled = _TITLED.match(line, start) or _TITLED_LATER.match(line, start)
    named = titled or _UNTITLED.match(line, start)
    title, behind = (named.span("title"), named.end()) if named else ((start, start), start)
    rest = (titled.groupdict().get("rest") if titled else None) or ""
    brackets = _BRACKETED.match(line, behind)
    noted = brackets.end() if brackets else behind
    places = list(_places(text, line, noted))
    noted = places[0][0].start() if places else noted
    dates, problems = _dates(line, start, noted)
    if titled is None or line.count("《", start, noted) != line.count("》", start, noted):
        problems.append(CitationFault("法律名称的书名号《》不完整", "the title of the law lacks 《 or 》", start))
    for match, cited in places:
        if cited.problem:
            problems.append(replace(cited.problem, position=cited.problem.position + match.start("place")))
    return ParsedCitation(
        raw=text,
        level=(tag and tag["level"]) or "",
        title="".join((text[slice(*title)] + rest.removesuffix("》")).translate(_INNER).split()),
        note=(text[start : max(start, title[0] - 1)] + text[behind:noted]).strip(),
        dates=tuple(dates),
        provisions=tuple(_provisions(text, noted, places)),
        problems=tuple(sorted(problems, key=lambda problem: problem.position)),
    )


def _dates(line: str, start: int, end: int) -> tuple[list[datetime.date], list[CitationFault]]:
    """Read the days named between two positions; a day that does not exist is a problem."""
    dates, problems = [], []
    for match in _DATE.finditer(line, start, end):
        try:
            dates.append(datetime.date(int(match[1]), int(match[2]), int(match[3])))
        except ValueError:
            problems.append(
                CitationFault(f"没有{match[0]}日这一天", f"{match[0]}日 is not a day in the calendar", match.start())
            )
    return dates, problems


def _places(text: str, line: str, start: int) -> Iterator[tuple[re.Match[str], Citations]]:
    """Find where articles are named, at `start`, then at line beginnings; 第二款 alone is of the last article."""
    last: Locator | None = None
    match = _FIRST.match(line, start)
    begun = match is not None
    match = match or _NEXT.search(line, start)
    while match:
        cited = parse_articles(text[slice(*match.span("place"))], last)
        if begun or match["colon"] or not cited.problem:  # else a line of the quotation that begins alike
            yield match, cited
            end = cited.items[-1] if cited.items else last
            last = end.last if isinstance(end, Span) else end
        begun, match = False, _NEXT.search(line, match.end())


def _provisions(text: str, start: int, places: list[tuple[re.Match[str], Citations]]) -> Iterator[Provision]:
    """Yield each place with the words up to the next; words without any place are a provision that cites none."""
    if not places and text[start:].strip():
        yield Provision(Citations((), ""), text[start:].strip())
    ends = [*(match.start() for match, _ in places), len(text)][1:]
    for (match, cited), end in zip(places, ends, strict=True):
        yield Provision(cited, text[match.end() : end].strip())
