"""A day as people write it: 2026-01-31, or 2026-1-31."""

from __future__ import annotations

import datetime
from typing import Final

from ptr.model.fields.pattern import pattern

WRITTEN: Final = pattern(r"[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}")


def is_written_day(text: str) -> bool:
    """Return whether a text is written like a day, even one that no calendar has."""
    return WRITTEN.fullmatch(text) is not None


def read_day(text: str) -> datetime.date:
    """Read a day; `ValueError` for any other text."""
    if not is_written_day(text):
        raise ValueError(text)
    return datetime.date(*map(int, text.split("-")))
