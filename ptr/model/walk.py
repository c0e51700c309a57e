"""Walking typed values by what their fields declare: references, definitions, texts, keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, wraps
from typing import Any, NamedTuple, TypeAlias, TypeVar

from msgspec import Struct

from ptr.model.documents._common import Citation
from ptr.model.field import Label
from ptr.model.fields import Field, by_key, fields_of, inner
from ptr.model.pointer import Pointer

R = TypeVar("R")
Path: TypeAlias = tuple[Field | None, ...]


class Leaf(NamedTuple):
    """A text of a document, with the declaration of the field that holds it."""

    pointer: Pointer
    text: str
    label: Label


def latest(function: Callable[[Struct], R]) -> Callable[[Struct], R]:
    """Remember the answer for the document asked about last: a run asks many rules about one document after another.

    Told apart by identity, since to compare two documents is as long as to walk them.
    """
    held: list[tuple[Struct, R]] = []

    @wraps(function)
    def remembered(value: Struct) -> R:
        for known, answer in held:
            if known is value:
                return answer
        answer = function(value)
        held[:] = [(value, answer)]
        return answer

    return remembered


@latest
def leaves(value: Struct) -> tuple[Leaf, ...]:
    """List every non-empty text of a value with its place and declaration."""
    found: list[Leaf] = []
    _gather(value, (), found)
    return tuple(found)


def _gather(value: Struct, pointer: Pointer, found: list[Leaf]) -> None:
    for field in fields_of(type(value)):
        held = getattr(value, field.name)
        if field.label and held is not None and held != "" and held != ():
            _gather_from(held, (*pointer, field.key), field.label, found)


def _gather_from(value: Any, pointer: Pointer, label: Label, found: list[Leaf]) -> None:
    if isinstance(value, str):
        found.append(Leaf(pointer, str(value), label))
    elif isinstance(value, Struct):
        _gather(value, pointer, found)
    elif isinstance(value, tuple):
        for position, item in enumerate(value):
            _gather_from(item, (*pointer, position), label, found)
    elif isinstance(value, dict):
        for key, item in value.items():
            _gather_from(item, (*pointer, key), label, found)


class Shape(NamedTuple):
    """The places of a type at which something declared stands: a path of fields, None for every item of a list."""

    path: Path
    label: Label


@cache
def declared(kind: type[Struct], attribute: str) -> tuple[Shape, ...]:
    """List the places of a type whose declaration has `attribute` (`ref` or `defines`) set."""
    return tuple(_declared(kind, attribute, (), ()))


def _declared(kind: type[Struct], attribute: str, path: Path, seen: tuple[type, ...]) -> Iterator[Shape]:
    if kind in seen:
        return
    for field in fields_of(kind):
        here = (*path, field)
        if field.label and getattr(field.label, attribute):
            yield Shape(here, field.label)
        for below, in_list in inner(field.type):
            yield from _declared(below, attribute, (*here, None) if in_list else here, (*seen, kind))


class Named(NamedTuple):
    """A text that names something (`ref`) or gives it its key (`defines`)."""

    pointer: Pointer
    text: str
    label: Label


def named(value: Struct, attribute: str) -> Iterator[Named]:
    """Yield what a value refers to (`ref`) or defines (`defines`), with places; keys of a mapping count as texts."""
    for shape in declared(type(value), attribute):
        for place, held in _at(value, shape.path, ()):
            for pointer, text in _texts(held, place):
                yield Named(pointer, text, shape.label)


def _at(value: Any, path: Path, pointer: Pointer) -> Iterator[tuple[Pointer, Any]]:
    """Yield what stands at a path of fields, None standing for every item of a list."""
    if not path:
        yield pointer, value
        return
    field, below = path[0], path[1:]
    if field is None:
        for position, item in enumerate(value) if isinstance(value, tuple) else ():
            yield from _at(item, below, (*pointer, position))
    elif (held := getattr(value, field.name, None)) is not None:
        yield from _at(held, below, (*pointer, field.key))


def _texts(value: Any, pointer: Pointer) -> Iterator[tuple[Pointer, str]]:
    if isinstance(value, str):
        if value:
            yield pointer, value
    elif isinstance(value, tuple | dict):
        for part, item in enumerate(value) if isinstance(value, tuple) else ((key, key) for key in value):
            yield (*pointer, part), str(item)


@latest
def citations(value: Struct) -> tuple[tuple[Pointer, Citation], ...]:
    """List every citation of law in a value with its place."""
    paths = [shape.path[:-1] for shape in declared(type(value), "ref") if shape.label.ref == "law"]
    places = (place for path in paths for place in _at(value, path, ()))
    return tuple((pointer, held) for pointer, held in places if isinstance(held, Citation))


def keyed_parts(value: Any, pointer: Pointer) -> Iterator[str]:
    """Give the parts of a pointer with list positions replaced by the keys of their items, where they have keys."""
    for part in pointer:
        if isinstance(part, int) and isinstance(value, tuple) and part < len(value):
            value = value[part]
            key = key_of(value)
            yield "/".join(key) if key else (value if isinstance(value, str) else str(part))
        elif isinstance(value, Struct):
            field = by_key(type(value)).get(str(part))
            value = getattr(value, field.name) if field else None
            yield str(part)
        else:
            value = value.get(part) if isinstance(value, dict) else None
            yield str(part)


def key_of(item: Any) -> tuple[str, ...]:
    """Give the key of a list item as its type declares it; empty for items without key."""
    names: tuple[str, ...] = getattr(type(item), "KEY", ())
    return tuple(str(getattr(item, name)) for name in names)
