"""Where the characters of a PDF stand, and what stands where it should not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Final, NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium
from support import ROOT

LETTERS = {
    file.name.removesuffix(".typ.j2")
    for file in (ROOT / "templates").glob("[!_]*.typ.j2")
    if '"_letter.typ.j2"' in file.read_text("utf-8")
}
"""Documents on the page of an official letter: its foot stands higher, and has no room for a drawn code."""

EDGE: Final = 11.0
"""No sheet prints nearer to the edge of the paper, in points (4 mm)."""

WATERMARK: Final = 90.0
"""What is this tall lies beneath the text on purpose."""


class Char(NamedTuple):
    """One printed character and its box on the page, in points from the lower left corner."""

    text: str
    left: float
    bottom: float
    right: float
    top: float


def texts(content: bytes) -> list[str]:
    """Give the text of each page without white space."""
    pages = pypdfium2.PdfDocument(content)
    return [re.sub(r"[\s\u200b]+", "", page.get_textpage().get_text_bounded()) for page in pages]


def misplaced(content: bytes) -> list[str]:
    """Name the characters that leave their page, and those that are printed upon each other."""
    return [fault for number, page in enumerate(pypdfium2.PdfDocument(content), 1) for fault in _faults(number, page)]


def _faults(number: int, page: pypdfium2.PdfPage) -> Iterator[str]:
    width, height = page.get_size()
    cells: defaultdict[tuple[int, int], list[Char]] = defaultdict(list)
    for char in _chars(page):
        if not (char.left >= EDGE and char.right <= width - EDGE and char.bottom >= EDGE and char.top <= height - EDGE):
            yield f"page {number}: {char} leaves the page"
        x, y = (char.left + char.right) / 2, (char.bottom + char.top) / 2
        near = (each for i in (-1, 0, 1) for j in (-1, 0, 1) for each in cells[int(x // 20) + i, int(y // 20) + j])
        yield from (f"page {number}: {char} upon {other}" for other in near if _upon(char, other))
        cells[int(x // 20), int(y // 20)].append(char)


def _upon(one: Char, other: Char) -> bool:
    """Tell whether two boxes share more than a third of the smaller; the letters of a ligature share one box."""
    if one[1:] == other[1:]:
        return False
    wide = min(one.right, other.right) - max(one.left, other.left)
    high = min(one.top, other.top) - max(one.bottom, other.bottom)
    areas = [(each.right - each.left) * (each.top - each.bottom) for each in (one, other)]
    return wide > 0 and high > 0 and wide * high > min(areas) / 3


def _chars(page: pypdfium2.PdfPage) -> Iterator[Char]:
    text = page.get_textpage()
    for index in range(text.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text.raw, index)
        if code > 0x20 and not pdfium.FPDFText_IsGenerated(text.raw, index):
            left, bottom, right, top = text.get_charbox(index)
            if right - left > 0.5 and 0.5 < top - bottom < WATERMARK and code != 0x200B:
                yield Char(chr(code), left, bottom, right, top)
