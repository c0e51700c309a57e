"""What was filed and accepted last: the state that a unit's changes are told from."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from ptr.model.document import Document
from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing, Subject
from ptr.model.types import Place, place_of
from ptr.store.history import History
from ptr.store.open import read_document
from ptr.store.source import FolderSource


class Accepted(Struct, frozen=True):
    """A filing that was accepted: of which unit and subject, when, and the commit it was made of, as it says."""

    unit: str
    subject: Subject
    filing: str
    date: datetime.date
    commit: str


def last_accepted(root: Path) -> dict[tuple[str, Subject], Accepted]:
    """Find the last accepted filing of each unit and subject in the working tree."""
    accepted = {
        document.filing: document
        for _, document in _documents(root, "offices/*/decisions/*.yaml")
        if isinstance(document, Decision) and document.outcome is DecisionOutcome.ACCEPTED
    }
    found: dict[tuple[str, Subject], Accepted] = {}
    for place, document in _documents(root, "units/*/filings/*.yaml") if accepted else ():
        decision = accepted.get(place.key)
        if isinstance(document, Filing) and decision:
            key = place.unit, document.subject
            made = Accepted(place.unit, document.subject, place.key, decision.date, document.commit)
            found[key] = max(found.get(key, made), made, key=lambda each: each.date)
    return found


def commit_of(filing: Accepted, history: History) -> str:
    """Give the commit that holds what was filed; "" where none is known.

    The one place where a filing becomes a state: by the tag `filing/<key>`, then by the commit it names. Either may be
    gone (squashed, rebased, not fetched).
    """
    return history.known(f"refs/tags/filing/{filing.filing}") or (history.known(filing.commit) if filing.commit else "")


def _documents(root: Path, pattern: str) -> Iterator[tuple[Place, Document]]:
    source = FolderSource(root)
    for path in sorted(file.relative_to(root).as_posix() for file in root.glob(pattern)):
        place = place_of(path)
        document = read_document(source, place).document if place else None
        if place and document:
            yield place, document
