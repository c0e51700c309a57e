"""Where a document names a thing by its key: as a value, or as the name of an entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from msgspec import Struct

from ptr.model.documents.flow import Flow
from ptr.model.fields.document import Document
from ptr.model.fields.fields import fields_of
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.names.renames import Rename
from ptr.model.state.snapshot import Snapshot
from ptr.store.yaml.editing.rekey import KeyPlace, Note

CHARTED: Final = "charted"
"""The kind by which an item chart names the steps of a category chart."""


def places_of(document: Document, place: Place, rename: Rename, steps: frozenset[str]) -> list[KeyPlace]:
    """List where a document names the thing; item charts name its step only where they are among `steps`."""
    kind = rename.kind if rename.applies(rename.kind, document, place.unit) else ""
    kind = CHARTED if place.path in steps else kind
    return list(_walk(document, (), False, {kind}, rename.old)) if kind else []


def _walk(value: Any, pointer: Pointer, named: bool, kinds: set[str], old: str) -> Iterator[KeyPlace]:
    if isinstance(value, str):
        if named and value == old:
            yield KeyPlace(pointer)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _walk(item, (*pointer, number), named, kinds, old)
    elif isinstance(value, dict):
        if named and old in value:
            yield KeyPlace((*pointer, old), is_name=True)
    elif isinstance(value, Struct):
        for field in fields_of(type(value)):
            inner = getattr(value, field.name)
            yield from _walk(inner, (*pointer, field.key), field.names_kind in kinds, kinds, old) if inner else ()


def named_steps(snapshot: Snapshot, rename: Rename) -> frozenset[str]:
    """Return the item charts that may name the step by its key: those of a category whose only chart has it."""
    if not rename.chart:
        return frozenset()
    flows = list(snapshot.documents(Flow, rename.unit))
    own = next((flow for _, flow in flows if flow.id == rename.chart), None)
    beside = (flow for _, flow in flows if own and flow.class_ == own.class_ and flow is not own and not flow.powers)
    if own is None or not own.class_ or any(rename.old in {step.id for step in flow.steps} for flow in beside):
        return frozenset()
    return frozenset(place.path for place, flow in flows if own.class_ in _classes(snapshot, flow, rename.unit))


def refinements(
    snapshot: Snapshot, document: Document, place: Place, rename: Rename, steps: frozenset[str]
) -> Iterator[Note]:
    """Yield the steps that refined one of the category by having its key, and have to say so from now on."""
    if not isinstance(document, Flow) or not document.powers or rename.unit != place.unit:
        return
    key = rename.new if place.path in steps else ""
    if document.id == rename.chart and rename.old in _of_category(snapshot, document, rename.unit):
        key = rename.old
    for number, step in enumerate(document.steps if key else ()):
        if step.id == rename.old and not step.class_step:
            yield Note(("steps", number), "text", key, "class_step")


def _of_category(snapshot: Snapshot, flow: Flow, unit: str) -> set[str]:
    classes = _classes(snapshot, flow, unit)
    charts = (each for _, each in snapshot.documents(Flow, unit) if each.class_ in classes and not each.powers)
    return {step.id for chart in charts for step in chart.steps}


def _classes(snapshot: Snapshot, flow: Flow, unit: str) -> set[str]:
    powers = (snapshot.power(key, unit) for key in flow.powers)
    return {power.class_ for power in powers if power}
