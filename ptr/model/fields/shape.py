"""Plain data to a typed document: msgspec decides, jsonschema explains.

A good document never meets jsonschema. Whatever msgspec refuses is read again by jsonschema, which names every fault
and its place (`explain.py`); if it finds none, msgspec's own message is the fault.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, TypeVar

import msgspec
from msgspec import NODEFAULT, structs

from ptr.model.fields.document import Document
from ptr.model.fields.fault import Fault
from ptr.model.fields.fields import by_key
from ptr.model.fields.pointer import from_text

D = TypeVar("D", bound=Document)

_EMPTY = re.compile(rb"null(?<=[:\[,]null)")


def convert(data: Any, kind: type[D], *, has_empty: bool | None = None) -> tuple[D | None, tuple[Fault, ...]]:
    """Return the typed document, or every fault of its shape.

    `has_empty` is whether the data holds a null anywhere; if None, the data is searched for one.
    """
    refused = ""
    if not (_has_empty(data) if has_empty is None else has_empty):
        try:
            return msgspec.convert(data, kind), ()
        except msgspec.ValidationError as error:
            refused = str(error)
    from ptr.model.fields.explain import explain

    faults = tuple(explain(data, kind))
    return None, faults or (_unexplained(refused),)


def accept(data: Any, kind: type[D]) -> D | None:
    """Return the typed document if the data is good, None without an explanation if it is not.

    An empty value is refused: msgspec would take it for an absent one. A text that holds `:null` is refused as well,
    which costs the caller no more than a second look.
    """
    try:
        if data is None or _EMPTY.search(msgspec.json.encode(data)):
            return None
        return msgspec.convert(data, kind)
    except (msgspec.ValidationError, TypeError, OverflowError):
        return None


def amend(document: D, keys: Collection[str], changes: Mapping[str, Any]) -> D | None:
    """Return a good document with other fields: `changes` is the data of those that differ, `keys` are all its keys.

    None if the outcome is not good; unchanged values are shared by the two.
    """
    known = by_key(type(document))
    if not known.keys() >= changes.keys() or _EMPTY.search(msgspec.json.encode(changes)):
        return None
    try:
        values = {known[key].name: msgspec.convert(value, known[key].type) for key, value in changes.items()}
    except (msgspec.ValidationError, TypeError, OverflowError):
        return None
    gone = {field.name: field.default for key, field in known.items() if key not in keys}
    if NODEFAULT in gone.values():
        return None
    return structs.replace(document, **gone, **values)


def _has_empty(data: Any) -> bool:
    from ptr.model.fields.explain import empties

    return any(True for _ in empties(data, ()))


def _unexplained(message: str) -> Fault:
    text, _, path = message.partition(" - at `$")
    pointer = path.rstrip("`").partition("[...]")[0].replace("[", ".").replace("]", "").replace(".", "/")
    return Fault(kind="shape", pointer=from_text(pointer), args={"problem": text})
