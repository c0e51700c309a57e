"""Walks through typed values by what their fields declare: references, definitions, texts, keys."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from enum import Enum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from msgspec import Struct

from ptr.model.documents._common import Citation
from ptr.model.fields.field import Label
from ptr.model.fields.fields import by_key, fields_of, structs_in
from ptr.model.fields.pointer import Pointer
from ptr.model.remembering import lately, latest

APART: Final = "\x1f"
"""A control character that no text of a registry holds."""
PLAIN: Final = (bool, int, float, datetime.date, Enum, type(None))
"""Types whose values hold neither texts nor other values."""


class Leaf(Struct, frozen=True, gc=False):
    """A text of a document and the declaration of the field that holds it."""

    pointer: Pointer
    text: str
    label: Label


class Survey(Struct, frozen=True):
    """What a document holds, found in one walk.

    `leaves` are its texts that are not empty; `refs` and `definitions` are the texts and keys of mappings that name
    something, or define its key. `lists` are those of two items or more.
    """

    leaves: list[Leaf]
    refs: list[Leaf]
    definitions: list[Leaf]
    citations: list[tuple[Pointer, Citation]]
    lists: list[tuple[Pointer, Label, tuple[Any, ...]]]


@latest
def survey(value: Struct) -> Survey:
    """Walk through a document once and list what the rules need."""
    return _survey(value)


def definitions(value: Struct) -> list[Leaf]:
    """List what a document defines, without forgetting the document surveyed last."""
    return _survey(value).definitions


def _survey(value: Struct) -> Survey:
    collected = Survey([], [], [], [], [])
    _walk(value, (), collected)
    return collected


def leaves(value: Struct) -> list[Leaf]:
    """List every non-empty text of a value with its place and declaration."""
    return survey(value).leaves


@latest
def whole_text(value: Struct) -> str:
    """Return all texts of a value as one, each between two `APART`, so that one search rules out all of them."""
    return APART + APART.join(leaf.text for leaf in leaves(value)) + APART


def citations(value: Struct) -> list[tuple[Pointer, Citation]]:
    """List every citation of law in a value with its place."""
    return survey(value).citations


@lately(2048)
def laws_cited(value: Struct) -> tuple[str, ...]:
    """List the keys of the laws that a document cites, sorted."""
    return tuple(sorted({citation.law for _, citation in citations(value)}))


@cache
def _walked_fields(kind: type[Struct]) -> tuple[tuple[str, str, Label], ...]:
    """Return the fields of a type that can hold a text, a value or a list: attribute, key, declaration."""
    return tuple(
        (field.name, field.key, field.label)
        for field in fields_of(kind)
        if field.label and not all(isinstance(each, type) and issubclass(each, PLAIN) for each in _choices(field.type))
    )


def _choices(hint: Any) -> Iterator[Any]:
    """Yield the types that a value may have."""
    if get_origin(hint) is Annotated:
        yield from _choices(get_args(hint)[0])
    elif get_origin(hint) in (Union, UnionType):
        for argument in get_args(hint):
            yield from _choices(argument)
    else:
        yield hint


def _walk(value: Struct, pointer: Pointer, collected: Survey) -> None:
    for name, key, label in _walked_fields(type(value)):
        inner = getattr(value, name)
        if inner:
            _visit(inner, (*pointer, key), label, collected)
    if isinstance(value, Citation):
        collected.citations.append((pointer, value))


def _visit(value: Any, pointer: Pointer, label: Label, collected: Survey) -> None:
    kind = type(value)
    if kind is str:
        leaf = Leaf(pointer, value, label)
        collected.leaves.append(leaf)
        if label.ref or label.defines:
            _note(leaf, collected)
    elif kind is tuple:
        if len(value) > 1:
            collected.lists.append((pointer, label, value))
        for position, item in enumerate(value):
            _visit(item, (*pointer, position), label, collected)
    elif kind is dict:
        for key, item in value.items():
            _note(Leaf((*pointer, key), key, label), collected)
            if type(item) is str:
                collected.leaves.append(Leaf((*pointer, key), item, label))
            else:
                _visit(item, (*pointer, key), label, collected)
    elif isinstance(value, Struct):
        _walk(value, pointer, collected)


def _note(leaf: Leaf, collected: Survey) -> None:
    if leaf.label.ref:
        collected.refs.append(leaf)
    if leaf.label.defines:
        collected.definitions.append(leaf)


@cache
def kinds_defined(kind: type[Struct]) -> frozenset[str]:
    """Return the kinds of things that values of a type define, at any depth."""
    return frozenset(_kinds_defined(kind, ()))


def _kinds_defined(kind: type[Struct], seen: tuple[type, ...]) -> Iterator[str]:
    for field in fields_of(kind) if kind not in seen else ():
        if field.label and field.label.defines:
            yield field.label.defines
        for below in structs_in(field.type):
            yield from _kinds_defined(below, (*seen, kind))


def keyed_parts(value: Any, pointer: Pointer) -> Iterator[str]:
    """Yield the parts of a pointer with list positions replaced by the keys of their items, where they have keys."""
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
    """Return the key of a list item as its type declares it; empty for items without a key."""
    return tuple(str(getattr(item, name)) for name in getattr(type(item), "KEY", ()))
