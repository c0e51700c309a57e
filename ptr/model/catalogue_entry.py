"""What of a power stands in the catalogue, and its digest: an edition knows its entries by it (clause 三.2)."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from ptr.model.audience import Seen, plain, see
from ptr.model.documents.power import Power
from ptr.model.field import PUBLIC, Audience, Change
from ptr.model.walk import named

OUTSIDE = frozenset({Change.CONTACT, Change.DISCLOSURE, Change.EDITORIAL})
"""Changes that do not make an edition stale: they are published, or filed by themselves."""


def in_catalogue(power: Power) -> bool:
    """Tell whether a power has its entry: it is not abolished, and society at large or on request knows of it."""
    return power.status != "abolished" and power.disclosure.scope in (Audience.PUBLIC, Audience.ON_REQUEST)


def entry_digest(power: Power) -> str:
    """Give the SHA-256 of the public columns of a power in canonical JSON; "" for one that the public does not see."""
    referred = frozenset(item.text for item in named(power, "ref") if item.label.ref == "power")
    seen = see(power, PUBLIC, referred)
    if seen is None:
        return ""
    columns = plain(_within(seen))
    return hashlib.sha256(msgspec.json.encode(columns, order="deterministic")).hexdigest()


def _within(seen: Seen) -> Seen:
    """Leave out what an edition does not answer for."""
    kept = ((field, value) for field, value in seen.parts if field.label and field.label.change not in OUTSIDE)
    return Seen(type=seen.type, parts=tuple((field, _inner(value)) for field, value in kept))


def _inner(value: Any) -> Any:
    if isinstance(value, Seen):
        return _within(value)
    return tuple(_inner(item) for item in value) if isinstance(value, tuple) else value
