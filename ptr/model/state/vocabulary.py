"""The keys by which documents refer to things: which of a kind exist, in a unit or at all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from ptr.model.documents.law import Law
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.fields import fields_of
from ptr.model.fields.types import document_types
from ptr.model.fields.walk import definitions, kinds_defined

if TYPE_CHECKING:
    from ptr.model.state.snapshot import Snapshot

STREAMED_KINDS: Final = {
    "power": ("power", "withheld"),
    "flow": ("flow",),
    "record": ("record",),
    "filing": ("filing",),
    "decision": ("decision",),
    "adjustment": ("adjustment",),
    "publication": ("publication",),
}
NAMED_BY_FILE: Final = {**STREAMED_KINDS, "unit": ("unit",)}
"""Kinds whose keys are names of files or folders of all units, by the types of document that may be there."""


@cache
def _kinds(provider: type[Document]) -> frozenset[str]:
    """Return the kinds of things that a document type defines inside itself; it is none of them."""
    return kinds_defined(provider) - {provider.TYPE}


def _things(document: Document | None, kind: str) -> Iterator[Struct]:
    """Yield the things of a kind that a document defines in its lists."""
    for field in fields_of(type(document)) if document else ():
        value = getattr(document, field.name)
        for item in value if isinstance(value, tuple) else ():
            if isinstance(item, Struct) and kind in kinds_defined(type(item)):
                yield item


class Vocabulary:
    """The keys of a registry, by kind (`post`, `law`, `power` …)."""

    def __init__(self, snapshot: Snapshot) -> None:
        """Take the registry, which is asked for its places and for the documents that define things."""
        self._snapshot = snapshot
        self._by_document: dict[str, dict[str, set[str]]] = {}

    def has(self, kind: str, name: str, unit: str = "") -> bool:
        """Return whether something of a kind is known by this key, in this unit or at all."""
        return name in self.names(kind, unit)

    def knows(self, kind: str, unit: str = "") -> bool:
        """Return whether the document that defines the things of a kind was read; if not, it is unknown what exists."""
        if kind in _kinds(Unit):
            return self._snapshot.unit(unit) is not None
        return kind not in _kinds(Registry) or self._snapshot.registry is not None

    def names(self, kind: str, unit: str = "") -> set[str]:
        """Return the keys known of a kind; kinds that belong to a unit are looked up in it."""
        for name in NAMED_BY_FILE.get(kind, ()):
            self._snapshot.of(document_types()[name])  # ask, even where the answer is kept
        if kind in _kinds(Unit):
            return self._defined(Unit.PATH.format(unit=unit)).get(kind, set())
        return self._of_all_units[kind]

    def former(self, kind: str, unit: str = "") -> set[str]:
        """Return the keys that things of a kind had before they were renamed; records still name them by these."""
        if kind in ("law", "unit"):
            things: Iterable[Struct] = (each for _, each in self._snapshot.documents(Law if kind == "law" else Unit))
        else:
            path = Unit.PATH.format(unit=unit) if kind in _kinds(Unit) else Registry.PATH
            things = _things(self._snapshot.document_at(path), kind)
        return {old for thing in things for old in getattr(thing, "formerly", ())}

    @cached_property
    def _of_all_units(self) -> defaultdict[str, set[str]]:
        """Keys by kind; units and streamed documents are known by their files before they are read."""
        names: defaultdict[str, set[str]] = defaultdict(set, self._defined(Registry.PATH))
        for kind, types in NAMED_BY_FILE.items():
            names[kind] = {place.key for name in types for place in self._snapshot.of(document_types()[name])}
        names["law"] = {place.key for place in self._snapshot.of(Law)}
        names["field"] = set(document_types()["power"].__struct_encode_fields__)
        return names

    def _defined(self, path: str) -> dict[str, set[str]]:
        """Return the keys, by kind, that the registry's or a unit's own document defines."""
        document = self._snapshot.document_at(path)
        if path not in self._by_document:
            keys: dict[str, set[str]] = defaultdict(set)
            for item in definitions(document) if document else ():
                keys[item.label.defines].add(item.text)
            self._by_document[path] = keys
        return self._by_document[path]
