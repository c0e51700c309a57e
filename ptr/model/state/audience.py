"""What a reader may see of a typed value (clause 三.5(1)): an allow-list made of the fields' declarations.

A value is shown only if every field on the path to it reaches the reader, so the effective audience is the narrowest
along the path. What is not declared is shown to nobody.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from enum import Enum
from functools import cache
from typing import Any

from msgspec import Struct, structs

from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.fields.document import Document
from ptr.model.fields.field import Audience, Value
from ptr.model.fields.fields import Field, fields_of, structs_in
from ptr.model.remembering import lately

NAMED = ("name", "class_")  # all that a reader outside the scope learns about a power open on request


class Seen(Struct, frozen=True):
    """A typed value with only what the reader may see left in it.

    `named_only` marks a power open on request of which the reader learns only that it exists.
    """

    type: type[Struct]
    parts: tuple[tuple[Field, Any], ...]
    named_only: bool = False

    def get(self, name: str, default: Any = "") -> Any:
        """Return the value of the attribute `name`, or `default` where the reader does not see it."""
        for field, value in self.parts:  # a loop takes half the time of a generator, and sheets ask a million times
            if field.name == name:
                return value
        return default


@lately(2048)
def see(value: Value, reader: Audience, powers: frozenset[str] = frozenset()) -> Seen | None:
    """Filter a typed value for `reader`; None if the whole document is not for that reader.

    `powers` are the ids of the powers that the reader knows of: a reference to any other power is left out, because an
    id alone reveals that the power exists.
    """
    if not isinstance(value, Document):
        return _filtered(value, reader, powers, frozenset())
    if isinstance(value, Record) and value.power not in powers:
        return None
    scope, hidden = _scope(value), _excepted(value, reader)
    if scope.reaches(reader):
        return _filtered(value, reader, powers, hidden)
    if scope is Audience.ON_REQUEST and isinstance(value, Power):
        rest = frozenset(field.name for field in fields_of(type(value)) if field.name not in NAMED)
        return structs.replace(_filtered(value, reader, powers, hidden | rest), named_only=True)
    return None


def shows(document: Document, reader: Audience, key: str = "") -> bool:
    """Return whether `reader` sees a document; with the key of a field, whether its own terms leave this field to see.

    What the field declares about itself is another question (`Field.reaches`).
    """
    scope = _scope(document)
    named = scope is Audience.ON_REQUEST and isinstance(document, Power)
    if not scope.reaches(reader) and not (named and key in ("", *(name.rstrip("_") for name in NAMED))):
        return False
    excepted = _excepted(document, reader) if key else ()
    return not excepted or key not in {field.key for field in fields_of(type(document)) if field.name in excepted}


def known_powers(powers: Iterable[Power], reader: Audience) -> frozenset[str]:
    """Return the ids that `reader` may know: of powers whose scope reaches the reader, unless the id is excepted."""
    return frozenset(p.id for p in powers if _scope(p).reaches(reader) and "id" not in _excepted(p, reader))


def project(value: Value, reader: Audience, powers: frozenset[str] = frozenset()) -> dict[str, Any]:
    """Return what `reader` may see as plain data with the keys of the file; empty if that is nothing."""
    seen = see(value, reader, powers)
    return plain(seen) if seen else {}


@cache
def allow_list(type_: type[Struct], reader: Audience) -> tuple[str, ...]:
    """List the dotted paths (keys as in the file) that `reader` may see in a value of this type."""
    return tuple(path for field in fields_of(type_) if field.reaches(reader) for path in _paths(field, reader))


def plain(seen: Seen) -> dict[str, Any]:
    """Turn a filtered value into plain data; fields at their default are left out, as in the file."""
    return {field.key: _plain(value) for field, value in seen.parts if not _is_default(field, value)}


def _paths(field: Field, reader: Audience) -> list[str]:
    below = [path for inner in structs_in(field.type) for path in allow_list(inner, reader)]
    return [f"{field.key}.{path}" for path in below] or [field.key]


def _scope(document: Document) -> Audience:
    """Return the narrower of what the type allows and what the document states about itself."""
    widest = type(document).AUDIENCE
    if isinstance(document, Record):
        return document.disclosed.scope if document.disclosed else Audience.INTERNAL
    scope = getattr(document.disclosure if isinstance(document, Power) else document, "scope", widest)
    if not isinstance(scope, Audience):
        return Audience.LEADERSHIP
    return scope if widest.reaches(scope) else widest


def _excepted(document: Document, reader: Audience) -> frozenset[str]:
    """Return the attributes that exceptions keep from the reader; they name keys of the file or parts of these."""
    if not isinstance(document, Power):
        return frozenset()
    keys = {e.field.split(".")[0].split("/")[0] for e in document.disclosure.except_ if not e.scope.reaches(reader)}
    return frozenset(field.name for field in fields_of(type(document)) if {field.key, field.name} & keys)


def _filtered(value: Struct, reader: Audience, powers: frozenset[str], hidden: frozenset[str]) -> Seen:
    parts = []
    for field, name, names_power in _reaching(type(value), reader):
        if name in hidden:
            continue
        inner = getattr(value, name)
        if names_power:
            inner = _known(inner, powers)
        elif inner is not None and type(inner) is not str:
            inner = _inner(inner, reader, powers)
        parts.append((field, inner))
    return Seen(type=type(value), parts=tuple(parts))


@cache
def _reaching(kind: type[Struct], reader: Audience) -> tuple[tuple[Field, str, bool], ...]:
    """Return the fields of a type that reach the reader, their names, and whether they name powers."""
    return tuple((field, field.name, field.ref == "power") for field in fields_of(kind) if field.reaches(reader))


def _known(reference: Any, powers: frozenset[str]) -> Any:
    if isinstance(reference, tuple):
        return tuple(key for key in reference if key in powers)
    return reference if reference in powers else None


def _inner(value: Any, reader: Audience, powers: frozenset[str]) -> Any:
    if isinstance(value, Struct):
        return _filtered(value, reader, powers, frozenset())
    if isinstance(value, tuple):
        return tuple(_inner(item, reader, powers) for item in value)
    if isinstance(value, dict):
        return {key: _inner(item, reader, powers) for key, item in value.items()}
    return value


def _plain(value: Any) -> Any:
    if type(value) is str:
        return value
    if isinstance(value, Seen):
        return plain(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, datetime.date) else value


def _is_default(field: Field, value: Any) -> bool:
    if value is None or value == ():
        return True
    return not isinstance(value, Seen) and bool(value == field.default)
