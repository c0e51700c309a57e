"""A ledger that is folded in memory, from texts instead of commits: fast enough for thousands of histories."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from ptr.changes.compare import changes
from ptr.changes.pairs import PendingPower
from ptr.ledger.advance import advance
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.explanations.claims import promised
from ptr.ledger.reading import obligations
from ptr.model.documents.power import Limit, Power
from ptr.model.fields.document import Document
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change
from ptr.model.results.obligation import Obligation
from ptr.model.state.compared_state import ComparedState
from ptr.model.time.deadline import Arranged, deadline
from ptr.operations.ledger.contents import Contents
from ptr.store.calendar import PublishedDays
from ptr.store.hashes import blob_id
from ptr.store.open import read_document
from ptr.store.source import MemorySource

DAYS = Arranged((), PublishedDays())
Texts = Mapping[str, str]


@cache
def document_in(path: str, text: str) -> Document | None:
    """Read a document; None where the text is none."""
    place = place_of(path)
    return read_document(MemorySource({path: text}), place).document if place else None


class TextFiles:
    """The texts of some states, as a repository would give them."""

    def __init__(self, states: Sequence[Texts]) -> None:
        self._states = states

    def paths(self, state: int, folder: str) -> Iterator[str]:
        return (path for path in self._states[state] if path.startswith(f"{folder}/"))

    def read_many(self, state: int, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        return ((path, self._states[state][path].encode()) for path in paths)


class Books:
    """The ledger of an office after each of its commits; the first is where it begins."""

    def __init__(self, texts: Texts, day: datetime.date) -> None:
        self.ledger = Ledger()
        self.states: list[dict[str, str]] = [dict(texts)]
        self.days = [day]
        self._blobs: dict[str, str] = {}
        self._keep(texts)
        start = self._state(texts, texts)
        advance(self.ledger, self._step(start, start, (texts, texts)))

    @property
    def last(self) -> int:
        """The number of the last step."""
        return len(self.states) - 1

    def commit(self, texts: Texts, day: datetime.date) -> None:
        """Let the ledger take a step; one that changes nothing is none."""
        before = self.states[-1]
        if texts == before:
            return
        self._keep(texts)
        self.states.append(dict(texts))
        self.days.append(day)
        differing = [path for path in sorted({*before, *texts}) if before.get(path) != texts.get(path)]
        states = self._state(before, differing), self._state(texts, differing)
        advance(self.ledger, self._step(*states, (before, texts)))

    def owed(self, today: datetime.date, **how: bool | int) -> tuple[Obligation, ...]:
        """List what is owed on a day."""
        return obligations(self.ledger, DAYS, today, **how)

    def _keep(self, texts: Texts) -> None:
        self._blobs.update((blob_id(text.encode()), text) for text in texts.values())

    def _state(self, texts: Texts, differing: Sequence[str] | Texts) -> ComparedState:
        """Give a state of which only what differs is at hand, as a step of the main line gives it."""
        at_hand = {path: document_in(path, texts[path]) for path in differing if path in texts}
        return ComparedState(
            {path: document for path, document in at_hand.items() if document},
            load=lambda path: document_in(path, texts[path]) if path in texts else None,
            paths=lambda folder: (path for path in texts if path.startswith(folder) and place_of(path)),
        )

    def _step(self, before: ComparedState, after: ComparedState, texts: tuple[Texts, Texts]) -> CommittedStep:
        index, contents, files = self.last, Contents(None), TextFiles(texts)
        return CommittedStep(
            index=index,
            commit=str(index),
            day=self.days[-1],
            before=before,
            after=after,
            changes=self._changes(before, after) if index else (),
            blobs={path: blob_id(texts[0][path].encode()) for path in before.documents} if index else {},
            blobs_now={path: blob_id(texts[1][path].encode()) for path in after.documents} if index else {},
            load=lambda path, blob: document_in(path, self._blobs[blob]),
            stood=lambda filing: contents.stood(filing, index, files, (1, 0)),
            due=_due,
        )

    def _changes(self, before: ComparedState, after: ComparedState) -> tuple[Change, ...]:
        return changes(before, after, dict(self._pending()), promised(self.ledger, self.days[-1]))

    def _pending(self) -> Iterator[tuple[str, PendingPower]]:
        for key, was in self.ledger.memory.pending.items():
            place, document = place_of(was.path), document_in(was.path, self._blobs[was.blob])
            if place and isinstance(document, Power):
                yield key, PendingPower(place, document)


def _due(start: datetime.date, term: Limit) -> datetime.date | None:
    end = deadline(start, term, DAYS)
    return end.date if end else None
