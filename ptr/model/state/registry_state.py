"""What a registry answers at one moment, whether all of it is at hand or only what a comparison needs."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import TypeVar

from ptr.model.documents.power import Power
from ptr.model.documents.registry import Policy, Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place

D = TypeVar("D", bound=Document)


class RegistryState(ABC):
    """A registry at one moment: rules ask one state of it, kinds of change two."""

    @abstractmethod
    def document_at(self, path: str) -> Document | None:
        """Return the document at a path; None where there is none, or none that is valid."""

    @abstractmethod
    def holder(self, key: str, unit: str = "") -> Place | None:
        """Return where a power stands, in this unit if possible, else in any."""

    @abstractmethod
    def naming(self, kind: type[D], unit: str, words: Collection[str]) -> Iterator[tuple[Place, D]]:
        """Yield the valid documents of a type in a unit that may name one of some words, in the order of paths."""

    def one(self, kind: type[D], unit: str) -> D | None:
        """Return the one document of a type in a unit (`unit.yaml`, `catalogue.yaml`), or None if it is not valid."""
        document = self.document_at(kind.PATH.format(unit=unit))
        return document if isinstance(document, kind) else None

    def unit(self, unit: str) -> Unit | None:
        """Return a unit's own document."""
        return self.one(Unit, unit)

    def power(self, key: str, unit: str = "") -> Power | None:
        """Return a power by its key, from this unit if possible, else from any."""
        place = self.holder(key, unit)
        document = self.document_at(place.path) if place else None
        return document if isinstance(document, Power) else None

    @cached_property
    def registry(self) -> Registry | None:
        """The registry document, or None where it is missing or not valid."""
        document = self.document_at(Registry.PATH)
        return document if isinstance(document, Registry) else None

    @property
    def policy(self) -> Policy:
        """The registry's choices, or the defaults where there is no registry document."""
        return self.registry.policy if self.registry else Policy()
