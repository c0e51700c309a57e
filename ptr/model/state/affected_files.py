"""Which files of a registry can get findings from a change of some files."""

from __future__ import annotations

from collections.abc import Iterable

from ptr.model.documents.law import Law
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import document_types, place_of
from ptr.model.state.snapshot import Snapshot
from ptr.model.state.vocabulary import STREAMED_KINDS

NAMED_BY_FILE = {name: kind for kind, types in STREAMED_KINDS.items() for name in types} | {Law.TYPE: "law"}
"""Kinds of things, by the type of document whose file name is their key."""


def affected_files(changed: Iterable[str], snapshot: Snapshot) -> set[str]:
    """Return the changed paths and those of the files that depend on them.

    A power, flow or law, existing or gone, affects the files that name it and its unit's own documents, which answer
    for the whole unit. Any other document of a unit affects the unit, any other document of the registry everything.
    """
    affected = set(changed)
    places = [place for place in map(place_of, affected) if place]
    if snapshot.codeowners and any(place.type in (Unit.TYPE, Registry.TYPE) for place in places):
        affected.add(snapshot.codeowners.path)
    one_of_many = [place for place in places if place.type in NAMED_BY_FILE]
    others = [place for place in places if place.type not in NAMED_BY_FILE]
    named = {(NAMED_BY_FILE[place.type], place.key) for place in one_of_many}
    affected.update(place.path for place in snapshot.referring(named))
    touched, whole = {place.unit for place in one_of_many if place.unit}, {place.unit for place in others}
    for place in snapshot.places:
        small = not document_types()[place.type].STREAMED
        if "" in whole or (place.unit and (place.unit in whole or (small and place.unit in touched))):
            affected.add(place.path)
    return affected
