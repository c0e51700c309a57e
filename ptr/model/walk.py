"""Walking typed values by what their fields declare: references, definitions, texts, keys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

import msgspec
from msgspec import Meta, Struct

from ptr.model.field import Label
from ptr.model.pointer import Pointer


class FieldOf(NamedTuple):
    """A field of a struct: attribute, name in YAML, declaration."""

    attribute: str
    name: str
    label: Label


class Leaf(NamedTuple):
    """A text of a document, with the declaration of the field that holds it."""

    pointer: Pointer
    text: str
    label: Label


@cache
def fields_of(kind: type[Struct]) -> tuple[FieldOf, ...]:
    """List the declared fields of a struct type in order."""
    hints = get_type_hints(kind, include_extras=True)
    encoded = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    return tuple(FieldOf(name, encoded[name], label) for name in encoded if (label := _label(hints[name])))


def _label(hint: Any) -> Label | None:
    """Find the declaration in an annotation; the outermost one speaks for the field."""
    if get_origin(hint) is not Annotated:
        return None
    for meta in reversed(get_args(hint)[1:]):
        if isinstance(meta, Meta) and meta.extra and "label" in meta.extra:
            label: Label = meta.extra["label"]
            return label
    return None


def leaves(value: Struct, pointer: Pointer = ()) -> Iterator[Leaf]:
    """Yield every non-empty text of a value with its place and declaration."""
    for field in fields_of(type(value)):
        inner = getattr(value, field.attribute)
        if inner is not None and inner != "" and inner != ():
            yield from _leaves(inner, (*pointer, field.name), field.label)


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
    hints = get_type_hints(kind, include_extras=True)
    for field in fields_of(kind):
        here = (*path, field.attribute)
        if getattr(field.label, attribute):
            yield Shape(here, field.label)
        for inner, star in _structs(hints[field.attribute]):
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
        for pointer, text in _follow(value, shape.path, ()):
            yield Named(pointer, text, shape.label)


def _follow(value: Any, path: tuple[str, ...], pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if not path:
        yield from _texts(value, pointer)
    elif path[0] == "*":
        if isinstance(value, tuple):
            for position, item in enumerate(value):
                yield from _follow(item, path[1:], (*pointer, position))
    elif hasattr(value, path[0]):
        yield from _follow(getattr(value, path[0]), path[1:], (*pointer, _encoded(type(value))[path[0]]))


def _texts(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        if value:
            yield pointer, value
    elif isinstance(value, tuple | dict):
        for part, item in enumerate(value) if isinstance(value, tuple) else ((key, key) for key in value):
            yield (*pointer, part), str(item)


def keyed_parts(value: Any, pointer: Pointer) -> Iterator[str]:
    """Give the parts of a pointer with list positions replaced by the keys of their items, where they have keys."""
    for part in pointer:
        if isinstance(part, int) and isinstance(value, tuple) and part < len(value):
            value = value[part]
            key = key_of(value)
            yield "/".join(key) if key else (value if isinstance(value, str) else str(part))
        elif isinstance(value, Struct):
            attribute = {field.name: field.attribute for field in fields_of(type(value))}.get(str(part))
            value = getattr(value, attribute) if attribute else None
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
