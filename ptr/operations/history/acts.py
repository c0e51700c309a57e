"""What was filed and what was decided of it, as the working tree tells."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing, Subject
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.operations.history.past import latest
from ptr.operations.history.trace import Filings
from ptr.store.open import read_document
from ptr.store.source import FolderSource

FILINGS = "units/*/filings/*.yaml"
DECISIONS = "offices/*/decisions/*.yaml"


class Accepted(Struct, frozen=True):
    """A filing that was accepted: of which unit and subject, when, and the filing itself."""

    unit: str
    subject: Subject
    filing: str
    date: datetime.date
    place: Place
    document: Filing


def all_filings(root: Path) -> Filings:
    """Read the filings of all units, by key."""
    read = _documents(root, FILINGS)
    return {place.key: (place, document) for place, document in read if isinstance(document, Filing)}


def all_decisions(root: Path) -> dict[str, tuple[Place, Decision]]:
    """Read what was decided, by the key of the filing; of several decisions the last one counts."""
    read = _documents(root, DECISIONS)
    return latest((place, document) for place, document in read if isinstance(document, Decision))


def last_accepted(root: Path) -> dict[tuple[str, Subject], Accepted]:
    """Find the last accepted filing of each unit and subject."""
    found: dict[tuple[str, Subject], Accepted] = {}
    decisions = all_decisions(root)
    for place, filing in all_filings(root).values() if decisions else ():
        _, decision = decisions.get(place.key, (None, None))
        if decision and decision.outcome is DecisionOutcome.ACCEPTED:
            made = Accepted(place.unit, filing.subject, place.key, decision.date, place, filing)
            known = found.get((place.unit, filing.subject), made)
            found[place.unit, filing.subject] = max(known, made, key=_when)
    return found


def _when(each: Accepted) -> tuple[datetime.date, datetime.date, str]:
    return each.date, each.document.submitted.date, each.filing


def _documents(root: Path, pattern: str) -> Iterator[tuple[Place, Document]]:
    source = FolderSource(root)
    for path in sorted(file.relative_to(root).as_posix() for file in root.glob(pattern)):
        place = place_of(path)
        document = read_document(source, place).document if place else None
        if place and document:
            yield place, document
