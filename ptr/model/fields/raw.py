"""Data as a file holds it, before it has a type: which types are meant, and the keys of items."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from functools import cache
from typing import Any

from msgspec import Struct

from ptr.model.fields.fields import fields_of, structs_in
from ptr.model.fields.pointer import Pointer


@cache
def field_types(kind: type[Struct]) -> dict[str, tuple[type[Struct], ...]]:
    """Return the types of the mappings that each key of a type may hold, in the order of its fields."""
    return {field.key: tuple(structs_in(field.type)) for field in fields_of(kind)}


def meant(kinds: Iterable[type[Struct]], keys: Container[str]) -> type[Struct] | None:
    """Choose the type that a mapping with these keys is meant to be: the one that has most of them."""
    return max(kinds, key=lambda kind: sum(key in keys for key in field_types(kind)), default=None)


def keyed_data(kind: type[Struct], data: Any, pointer: Pointer) -> Iterator[str]:
    """Yield the parts of a pointer, list positions replaced by the keys of their items where they have keys.

    The counterpart of `keyed_parts` for data that is not valid, so that a fault keeps its name when lists are
    reordered.
    """
    kinds: tuple[type[Struct], ...] = (kind,)
    for part in pointer:
        if isinstance(part, int) and isinstance(data, list) and part < len(data):
            data = data[part]
            yield _key(kinds, data) or str(part)
        else:
            here = meant(kinds, data) if isinstance(data, dict) else None
            kinds = field_types(here).get(str(part), ()) if here else ()
            data = data.get(part) if isinstance(data, dict) else None
            yield str(part)


def _key(kinds: tuple[type[Struct], ...], item: Any) -> str:
    if not isinstance(item, dict):
        return item if isinstance(item, str) else ""
    kind = meant(kinds, item)
    names = [name.rstrip("_") for name in getattr(kind, "KEY", ())]
    return "/".join(str(item.get(name) or "") for name in names) if any(item.get(name) for name in names) else ""
