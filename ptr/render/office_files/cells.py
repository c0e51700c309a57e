"""The limits of a spreadsheet's cells, rows and names; text is counted as the format does, in UTF-16."""

from __future__ import annotations

import unicodedata
from math import ceil
from typing import Final

CELL: Final = 32_767
ROWS: Final = 1_048_576
NAME: Final = 31
HEIGHT: Final = 409  # points of the highest row
LINE: Final = 14.5  # points of a line of 10 pt
PADDING: Final = 1.0  # of a column's width, on both sides together
NO_NAME: Final = str.maketrans("[]:*?/\\'", "［］：＊？／＼＇")
REMARK: Final = "……（以下超过单元格上限，见 PDF）"


def units(text: str) -> int:
    """Count a text in UTF-16: a rare character counts twice."""
    return len(text) + sum(ord(char) > 0xFFFF for char in text)


def cut(text: str, most: int) -> str:
    """Keep the first characters that fit a number of units."""
    if units(text) <= most:
        return text
    kept = text[:most]
    while units(kept) > most:
        kept = kept[: len(kept) - max(1, (units(kept) - most) // 2)]
    return kept


def fitting(text: str) -> str:
    """Return the text of a cell, or its beginning with the remark that it continues."""
    return text if units(text) <= CELL else cut(text, CELL - units(REMARK)) + REMARK


def height(text: str, width: float) -> float:
    """Return the height of a text in a column of some width (in half Chinese characters), in points."""
    room = max(2.0, width - PADDING)
    return sum(max(1, ceil(_across(line) / room)) for line in text.split("\n")) * LINE + 2


def shown_name(wanted: str, taken: set[str]) -> str:
    """Return a sheet name that the format allows and no other sheet has, ignoring case, and note it as taken."""
    plain = cut(wanted.translate(NO_NAME).strip(), NAME) or "表"
    name, number = plain, 1
    while name.lower() in taken:
        number += 1
        name = cut(plain, NAME - len(str(number)) - 2) + f"（{number}）"
    taken.add(name.lower())
    return name


def _across(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in line)
