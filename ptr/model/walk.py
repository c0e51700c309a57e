"""Walking typed values by what their fields declare: references, definitions, texts, keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin

import msgspec
from msgspec import Struct

from ptr.model.documents._common import Citation
from ptr.model.field import Label
from ptr.model.fields import fields_of
from ptr.model.pointer import Pointer


class Leaf(NamedTuple):
    """A text of a document, with the declaration of the field that holds it."""

    pointer: Pointer
    text: str
    label: Label


def leaves(value: Struct, pointer: Pointer = ()) -> Iterator[Leaf]:
    """Yield every non-empty text of a value with its place and declaration."""
    for field in fields_of(type(value)):
        inner = getattr(value, field.name)
        if field.label and inner is not None and inner != "" and inner != ():
            yield from _leaves(inner, (*pointer, field.key), field.label)


def _leaves(value: Any, pointer: Pointer, label: Label) -> Iterator[Leaf]:
    if isinstance(value, str):
        yield Leaf(pointer, str(value), label)
    elif isinstance(value, Struct):
        yield from leaves(value, pointer)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            yield from _leaves(item, (*pointer, position), label)
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _leaves(item, (*pointer, key), label)


class Shape(NamedTuple):
    """The places of a type at which something declared stands: a path of names, `*` for every item of a list."""

    path: tuple[str, ...]
    label: Label


@cache
def declared(kind: type[Struct], attribute: str) -> tuple[Shape, ...]:
    """List the places of a type whose declaration has `attribute` (`ref` or `defines`) set."""
    return tuple(_declared(kind, attribute, (), ()))


def _declared(kind: type[Struct], attribute: str, path: tuple[str, ...], seen: tuple[type, ...]) -> Iterator[Shape]:
    if kind in seen:
        return
    for field in fields_of(kind):
        here = (*path, field.name)
        if field.label and getattr(field.label, attribute):
            yield Shape(here, field.label)
        for inner, star in _structs(field.type):
            yield from _declared(inner, attribute, (*here, "*") if star else here, (*seen, kind))


def _structs(hint: Any, star: bool = False) -> Iterator[tuple[type[Struct], bool]]:
    """Yield the struct types inside an annotation, and whether each stands in a list."""
    if isinstance(hint, type) and issubclass(hint, Struct):
        yield hint, star
        return
    arguments = get_args(hint)
    if get_origin(hint) is Annotated:
        arguments = arguments[:1]
    for argument in arguments:
        yield from _structs(argument, star or get_origin(hint) is tuple)


class Named(NamedTuple):
    """A text that names something (`ref`) or gives it its key (`defines`)."""

    pointer: Pointer
    text: str
    label: Label


@cache
def _encoded(kind: type[Struct]) -> dict[str, str]:
    return dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))


def named(value: Struct, attribute: str) -> Iterator[Named]:
    """Yield what a value refers to (`ref`) or defines (`defines`), with places; keys of a mapping count as texts."""
    for shape in declared(type(value), attribute):
        for place, held in _at(value, shape.path, ()):
            for pointer, text in _texts(held, place):
                yield Named(pointer, text, shape.label)


def _at(value: Any, path: tuple[str, ...], pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    """Yield the values at a path of attributes, `*` standing for every item of a list."""
    if not path:
        yield pointer, value
    elif path[0] == "*":
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                yield from _at(item, path[1:], (*pointer, position))
    elif hasattr(value, path[0]):
        kind: type[Struct] = type(value)
        yield from _at(getattr(value, path[0]), path[1:], (*pointer, _encoded(kind)[path[0]]))


def _texts(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        if value:
            yield pointer, value
    elif isinstance(value, tuple | dict):
        for part, item in enumerate(value) if isinstance(value, tuple) else ((key, key) for key in value):
            yield (*pointer, part), str(item)


def citations(value: Struct) -> Iterator[tuple[Pointer, Citation]]:
    """Yield every citation of law in a value with its place."""
    for shape in declared(type(value), "ref"):
        if shape.label.ref == "law":
            for pointer, held in _at(value, shape.path[:-1], ()):
                if isinstance(held, Citation):
                    yield pointer, held


def keyed_parts(value: Any, pointer: Pointer) -> Iterator[str]:
    """Give the parts of a pointer with list positions replaced by the keys of their items, where they have keys."""
    for part in pointer:
        if isinstance(part, int) and isinstance(value, tuple) and part < len(value):
            value = value[part]
            key = key_of(value)
            yield "/".join(key) if key else (value if isinstance(value, str) else str(part))
        elif isinstance(value, Struct):
            name = {field.key: field.name for field in fields_of(type(value))}.get(str(part))
            value = getattr(value, name) if name else None
            yield str(part)
        else:
            value = value.get(part) if isinstance(value, dict) else None
            yield str(part)


def key_of(item: Any) -> tuple[str, ...]:
    """Give the key of a list item as its type declares it; empty for items without key."""
    names: tuple[str, ...] = getattr(type(item), "KEY", ())
    return tuple(str(getattr(item, name)) for name in names)


def to_plain(value: Struct) -> Any:
    """Give a typed value as plain data for YAML or JSON; dates become ISO text, absent fields stay absent."""
    return msgspec.to_builtins(value)
