"""Whether a record still says what it said."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from ptr.model.fields.fields import fields_of


def altered(old: Any, new: Any) -> str:
    """Return the first field of a record that says something else than before; "" where it was only filled."""
    kind: type[Struct] = type(old)
    for field in fields_of(kind):
        before, after = getattr(old, field.name), getattr(new, field.name, None)
        if before == after or _is_empty(before):
            continue
        if isinstance(before, tuple) and isinstance(after, tuple):
            if len(before) <= len(after) and all(
                _is_kept(one, other) for one, other in zip(before, after, strict=False)
            ):
                continue
        elif isinstance(before, dict) and isinstance(after, dict):
            if all(after.get(key) == value for key, value in before.items()):
                continue
        elif _is_kept(before, after):
            continue
        return field.key
    return ""


def _is_kept(before: Any, after: Any) -> bool:
    """Return whether a value still says what it said."""
    if isinstance(before, Struct) and type(before) is type(after):
        return not altered(before, after)
    return bool(before == after)


def _is_empty(value: Any) -> bool:
    return value is None or value in ("", (), {}) or value is False
