"""The declared fields along the way to what a change is about."""

from __future__ import annotations

from typing import Final

from ptr.model.documents.adjustment import Opinion
from ptr.model.fields.fields import Field, by_key
from ptr.model.fields.types import document_types, place_of
from ptr.model.names.declared import ITEM, declared
from ptr.model.results.change import Change

STANDS_IN: Final = by_key(Opinion)["unit"]
"""A field that names a unit: for documents that changed hands, whose folder alone says where they stand."""


def fields_along(change: Change) -> tuple[Field | None, ...]:
    """Return the declared field of each part of a change's way; for an item, the field of its list.

    None for what no document declares.
    """
    spot = change.now or change.was
    place = place_of(spot.path) if spot else None
    if place is None:
        return (None,) * len(change.field)
    if [part.key for part in change.field] == [STANDS_IN.key]:
        return (STANDS_IN,)
    keys = tuple(part.key if any(part.titles) else ITEM for part in change.field)
    return declared(document_types()[place.type], keys)
