"""Filings and the decisions on them, as recorded in the working tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.model.state.filed_item import FiledItem, PlacedDecision
from ptr.model.state.filings import filed_items
from ptr.operations.history.trace import Filings
from ptr.store.git.checkout import checkout
from ptr.store.open import read_document

FILINGS = "units/*/filings/*.yaml"
DECISIONS = "offices/*/decisions/*.yaml"


def all_filings(root: Path) -> Filings:
    """Read the filings of all units, by key."""
    read = _documents(root, FILINGS)
    return {place.key: (place, document) for place, document in read if isinstance(document, Filing)}


def all_decisions(root: Path) -> list[PlacedDecision]:
    """Read the decisions of all offices."""
    return [(place, document) for place, document in _documents(root, DECISIONS) if isinstance(document, Decision)]


def filed(root: Path) -> dict[str, FiledItem]:
    """Read the filings of all units with the decisions on them, by key."""
    filings = all_filings(root)
    return filed_items(filings.values(), all_decisions(root) if filings else ())


def _documents(root: Path, pattern: str) -> Iterator[tuple[Place, Document]]:
    source = checkout(root)
    for path in source.matching(pattern):
        place = place_of(path)
        document = read_document(source, place).document if place else None
        if place and document:
            yield place, document
