"""Which declared field each part of the way to a value belongs to, so that its keys can be told by what they mean."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Annotated, Any, Final, Literal, get_args, get_origin

from msgspec import Struct

from ptr.model.fields.fields import Field, by_key, fields_of, structs_in
from ptr.model.fields.level import Level

ITEM: Final = ""
"""Stands for the key of an item of a list or mapping, whichever it is."""


@cache
def declared(kind: type[Struct], keys: tuple[str, ...]) -> tuple[Field | None, ...]:
    """Return for each key the field itself, or the field that holds the item; None where no type declares it."""
    return tuple(_declared(kind, keys))


def _declared(kind: type[Struct], keys: tuple[str, ...]) -> Iterator[Field | None]:
    kinds: list[type[Struct]] = [kind]
    field: Field | None = None
    for key in keys:
        if key != ITEM:
            field = next((by_key(each)[key] for each in kinds if key in by_key(each)), None)
            kinds = structs_in(field.type) if field else []
        yield field


@cache
def key_fields(field: Field) -> tuple[Field, ...]:
    """Return the fields that make up the key of an item of this field; the field itself where items have none."""
    for kind in structs_in(field.type):
        names = getattr(kind, "KEY", ())
        if names:
            own = {each.name: each for each in fields_of(kind)}
            return tuple(own[name] for name in names)
    return (field,)


@cache
def is_mapping(field: Field) -> bool:
    """Return whether a field holds a mapping, so that its declaration is about the keys and not about the values."""
    return dict in (get_origin(part) for part in (field.type, *get_args(field.type)[:1]))


@cache
def choices_of(field: Field) -> type[StrEnum] | None:
    """Return the list of values that a field lets choose from."""
    return _choices(field.type)


def _choices(hint: Any) -> type[StrEnum] | None:
    if isinstance(hint, type):
        return hint if issubclass(hint, StrEnum) else None
    if get_origin(hint) is Literal:
        return Level if {*get_args(hint)} <= {*Level} else None
    arguments = get_args(hint)[:1] if get_origin(hint) is Annotated else get_args(hint)
    return next(filter(None, map(_choices, arguments)), None)
