"""Facts of filings and decisions, for rules that ask what became of filings: joined as everywhere else."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

from msgspec.structs import replace

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.types import Place
from ptr.model.state.filed_item import FiledItem
from ptr.model.state.filings import filed_items
from ptr.rules.facts import Fact


class Filed(Fact, frozen=True, tag=True):
    """A filing without the digests of its files, which may be many."""

    place: Place
    filing: Filing


class Decided(Fact, frozen=True, tag=True):
    """A decision, and until when a return is to be answered."""

    place: Place
    decision: Decision
    due: datetime.date | None


def filed(filing: Filing, place: Place) -> Filed:
    """Return the fact of a filing."""
    return Filed(place, replace(filing, files={}, attachments=()))


def decided(decision: Decision, place: Place, due: datetime.date | None = None) -> Decided:
    """Return the fact of a decision."""
    return Decided(place, decision, due)


def joined(facts: Iterable[object]) -> dict[str, FiledItem]:
    """Join the filings and decisions among some facts, by key of the filing."""
    filings, decisions = [], []
    for fact in facts:
        if isinstance(fact, Filed):
            filings.append((fact.place, fact.filing))
        elif isinstance(fact, Decided):
            decisions.append((fact.place, fact.decision))
    return filed_items(filings, decisions)
