"""Filings and the decisions on them, as recorded in the working tree or in another state."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import TypeVar

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.model.state.filed_item import FiledItem, PlacedDecision
from ptr.model.state.filings import filed_items
from ptr.store.git.checkout import checkout
from ptr.store.open import format_in, read_document
from ptr.store.source import FolderSource, Source

D = TypeVar("D", bound=Document)

FILINGS = "units/*/filings/*.yaml"
DECISIONS = "offices/*/decisions/*.yaml"
UNITS = "units/*/unit.yaml"


def all_decisions(root: Path) -> list[PlacedDecision]:
    """Read the decisions of all offices."""
    return list(documents_in(checkout(root), DECISIONS, Decision))


def filed(root: Path) -> dict[str, FiledItem]:
    """Read the filings of all units in a folder, with the decisions on them, by key."""
    return filed_by(checkout(root), datetime.date.max)


def filed_by(source: Source, day: datetime.date) -> dict[str, FiledItem]:
    """Read the filings of all units in a source, with the decisions on them up to a day, by key."""
    filings = list(documents_in(source, FILINGS, Filing))
    return filed_items(filings, documents_in(source, DECISIONS, Decision) if filings else (), until=day)


def documents_in(source: Source, pattern: str, kind: type[D]) -> Iterator[tuple[Place, D]]:
    """Read the documents of a type that a pattern matches, in the format of their source."""
    format = format_in(source)
    for path in paths_like(source, pattern):
        place = place_of(path)
        document = read_document(source, place, format).document if place else None
        if place and isinstance(document, kind):
            yield place, document


def paths_like(source: Source, pattern: str) -> list[str]:
    """List the files of a source that a pattern matches; only a folder can be searched without listing all of it."""
    if isinstance(source, FolderSource):
        return source.matching(pattern)
    return sorted(each.path for each in source.entries() if each.what == "file" and _matches(each.path, pattern))


def _matches(path: str, pattern: str) -> bool:
    return path.count("/") == pattern.count("/") and PurePosixPath(path).match(pattern)
