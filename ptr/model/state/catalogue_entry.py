"""What the catalogue holds of a power, and its digest, by which an edition knows its entries (clause 三.2)."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.fields.field import PUBLIC, Audience, ChangeClass
from ptr.model.fields.fields import fields_of, structs_in
from ptr.model.fields.walk import survey
from ptr.model.state.audience import Seen, plain, see

OUTSIDE = frozenset({ChangeClass.CONTACT, ChangeClass.DISCLOSURE, ChangeClass.EDITORIAL})
"""Changes that do not make an edition stale: they are published, or filed separately."""


def in_catalogue(power: Power) -> bool:
    """Return whether a power has an entry: not withheld, not abolished, open to the public or on request."""
    if not power.AUDIENCE.reaches(PUBLIC):
        return False
    return power.status != "abolished" and power.disclosure.scope in (Audience.PUBLIC, Audience.ON_REQUEST)


def class_order(edition: Catalogue | None, classes: Iterable[str]) -> tuple[str, ...]:
    """Return the classes in their printed order: the edition's own first, then the registry's."""
    return tuple(dict.fromkeys((*(edition.class_order if edition else ()), *classes)))


def ordered(powers: Iterable[Power], classes: Sequence[str]) -> list[Power]:
    """Sort powers as a catalogue prints them: by class, code (none last), name; a sub-item follows its main item."""
    powers = list(powers)
    by_id = {power.id: power for power in powers}
    ranks = {key: rank for rank, key in enumerate(classes)}

    def place(power: Power) -> tuple[bool, str, str, str]:
        return (not power.code, power.code, power.name, power.id)

    def family(power: Power) -> tuple[object, ...]:
        main = by_id.get(power.parent or "", power)
        rank = ranks.get(power.class_, len(ranks))
        return (rank, power.class_, place(main), main is not power, place(power))

    return sorted(powers, key=family)


def entries_of(powers: Iterable[Power], classes: Sequence[str]) -> dict[str, str]:
    """Return the entries of an edition with these powers: id and digest, in their printed order."""
    return {power.id: entry_digest(power) for power in ordered(filter(in_catalogue, powers), classes)}


def entry_digest(power: Power) -> str:
    """Return the SHA-256 of the public columns of a power in canonical JSON; "" for one the public does not see."""
    columns = _all_columns(power) if _wholly_public(power) else public_columns(power)
    return hashlib.sha256(msgspec.json.encode(columns, order="deterministic")).hexdigest() if columns else ""


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
