"""How large a value is, and how large it may be, in words."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from ptr.model.fields.fault import Bilingual

BOUNDS: Final[dict[str, Bilingual]] = {
    "minimum": ("不能小于 {}", "must not be less than {}"),
    "maximum": ("不能大于 {}", "must not be more than {}"),
    "minLength": ("至少 {} 个字", "must have at least {} characters"),
    "maxLength": ("最多 {} 个字", "must have at most {} characters"),
    "minItems": ("至少 {} 项", "must have at least {} items"),
    "maxItems": ("最多 {} 项", "must have at most {} items"),
}


def bound(keyword: str, limit: object) -> Bilingual:
    """Word a limit of a JSON Schema."""
    zh, en = BOUNDS[keyword]
    return zh.format(limit), en.format(limit)


def size(value: Any) -> Bilingual:
    """Say how large a value is: a text by its characters, a list by its items."""
    if isinstance(value, str):
        return f"{len(value)} 个字", f"{len(value)} characters"
    if isinstance(value, list | dict):
        return f"{len(value)} 项", f"{len(value)} items"
    return shown(value), shown(value)


def shown(value: Any) -> str:
    """Show a value in a message, a long one cut short."""
    text = str(value) if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= 40 else text[:39] + "…"
