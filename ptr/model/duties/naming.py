"""Which fields are the names of things that other documents refer to by a key and print by that name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from msgspec import Struct

from ptr.model.documents.law import Law
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import by_key, fields_of, structs_in
from ptr.model.fields.types import document_types

NAMING: Final = (Registry.TYPE, Unit.TYPE, Law.TYPE)
"""Types of documents whose names of things stand on the sheets of others."""
NAMES: Final = ("name", "title")
LAW: Final = "law"


@cache
def named_thing(type: str, names: tuple[str, ...]) -> str:
    """Return the kind of thing whose name a field is: a class, carrier, department, post …; "" for any other field."""
    if type not in NAMING or names[-1] not in NAMES:
        return ""
    if type == LAW:
        return LAW if names == ("title",) else ""
    above = _above(document_types()[type], names[:-1])
    return next((field.label.defines for field in fields_of(above) if field.label and field.label.defines), "")


def defining_key(document: Document, pointer: Iterable[str | int], type: str) -> str:
    """Return the key of the thing whose name stands at a place in a document; "" for a law, whose file has it."""
    value: object = document
    for part in [*pointer][:-1]:
        value = value[part] if isinstance(value, tuple) and isinstance(part, int) else getattr(value, str(part))
    for field in fields_of(value.__class__) if isinstance(value, Struct) and type != LAW else ():
        if field.label and field.label.defines:
            return str(getattr(value, field.name))
    return ""


@cache
def shown_kinds(sheets: tuple[str, ...]) -> frozenset[str]:
    """Return the kinds of things to which public fields of some document types refer."""
    return frozenset(kind for name in sheets for kind in _referred(document_types()[name]))


def _referred(kind: type[Struct]) -> Iterator[str]:
    for field in fields_of(kind):
        if field.reaches(PUBLIC):
            yield field.ref
            for inner in structs_in(field.type):
                yield from _referred(inner)


def _above(kind: type[Struct], names: Iterable[str]) -> type[Struct]:
    for name in names:
        kind = structs_in(by_key(kind)[name].type)[0]
    return kind
