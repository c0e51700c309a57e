"""The check character of the unified social credit code (GB 32100-2015)."""

from __future__ import annotations

from typing import Final

CHARACTERS: Final = "0123456789ABCDEFGHJKLMNPQRTUWXY"
"""The 31 characters of the code; I, O, S, V and Z are left out, being easily misread."""


def check_character(body: str) -> str:
    """Return the 18th character for the first seventeen; ValueError for a character that no code contains."""
    total = sum(CHARACTERS.index(character) * pow(3, position, 31) for position, character in enumerate(body[:17]))
    return CHARACTERS[-total % 31]
