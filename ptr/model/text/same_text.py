"""When two texts say the same: white space and the width of punctuation change nothing in law."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

_SPACE: Final = re.compile(r"\s+")
_BESIDE_WIDE: Final = re.compile(r"(?<=[^\x00-\x7f]) | (?=[^\x00-\x7f])")
_HALF: Final = {0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}


@cache
def _widths() -> dict[int, str]:
    """Return the ASCII form of every full-width punctuation mark; digits and letters keep their width."""
    wide = range(0xFF01, 0xFF5F)
    return _HALF | {code: chr(code - 0xFEE0) for code in wide if unicodedata.category(chr(code))[0] in "PS"}


def plain_text(text: str) -> str:
    """Return a text with narrow punctuation and only the white space that separates words."""
    narrow = _SPACE.sub(" ", text.translate(_widths())).strip()
    tight = re.sub(r" ?([!-/:-@\[-`{-~]) ?", r"\1", narrow)
    return _BESIDE_WIDE.sub("", tight)


def same_text(one: object, other: object) -> bool:
    """Return whether two values are texts that say the same."""
    return isinstance(one, str) and isinstance(other, str) and plain_text(one) == plain_text(other)
