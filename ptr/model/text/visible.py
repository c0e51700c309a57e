"""Text that people see: nothing in it may control a terminal or hide."""

from __future__ import annotations

from typing import Final
from unicodedata import category

UNSEEN: Final = ("Cc", "Cf", "Cs", "Zl", "Zp")


def visible(text: str) -> str:
    """Write invisible characters as escapes: what breaks a line, controls a terminal, or is not allowed in XML."""
    if text.isprintable():
        return text
    return "".join(ascii(each)[1:-1] if unseen(each) else each for each in text)


def unseen(character: str) -> bool:
    """Return whether a character is invisible, or not a character (U+FFFE, U+FFFF and the like)."""
    return category(character) in UNSEEN or ord(character) & 0xFFFE == 0xFFFE
