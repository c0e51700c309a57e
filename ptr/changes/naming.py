"""Gives each change the names of what it mentions by key, as they stood before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.fields.fields import Field
from ptr.model.fields.walk import survey
from ptr.model.names.along import fields_along, mentioned, references
from ptr.model.names.declared import is_mapping
from ptr.model.names.listed import Reference, names_of
from ptr.model.results.change import Change
from ptr.model.results.finding import Spot
from ptr.model.state.registry_state import RegistryState


def named(changes: Iterable[Change], before: RegistryState, after: RegistryState) -> tuple[Change, ...]:
    """Return the changes with the names of what they mention: of the values before and of those after."""
    listed = tuple(changes)
    was = names_of(
        before, (each for change in listed for each in _mentioned(change, change.was or change.now, change.before))
    )
    now = names_of(
        after, (each for change in listed for each in _mentioned(change, change.now or change.was, change.after))
    )
    return tuple(replace(change, names=(was, now)) for change in listed)


def _mentioned(change: Change, spot: Spot | None, value: Any) -> Iterator[Reference]:
    """Yield what a change mentions on one side: the items on the way to its value, and what the value names.

    Who is to take what is gone is named where it stood.
    """
    if spot is None:
        return
    fields = fields_along(change)
    yield from mentioned(change.field, fields, spot.path)
    yield from _of_value(value, fields[-1] if fields else None, spot.path)


def _of_value(value: Any, field: Field | None, path: str) -> Iterator[Reference]:
    if isinstance(value, Struct):
        inside = survey(value)
        yield from ((leaf.label.ref, leaf.text, path) for leaf in inside.refs)
        yield from ((leaf.label.names, leaf.text, path) for leaf in inside.leaves if leaf.label.names)
    elif isinstance(value, tuple):
        for item in value:
            yield from _of_value(item, field, path)
    elif isinstance(value, str) and field and not is_mapping(field):
        yield from references(field, value, path)
