"""Text that people see: nothing in it may steer a terminal or hide."""

from __future__ import annotations

from typing import Final
from unicodedata import category

UNSEEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")


def visible(text: str) -> str:
    """Write as escapes what is not seen: what breaks a line, steers a terminal, or may not stand in XML."""
    if text.isprintable():
        return text
    return "".join(ascii(each)[1:-1] if unseen(each) else each for each in text)


def unseen(character: str) -> bool:
    """Tell whether a character shows nothing, or is none (U+FFFE, U+FFFF and their like)."""
    return category(character) in UNSEEN or ord(character) & 0xFFFE == 0xFFFE
