"""The size of a value, and its limits, in words."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from ptr.model.fields.fault import Bilingual
from ptr.model.text.plural import counted

BOUNDS: Final[dict[str, Bilingual]] = {
    "minimum": ("不能小于 {}", "must not be less than {}"),
    "maximum": ("不能大于 {}", "must not be more than {}"),
    "minLength": ("至少 {} 个字", "must have at least {}"),
    "maxLength": ("最多 {} 个字", "must have at most {}"),
    "minItems": ("至少 {} 项", "must have at least {}"),
    "maxItems": ("最多 {} 项", "must have at most {}"),
}
NOUNS: Final = {"minLength": "character", "maxLength": "character", "minItems": "item", "maxItems": "item"}
"""What a limit counts, where it counts anything."""


def bound(keyword: str, limit: Any) -> Bilingual:
    """Word a limit of a JSON Schema."""
    zh, en = BOUNDS[keyword]
    return zh.format(limit), en.format(counted(limit, NOUNS[keyword]) if keyword in NOUNS else limit)


def size(value: Any) -> Bilingual:
    """Word how large a value is: a text by its characters, a list by its items."""
    if isinstance(value, str):
        return f"{len(value)} 个字", counted(len(value), "character")
    if isinstance(value, list | dict):
        return f"{len(value)} 项", counted(len(value), "item")
    return shown(value), shown(value)


def shown(value: Any) -> str:
    """Return a value as a message shows it, cut short if long."""
    text = str(value) if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= 40 else text[:39] + "…"
