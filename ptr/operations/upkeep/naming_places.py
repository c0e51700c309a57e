"""Where a document names a thing by its key: as a value, or as the name of an entry."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from msgspec import Struct

from ptr.model.documents.flow import Flow
from ptr.model.fields.document import Document
from ptr.model.fields.fields import fields_of
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place as DocumentPlace
from ptr.model.names.renames import CHARTED, Rename
from ptr.model.state.snapshot import Snapshot
from ptr.store.yaml.rekey import Place


def places_of(document: Document, place: DocumentPlace, rename: Rename, steps: frozenset[str]) -> list[Place]:
    """List where a document names the thing; item charts name its step only where they are among `steps`."""
    kinds = {kind for kind in (rename.kind, CHARTED) if rename.applies(kind, document, place.unit)}
    if place.path not in steps:
        kinds.discard(CHARTED)
    return list(_walk(document, (), False, kinds, rename.old)) if kinds else []


def _walk(value: Any, pointer: Pointer, named: bool, kinds: set[str], old: str) -> Iterator[Place]:
    if isinstance(value, str):
        if named and value == old:
            yield Place(pointer)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _walk(item, (*pointer, number), named, kinds, old)
    elif isinstance(value, dict):
        if named and old in value:
            yield Place((*pointer, old), is_name=True)
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


def _classes(snapshot: Snapshot, flow: Flow, unit: str) -> set[str]:
    powers = (snapshot.power(key, unit) for key in flow.powers)
    return {power.class_ for power in powers if power}
