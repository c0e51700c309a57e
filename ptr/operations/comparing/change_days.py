"""The day on which each change happened, as a statement of it has to say: never later than it was known, or today."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from pathlib import Path

from ptr.changes.compare import changes
from ptr.model.documents._common import Status
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.errors import PtrError
from ptr.model.results.change import Change
from ptr.operations.comparing.power_past import Reader, placed
from ptr.operations.comparing.range import Range
from ptr.store.git.document_commits import touching
from ptr.store.git.repository import Repository, Revision
from ptr.store.open import format_in, read_document
from ptr.store.source import MemorySource


def change_days(
    root: Path,
    compared: Range,
    wanted: Collection[tuple[Change, datetime.date | None]],
    today: datetime.date,
    event: datetime.date | None = None,
) -> Mapping[str, datetime.date]:
    """Return the day of each change by its fingerprint: the `event`, if one is given.

    Each change comes with the day on which it entered the main line, as far as that is known. Its day is the one that
    the changed document itself names (its first or last day), else that of its entry, or of the commit with which it
    began on a branch, else today. No event is later than its change: a document's later day gives way to these, and a
    later `event` is a `PtrError`.
    """
    entered = {change.fingerprint: day for change, day in wanted if day and day < today}
    chosen = [change for change, _ in wanted]
    repository = Repository(root)
    committed = _committed(repository, compared, [each for each in chosen if each.fingerprint not in entered])
    days = {}
    for change in chosen:
        latest = min((entered | committed).get(change.fingerprint, today), today)
        if event and event > latest:
            raise PtrError(
                f"事由不能晚于变更：{change.subject.key} 的变更不晚于 {latest}，--event 写的是 {event}",
                f"no event is later than its change: {change.subject.key} changed by {latest}, and --event is {event}",
            )
        named = event or _named(compared, change)
        days[change.fingerprint] = min(named, latest) if named else latest
    return days


def _committed(repository: Repository, compared: Range, wanted: list[Change]) -> dict[str, datetime.date]:
    """Return the days of the commits in which changes began, as far as they are committed."""
    paths = {path for change in wanted for path in _paths(change)}
    until = compared.head.commit if compared.head else "HEAD"
    steps = touching(repository, compared.base.commit, until, sorted(paths))
    reader = Reader(repository, steps)
    days: dict[str, datetime.date] = {}
    for step in steps:
        before, after, _ = reader.states(step)
        begun = {_same(change) for change in changes(before, after)}
        for change in wanted:
            if _same(change) in begun:
                days.setdefault(change.fingerprint, step.date)
    for step in reversed(steps):
        for change in wanted:
            if step.blobs.keys() & _paths(change):
                days.setdefault(change.fingerprint, step.date)
    return days


def _same(change: Change) -> tuple[str, str, str, tuple[str, ...]]:
    """Return by what a change is the same in a commit and between two states far apart: not by its values."""
    return change.kind, change.subject.type, change.subject.key, tuple(part.key for part in change.field)


def _paths(change: Change) -> set[str]:
    return {spot.path for spot in (change.was, change.now) if spot}


def _named(compared: Range, change: Change) -> datetime.date | None:
    """Return the day that a power or unit itself gives for its end, or for its beginning where that is another."""
    old = _read(compared, compared.base, change.was.path if change.was else "")
    new = _read(compared, compared.head, change.now.path if change.now else "")
    if not isinstance(new, Power | Unit):
        return None
    if new.status is Status.ABOLISHED and new.effective.until:
        return new.effective.until
    begins = not isinstance(old, Power | Unit) or old.effective.from_ != new.effective.from_
    return new.effective.from_ if begins else None


def _read(compared: Range, state: Revision | None, path: str) -> Document | None:
    if not path:
        return None
    read = compared.files.read_many(state, [path, Registry.PATH])
    files = MemorySource({name: raw for name, raw in read if raw is not None})
    return read_document(files, placed(path), format_in(files)).document
