"""A place in a law as a value: 第十二条第二款第（三）项.

A law is cited by 条, 款, 项 and 目; 编, 章 and 节 only group the articles. 条 is numbered in Chinese numerals, 款 is
counted, not numbered, 项 is numbered in Chinese numerals in brackets, 目 in Arabic numerals (立法法 65).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import total_ordering

from ptr.model.law.numerals import to_chinese


@dataclass(frozen=True, slots=True)
class CitationFault:
    """What could not be read, in both languages; `position` counts characters from 0 in the text read."""

    zh: str
    en: str
    position: int


@total_ordering
@dataclass(frozen=True, slots=True)
class Locator:
    """One place in a law; places sort in the order of the law, a whole before its parts, annexes last.

    `article` is 条 (0 in an annex or a list without articles), `inserted` its 之一 as 1 (0 if none), `paragraph` 款,
    `item` 项, `item_inserted` its 之一, `point` 目; None means not cited. `annex` is None for the law's own text, 0 for
    an annex without a number, else its number. All numbers are within 1..9999.
    """

    article: int = 0
    inserted: int = 0
    paragraph: int | None = None
    item: int | None = None
    item_inserted: int = 0
    point: int | None = None
    annex: int | None = None

    def __lt__(self, other: Locator) -> bool:
        return self.path() < other.path()

    def __str__(self) -> str:
        return "".join(self.parts())

    def parts(self) -> tuple[str, str, str, str, str]:
        """Write each level separately, empty where it is not cited: 附件, 条, 款, 项, 目."""
        annex = "" if self.annex is None else f"附件{self.annex or ''}"
        article = f"第{to_chinese(self.article)}条{_inserted(self.inserted)}" if self.article else ""
        paragraph = f"第{to_chinese(self.paragraph)}款" if self.paragraph else ""
        number = f"（{to_chinese(self.item)}）" if self.item and article else str(self.item or "")
        item = f"第{number}项{_inserted(self.item_inserted)}" if number else ""
        return annex, article, paragraph, item, f"第{self.point}目" if self.point else ""

    def path(self) -> tuple[int, ...]:
        """Return the annex (-1 if none), 条, its 之, 款, 项, its 之 and 目 as numbers, 0 where not cited."""
        annex = -1 if self.annex is None else self.annex
        return (
            annex,
            self.article,
            self.inserted,
            self.paragraph or 0,
            self.item or 0,
            self.item_inserted,
            self.point or 0,
        )


@dataclass(frozen=True, slots=True)
class Span:
    """A run of places, both ends included: 第十条至第十二条."""

    first: Locator
    last: Locator

    def path(self) -> tuple[int, ...]:
        """Return the numbers of both ends, by which runs and places stand in the order of the law."""
        return (*self.first.path(), *self.last.path())

    def __str__(self) -> str:
        return f"{self.first}至{_following(self.first, self.last)}"


@dataclass(frozen=True, slots=True)
class Citations:
    """The places that `raw` cites, in its order; if there is a `problem`, `items` is what was read before it."""

    items: tuple[Locator | Span, ...]
    raw: str
    problem: CitationFault | None = None

    def __str__(self) -> str:
        text, before = "", None
        for item in self.items:
            first, last = (item.first, item.last) if isinstance(item, Span) else (item, None)
            text += (
                ("、" if text else "") + _following(before, first) + (f"至{_following(first, last)}" if last else "")
            )
            before = last or first
        return text


def _inserted(number: int) -> str:
    return f"之{to_chinese(number)}" if number else ""


def _following(before: Locator | None, place: Locator) -> str:
    """Write a place that follows another, without the upper levels that a reader takes from that one."""
    if before is None:
        return str(place)
    old, new = before.parts(), place.parts()
    level = next((level for level in range(5) if old[level] != new[level]), 5)
    shared = level < 5 and new[level] and any(old[level:]) and (old[1] or level != 1)
    return "".join(new[level:] if shared else new)
