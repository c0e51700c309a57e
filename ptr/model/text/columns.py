"""Text in the columns of a terminal, two for a Chinese character: broken between words, never inside one."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final
from unicodedata import east_asian_width

CLOSING: Final = "，。；：、）”》]"
"""Characters that may not begin a line."""


def width(text: str) -> int:
    """Return how many columns a text takes."""
    return len(text) if text.isascii() else len(text) + sum(map(_is_wide, text))


def wrapped_lines(text: str, columns: int) -> list[str]:
    """Break a text into lines at spaces or beside wide characters; a word wider than a line is broken at its end."""
    if width(text) <= columns:
        return [text.rstrip()] if text.strip() else []
    lines, line, taken = [], "", 0
    for word, space in _words(text):
        wide = width(word)
        if line and taken + wide > columns:
            lines.append(line.rstrip())
            line, taken = "", 0
        while wide > columns:
            head = _head(word, columns)
            lines.append(head)
            word = word[len(head) :]
            wide = width(word)
        line += word + space
        taken += wide + len(space)
    return [*lines, line.rstrip()] if line.strip() else lines


def _words(text: str) -> Iterator[tuple[str, str]]:
    """Yield what no line break may split, with the space that follows it."""
    start, was_wide = 0, False
    for place, character in enumerate(text):
        wide = _is_wide(character)
        if character == " ":
            yield text[start:place], " "
            start = place + 1
        elif place > start and (wide or was_wide) and character not in CLOSING:
            yield text[start:place], ""
            start = place
        was_wide = wide
    yield text[start:], ""


def _head(word: str, columns: int) -> str:
    """Return as much of a word as a line has room for."""
    taken = 0
    for place, character in enumerate(word):
        taken += width(character)
        if taken > columns:
            return word[: max(place, 1)]
    return word


@cache
def _is_wide(character: str) -> bool:
    return east_asian_width(character) in "WF"
