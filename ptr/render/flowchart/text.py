"""Measuring and breaking text as Chinese print does, by the widths of the pinned font (Noto Sans SC)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

LATIN: Final = (
    "22 32 47 56 56 92 68 28 34 34 47 56 28 35 28 39 56 56 56 56 56 56 56 56 56 56 28 28 56 56 56 47 "
    "95 61 66 64 69 59 55 69 73 29 54 65 54 81 72 74 63 74 64 60 60 72 58 88 57 53 60 34 39 34 56 56 "
    "61 56 62 51 62 55 32 56 61 28 28 55 28 93 61 61 62 62 39 47 38 61 52 80 50 52 48 34 27 34 56"
)
WIDTHS: Final = {
    chr(32 + place): int(width) / 100 for place, width in enumerate(LATIN.split())
}  # of U+0020-007E, in em

CLOSING: Final = "，。、；：？！）》〉”’〕】」』〗…—％％℃·,.;:?!)]}%"
OPENING: Final = "（《〈“‘〔【「『〖([{"
TOKEN: Final = re.compile(
    rf"[{re.escape(OPENING)}]*(?:[0-9A-Za-z]+(?:[-/.,@_:+&'][0-9A-Za-z]+)*|.)[{re.escape(CLOSING)}]*", re.DOTALL
)
MORE: Final = "……"
WITHIN: Final = 0.6  # what a break within a phrase costs, per em of a line


def width(text: str) -> float:
    """Return the width of a line in em; a character that is not in the table counts as a full square."""
    return sum(_wide(char) for char in text)


def _wide(char: str) -> float:
    known = WIDTHS.get(char)
    if known is not None:
        return known
    return 0.0 if unicodedata.combining(char) else 1.0


def shorten(text: str, length: int) -> str:
    """Cut a text to about `length` characters for the chart; the table of steps has it whole."""
    return text if len(text) <= length else text[: length - 2].rstrip(CLOSING + OPENING) + MORE


@lru_cache(maxsize=4096)
def wrap(text: str, em: float) -> tuple[str, ...]:
    """Break a text into as few lines of `em` as hold it, as even as possible, after punctuation rather than within a
    phrase; none begins with 、 or ends with （.
    """
    tokens = list(_tokens(text, em))
    wides = [width(token) for token in tokens]
    best: list[tuple[int, float, int]] = [(0, 0.0, 0)]  # lines, raggedness, where the last line begins
    for end in range(1, len(tokens) + 1):
        ragged = 0.0 if end == len(tokens) or tokens[end - 1][-1] in CLOSING else WITHIN * em
        used, choices = 0.0, []
        for start in range(end - 1, -1, -1):
            used += wides[start]
            if used > em and start < end - 1:
                break
            lines, before, _ = best[start]
            choices.append((lines + 1, before + ragged + (em - used) ** 2, start))
        best.append(min(choices))
    wrapped: list[str] = []
    end = len(tokens)
    while end:
        start = best[end][2]
        wrapped.append("".join(tokens[start:end]).strip())
        end = start
    return tuple(line for line in reversed(wrapped) if line)


def _tokens(text: str, em: float) -> Iterator[str]:
    """Yield what stays on one line: a character or word with the punctuation that may not leave it."""
    for token in TOKEN.findall(" ".join(text.split())):
        if width(token) <= em:
            yield token
            continue
        piece = ""
        for char in token:
            if piece and width(piece + char) > em:
                yield piece
                piece = ""
            piece += char
        yield piece
