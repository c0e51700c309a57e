"""Where a value stands in a document."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

Pointer: TypeAlias = tuple[str | int, ...]
"""Keys and list positions from the root of a document; `()` is the document itself."""


ABSENT: Final = object()
"""Stands for a value where there is none."""


def value_at(data: Any, pointer: Pointer) -> Any:
    """Return a value in plain data; `ABSENT` where nothing stands."""
    for part in pointer:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return ABSENT
    return data


def to_text(pointer: Pointer) -> str:
    """Write a pointer as JSON Pointer (RFC 6901)."""
    return "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in pointer)


def from_text(text: str) -> Pointer:
    """Read a JSON Pointer; a part that is all digits is a list position."""
    parts = (part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:])
    return tuple(int(part) if part.isdecimal() else part for part in parts)
