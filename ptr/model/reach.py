"""Which files of a registry a change of some files can bring findings to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptr.model.documents.law import Law
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.snapshot import STREAMED_KINDS, Snapshot
from ptr.model.types import Place, document_types, place_of

NAMED_BY_FILE = {name: kind for kind, types in STREAMED_KINDS.items() for name in types} | {Law.TYPE: "law"}
"""Kinds of things by the document type whose file name is their key."""


def reach(changed: Iterable[str], snapshot: Snapshot) -> set[str]:
    """Give the changed paths and those of the files that depend on them.

    A power, flow or law, there or gone, reaches the files that name it and its unit's own documents, which answer
    for all of the unit. Any other document of a unit reaches the unit, any other of the registry everything.
    """
    found = set(changed)
    if snapshot.codeowners and any(place_type in (Unit.TYPE, Registry.TYPE) for place_type in map(_type, changed)):
        found.add(snapshot.codeowners.path)
    for path in tuple(found):
        found.update(place.path for place in _dependants(path, snapshot))
    return found


def _type(path: str) -> str:
    place = place_of(path)
    return place.type if place else ""


def _dependants(path: str, snapshot: Snapshot) -> Iterator[Place]:
    place = place_of(path)
    if place is None:
        return
    named = NAMED_BY_FILE.get(place.type)
    if named:
        yield from (referrer for referrer, _ in snapshot.referrers(named, place.key))
    for other in snapshot.places:
        if place.unit and other.unit == place.unit:
            if not named or not document_types()[other.type].STREAMED:
                yield other
        elif not place.unit and not named:
            yield other
