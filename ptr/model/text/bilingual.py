"""Texts that hold both languages: paragraphs of a docstring, English and Chinese."""

from __future__ import annotations

import re
from typing import Final

from ptr.model.text.language import Language

WRAP: Final = re.compile(r"(.)\n(.)")


def paragraphs(text: str, language: Language) -> list[str]:
    """Return the paragraphs of one language, each as one line."""
    blocks = (block.strip() for block in text.split("\n\n") if block.strip())
    return [WRAP.sub(_joined, block) for block in blocks if is_chinese(block) is (language is Language.ZH)]


def is_chinese(text: str) -> bool:
    """Return whether a text is Chinese by its letters: English may name Chinese things, and Chinese commands."""
    if text.isascii():
        return False
    wide = sum(ord(character) > 0x2E7F for character in text)
    return wide * 3 > len(text)


def _joined(wrap: re.Match[str]) -> str:
    """Join wrapped lines: Chinese needs no space between characters."""
    before, after = wrap.groups()
    return before + ("" if ord(before) > 0x2E7F and ord(after) > 0x2E7F else " ") + after
