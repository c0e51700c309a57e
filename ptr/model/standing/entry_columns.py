"""The columns of a power for which an edition of the catalogue answers (clause 三.2), as plain data."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from ptr.model.documents.power import Power
from ptr.model.fields.field import PUBLIC, ChangeClass
from ptr.model.fields.fields import fields_of, structs_in
from ptr.model.fields.walk import survey
from ptr.model.law.same_articles import ARTICLE, plain_articles
from ptr.model.state.audience import Seen, plain, see

OUTSIDE = frozenset({ChangeClass.CONTACT, ChangeClass.DISCLOSURE, ChangeClass.EDITORIAL})
"""Changes that do not make an edition stale: they are published, or filed separately."""


def entry_columns(power: Power) -> dict[str, Any]:
    """Return what an edition answers for, as it is written; empty for a power the public does not see."""
    return _all_columns(power) if _wholly_public(power) else public_columns(power)


def plain_in_articles(columns: dict[str, Any]) -> dict[str, Any]:
    """Put every article of fresh columns in the one form in which articles are compared, and return them."""
    for path in _articles(Power):
        _put_plainly(columns, path)
    return columns


@cache
def _articles(kind: type[Struct]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of fields, by their keys, that cite articles."""
    paths: dict[tuple[str, ...], None] = {}
    for field in fields_of(kind):
        below = () if field.key == ARTICLE else (path for each in structs_in(field.type) for path in _articles(each))
        paths |= dict.fromkeys([(ARTICLE,)] if field.key == ARTICLE else [(field.key, *path) for path in below])
    return tuple(paths)


def _put_plainly(data: Any, path: tuple[str, ...]) -> None:
    if isinstance(data, list | tuple):
        for item in data:
            _put_plainly(item, path)
    elif isinstance(data, dict) and len(path) > 1:
        _put_plainly(data.get(path[0]), path[1:])
    elif isinstance(data, dict) and isinstance(data.get(ARTICLE), str):
        data[ARTICLE] = plain_articles(data[ARTICLE])


def public_columns(power: Power) -> dict[str, Any]:
    """Return what an edition answers for, as the public sees it; empty for a power the public does not see."""
    referred = frozenset(item.text for item in survey(power).refs if item.label.ref == "power")
    seen = see(power, PUBLIC, referred)
    return plain(_within(seen)) if seen else {}


def _within(seen: Seen) -> Seen:
    """Return a filtered value without what an edition does not answer for."""
    kept = ((field, value) for field, value in seen.parts if field.label and field.label.change not in OUTSIDE)
    return Seen(type=seen.type, parts=tuple((field, _inner(value)) for field, value in kept))


def _inner(value: Any) -> Any:
    if isinstance(value, Seen):
        return _within(value)
    return tuple(_inner(item) for item in value) if isinstance(value, tuple) else value


def _wholly_public(power: Power) -> bool:
    disclosure = power.disclosure
    return power.AUDIENCE is PUBLIC and disclosure.scope is PUBLIC and not disclosure.except_


def _all_columns(power: Power) -> dict[str, Any]:
    """Return `public_columns` of a power without restrictions, ten times as fast; a test keeps the two equal."""
    columns: dict[str, Any] = msgspec.to_builtins(power)
    for path in _not_answered_for(Power):
        _drop(columns, path)
    return columns


@cache
def _not_answered_for(kind: type[Struct]) -> tuple[tuple[str, ...], ...]:
    """Return the paths of fields, by their keys, that no entry holds."""
    paths: list[tuple[str, ...]] = []
    for field in fields_of(kind):
        if not field.reaches(PUBLIC) or not field.label or field.label.change in OUTSIDE:
            paths.append((field.key,))
        else:
            below = dict.fromkeys(path for inner in structs_in(field.type) for path in _not_answered_for(inner))
            paths += [(field.key, *path) for path in below]
    return tuple(paths)


def _drop(data: Any, path: tuple[str, ...]) -> None:
    """Remove what lies at a path of keys from plain data, from every item of a list."""
    if isinstance(data, list):
        for item in data:
            _drop(item, path)
    elif isinstance(data, dict) and len(path) > 1:
        _drop(data.get(path[0]), path[1:])
    elif isinstance(data, dict):
        data.pop(path[0], None)
