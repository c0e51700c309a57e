"""The declared fields along the way to what a change is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct

from ptr.model.documents.adjustment import Opinion
from ptr.model.fields.fields import Field, by_key
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import document_types, place_of
from ptr.model.fields.walk import key_of
from ptr.model.names.declared import ITEM, declared, key_fields
from ptr.model.names.listed import Reference
from ptr.model.results.change import Change, Part

STANDS_IN: Final = by_key(Opinion)["unit"]
"""A field that names a unit: for documents that changed hands, whose folder alone says where they stand."""


def fields_along(change: Change) -> tuple[Field | None, ...]:
    """Return the declared field of each part of a change's way; for an item, the field of its list.

    None for what no document declares.
    """
    spot = change.now or change.was
    if [part.key for part in change.field] == [STANDS_IN.key]:
        return (STANDS_IN,)
    return fields_of_parts(spot.path if spot else "", change.field)


def fields_of_parts(path: str, parts: Sequence[Part]) -> tuple[Field | None, ...]:
    """Return the declared field of each part of a way through the document at a path."""
    place = place_of(path)
    if place is None:
        return (None,) * len(parts)
    keys = tuple(part.key if any(part.titles) else ITEM for part in parts)
    return declared(document_types()[place.type], keys)


def parts_of(document: Struct, pointer: Pointer) -> Iterator[Part]:
    """Yield the way to a value as people are told it: fields with their titles, items by their keys."""
    value: Any = document
    for key in pointer:
        if isinstance(value, Struct):
            field = by_key(type(value))[str(key)]
            yield Part(field.key, (field.label.zh, field.label.en) if field.label else (field.key, field.key))
            value = getattr(value, field.name)
        else:
            value = value[key]
            yield Part("/".join(key_of(value)) or (value if isinstance(value, str) else str(key)))


def mentioned(parts: Sequence[Part], fields: Sequence[Field | None], path: str) -> Iterator[Reference]:
    """Yield what the items on a way through the document at a path are, by their keys."""
    for part, field in zip(parts, fields, strict=True):
        if field and not any(part.titles):
            yield from references(field, part.key, path)


def references(field: Field, key: str, path: str) -> Iterator[Reference]:
    """Yield what the key of an item of a field, or a text of it, names; part by part of a key of several."""
    fields = key_fields(field)
    for each, text in zip(fields, key.split("/", len(fields) - 1), strict=False):
        if each.names_kind:
            yield each.names_kind, text, path
