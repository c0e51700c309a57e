"""What a posting settles by the ledger before it is committed, and what its unit still has to post or take down."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters import postings
from ptr.ledger.memory.owed import Owed
from ptr.ledger.reading import obligations
from ptr.model.documents.publication import Publication
from ptr.model.fields.document import Document
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.results.obligation import Demand, Obligation
from ptr.model.results.unchecked import Untold
from ptr.model.state.compared_state import ComparedState
from ptr.model.state.snapshot import Snapshot
from ptr.operations.ledger.standing import Standing, standing
from ptr.store.git.objects import read_blobs
from ptr.store.git.repository import Repository
from ptr.store.open import format_in, read_document
from ptr.store.source import FolderSource, MemorySource

POSTED = (Demand.PUBLICATION, Demand.TAKING_DOWN)


class Foreseen(Struct, frozen=True):
    """What is settled and what stays owed, or why that cannot be told."""

    settled: tuple[Obligation, ...] = ()
    owed: tuple[Obligation, ...] = ()
    untold: Bilingual | None = None


def foreseen(
    root: Path,
    snapshot: Snapshot,
    unit: str,
    path: str,
    change: tuple[Publication | None, Publication],
    day: datetime.date,
) -> Foreseen:
    """Return what follows from a posting that is written, or filled in, at a path on a day."""
    days, today = snapshot.days.working, snapshot.today.date
    stands = standing(root, None, days, today, belief=snapshot.belief)
    if isinstance(stands, Untold):
        return Foreseen(untold=stands.why)
    memory = stands.ledger.memory
    was_open = [owed for owed in memory.owed if owed.closed is None and _is_posting(owed, unit)]
    postings.take(stands.ledger, _step(stands, snapshot, path, change, day, partial(_load, root)))
    settled = [owed for owed in was_open if owed.closed]
    open_ = [owed for owed in memory.owed if owed.closed is None and _is_posting(owed, unit)]

    def listed(owed: Iterable[Owed]) -> tuple[Obligation, ...]:
        part = Ledger(replace(memory, owed=list(owed)))
        return obligations(part, days, today, provisional_step=stands.provisional)

    return Foreseen(listed(settled), listed(open_))


def _is_posting(owed: Owed, unit: str) -> bool:
    return owed.demand in POSTED and owed.unit == unit


def _step(
    stands: Standing,
    snapshot: Snapshot,
    path: str,
    change: tuple[Publication | None, Publication],
    day: datetime.date,
    load: Callable[[str, str], Document | None],
) -> CommittedStep:
    """Return a step that brings nothing but the posting."""
    was, now = change
    return CommittedStep(
        index=max(stands.provisional, stands.ledger.memory.step) + 1,
        commit="",
        day=max(day, stands.ledger.memory.day),
        before=ComparedState({path: was} if was else {}, load=snapshot.document_at),
        after=ComparedState({path: now}, load=snapshot.document_at),
        changes=(),
        blobs={},
        blobs_now={},
        load=load,
        stood=lambda filing: -1,
        due=lambda start, term: None,
    )


def _load(root: Path, path: str, blob: str) -> Document | None:
    """Read what a document was when something became owed for it, in the format of today."""
    place = place_of(path)
    [(_, raw)] = read_blobs(Repository(root), [blob])
    if place is None or raw is None:
        return None
    return read_document(MemorySource({path: raw}), place, format_in(FolderSource(root))).document
