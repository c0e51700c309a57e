"""All filings and where each stands: the office's inbox, the units' outbox; one of them with all there is to it."""

from __future__ import annotations

from pathlib import Path

from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.filing.filing_sheet import ContentSince, FilingSheet
from ptr.model.filing.listed_filing import FilingList
from ptr.model.filing.next_step import next_steps
from ptr.model.state.covered import covered
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.filing.docket import docket
from ptr.operations.history.in_force import Reading
from ptr.operations.history.trace import Tracer, digests
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.source import FolderSource


def inbox(
    state: Reading, *, pending: bool = False, returned: bool = False, late: bool = False, unit: str = ""
) -> FilingList:
    """List filings by day of submission, all or those that fulfil every condition, as they stand in a state."""
    snapshot = open_registry(state.source, state.clock).snapshot
    book = docket(state.root, snapshot, state.revision, state.day)
    chosen = [
        each
        for each in book.filings.values()
        if unit in ("", each.item.place.unit)
        and (not pending or each.item.state is FilingState.PENDING)
        and (not returned or each.item.is_owed_an_answer)
        and (not late or each.is_late)
    ]
    chosen.sort(key=lambda each: (each.item.filing.submitted.date, each.item.key))
    return FilingList(filings=tuple(chosen), several_offices=_several_offices(snapshot), untold=book.untold)


def sheet(root: Path, clock: Clock, key: str) -> FilingSheet:
    """Return all that is known of a filing; `PtrError` for an unknown one."""
    snapshot = open_registry(checkout(root), clock).snapshot
    book = docket(root, snapshot)
    if key not in book.filings:
        raise PtrError(f"没有报送 {key}；用 ptr file list 查看", f"there is no filing {key}; see ptr file list")
    listed = book.filings[key]
    item = listed.item
    unit = snapshot.one(Unit, item.place.unit)
    answer = book.filings.get(item.answer)
    return FilingSheet(
        listed=listed,
        posts={post.id: post.name for post in unit.posts} if unit else {},
        since=content_since(root, item),
        traced=Tracer(root).trace({key: (item.place, item.filing)})[key],
        answer=answer.item if answer else None,
        settled=book.settled.get(key, ()),
        steps=next_steps(item, several_offices=_several_offices(snapshot)),
        untold=book.untold,
    )


def content_since(root: Path, item: FiledItem) -> ContentSince:
    """Compare what was filed with what stands in its place today."""
    filing, unit, source = item.filing, item.place.unit, FolderSource(root)
    there = (file.relative_to(root).as_posix() for file in (root / "units" / unit).rglob("*.yaml"))
    now = digests(source, covered(filing.subject, unit, filing.of, there))
    return ContentSince(
        changed=tuple(path for path, digest in now.items() if filing.files.get(path, digest) != digest),
        added=tuple(path for path in now if path not in filing.files),
        gone=tuple(path for path in sorted(filing.files) if path not in now),
    )


def _several_offices(snapshot: Snapshot) -> bool:
    return snapshot.registry is not None and len(snapshot.registry.offices) > 1
