"""A fast YAML writer for generated documents: blocks outside, one-line mappings in lists, as clerks write them.

`ptr.store.yaml.emit` is the writer of the product; it tests every text by reading it back, which a generator of a
million files need not do. Whatever this one leaves unquoted begins with a letter and holds no special character.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from msgspec import json

_PLAIN = re.compile(r"(?:[^\W\d_][^\n:#,\[\]{}&*!?|>'\"%@`]*[^\s:]|[0-9]{4}-[0-9]{2}-[0-9]{2})\Z")
_WORDS = frozenset({"yes", "no", "on", "off", "true", "false", "null", "y", "n"})


def write(data: dict[str, Any]) -> str:
    """Write a document."""
    return "".join(_entry(key, value) for key, value in data.items())


def _entry(key: str, value: Any) -> str:
    if isinstance(value, list) and value:
        if all(isinstance(item, str) and len(item) < 24 for item in value):
            return f"{key}: {_flow(value)}\n"
        return f"{key}:\n" + "".join(f"  - {_flow(item)}\n" for item in value)
    if isinstance(value, dict) and len(value) > 2:
        return f"{key}:\n" + "".join(f"  {inner}: {_flow(item)}\n" for inner, item in value.items())
    return f"{key}: {_flow(value)}\n"


def _flow(value: Any) -> str:
    if isinstance(value, str):
        return text(value)
    if isinstance(value, dict):
        return "{" + ", ".join([f"{key}: {_flow(item)}" for key, item in value.items()]) + "}"
    if isinstance(value, list):
        return "[" + ", ".join([_flow(item) for item in value]) + "]"
    return "true" if value is True else "false" if value is False else str(value)


@lru_cache(maxsize=4096)
def text(value: str) -> str:
    """Write a text, quoted if a reader could take it for something else."""
    plain = _PLAIN.match(value) and value.lower() not in _WORDS
    return value if plain else json.encode(value).decode()
