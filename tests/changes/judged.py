"""What is owed for a case, by a ledger in memory that begins with the state before and takes one step."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence

from ptr.changes.compare import changes
from ptr.ledger.advance import advance
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.reading import obligations
from ptr.model.documents.power import Limit
from ptr.model.fields.document import Document
from ptr.model.results.obligation import Obligation
from ptr.model.state.compared_state import ComparedState
from ptr.model.time.deadline import Arranged, deadline
from ptr.operations.ledger.contents import Contents
from ptr.store.calendar import PublishedDays

from .cases import documents_of

DAYS = Arranged((), PublishedDays())
BEFORE, AFTER = 0, 1
Texts = Mapping[str, str]


class TextFiles:
    """The texts of both states, as a repository would give them."""

    def __init__(self, states: Sequence[Texts]) -> None:
        self._states = states

    def paths(self, state: int, folder: str) -> Iterator[str]:
        return (path for path in self._states[state] if path.startswith(f"{folder}/"))

    def read_many(self, state: int, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        return ((path, self._states[state][path].encode()) for path in paths)


def judged(before: Texts, after: Texts, committed: datetime.date, today: datetime.date) -> tuple[Obligation, ...]:
    """List what is owed on a day for a step that was committed on another."""
    ledger = Ledger()
    olds, news = documents_of(before), documents_of(after)
    start = ComparedState(olds)
    advance(ledger, _step(BEFORE, committed, (start, start), (before, after), (olds, news)))
    other = [path for path in sorted({*before, *after}) if before.get(path) != after.get(path)]
    states = _state(olds, other), _state(news, other)
    advance(ledger, _step(AFTER, committed, states, (before, after), (olds, news)))
    return obligations(ledger, DAYS, today, after_step=BEFORE)


def _state(documents: Mapping[str, Document], other: Sequence[str]) -> ComparedState:
    """Give a state of which only what differs is at hand, as a step of the main line gives it."""
    at_hand = {path: documents[path] for path in other if path in documents}
    return ComparedState(at_hand, load=documents.get, paths=lambda folder: _below(documents, folder))


def _below(documents: Mapping[str, Document], folder: str) -> Iterator[str]:
    return (path for path in documents if path.startswith(folder))


def _step(
    index: int,
    day: datetime.date,
    states: tuple[ComparedState, ComparedState],
    texts: tuple[Texts, Texts],
    documents: tuple[Mapping[str, Document], Mapping[str, Document]],
) -> CommittedStep:
    contents, files = Contents(None), TextFiles(texts)
    return CommittedStep(
        index=index,
        commit=str(index),
        day=day,
        before=states[BEFORE],
        after=states[AFTER],
        changes=changes(*states) if index else (),
        blobs=dict.fromkeys(states[BEFORE].documents, "before"),
        blobs_now=dict.fromkeys(states[AFTER].documents, "after"),
        load=lambda path, blob: documents[BEFORE if blob == "before" else AFTER].get(path),
        stood=lambda filing: contents.stood(filing, index, files, (AFTER, BEFORE) if index else (BEFORE,)),
        due=_due,
    )


def _due(start: datetime.date, term: Limit) -> datetime.date | None:
    end = deadline(start, term, DAYS)
    return end.date if end else None
