"""Compare two states of a registry: what changed, and what that obliges to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ptr.changes.compare import changes
from ptr.changes.gate import Gate, gates
from ptr.changes.gate.a002_matches_nothing import unmatched
from ptr.changes.kind import Kind, all_kinds
from ptr.changes.obligations import failing, obligations
from ptr.model import migrations
from ptr.model.change import Change
from ptr.model.change_report import ChangeReport, Unread
from ptr.model.clock import Clock
from ptr.model.deadline import Arranged
from ptr.model.document import Document
from ptr.model.documents.calendar import Calendar
from ptr.model.documents.registry import Registry
from ptr.model.errors import PtrError
from ptr.model.fault import Bilingual, Fault
from ptr.model.finding import worded
from ptr.model.side import Side
from ptr.model.types import place_of
from ptr.operations.base import Range
from ptr.store import fast
from ptr.store.calendar import PublishedDays
from ptr.store.dialect import load
from ptr.store.history import LINK, SUBMODULE, Blob, History, State
from ptr.store.locate import Located
from ptr.store.open import read_document
from ptr.store.source import MemorySource, Unreadable

BATCH: Final = 1000
"""Blobs read at a time: their bytes are let go before the next."""

NOT_READ: Final[dict[str, Bilingual]] = {
    LINK: ("是链接，不读取", "a link, which is not followed"),
    SUBMODULE: ("是子模块或者文件夹，不读取", "a submodule or folder, which is not read"),
    "": ("仓库里缺少这份内容", "its content is missing from the repository"),
}


def diff(
    root: Path, wanted: Range, clock: Clock, *, unit: str = "", check: bool = False, placed: bool = False
) -> ChangeReport:
    """Compare the two states that are wanted, of all units or of one; `check` marks a report that may fail the run.

    With `placed` line and column are looked up of what is there now. Raises `PtrError` where a state cannot be found.
    What cannot be read in a state is named, never taken for the same.
    """
    history = wanted.history
    differing = history.differing(wanted.base, wanted.head)
    sides = (
        _read(history, wanted.base, "before", {path: old for path, (old, _) in differing.items()}),
        _read(history, wanted.head, "after", {path: new for path, (_, new) in differing.items()}),
    )
    before, after = sides[0].side, sides[1].side
    found = tuple(change for change in changes(before, after) if not unit or unit in change.units)
    if unit and not found and not (before.unit(unit) or after.unit(unit)):
        raise PtrError(f"登记簿里没有单位 {unit}", f"there is no unit {unit} in the registry")
    registry = after.at(Registry.PATH)
    day = clock.today(registry.as_of if isinstance(registry, Registry) else None)
    committed = wanted.head.date if wanted.head else None
    days = Arranged(_calendars(after, day.year), PublishedDays())
    owed = obligations(found, before, after, days, committed=committed, today=day)
    owed = tuple(each for each in owed if not unit or each.unit == unit)
    pages: dict[str, Kind | Gate] = {**all_kinds(), **gates()}
    return ChangeReport(
        before=wanted.names[0],
        after=wanted.names[1],
        changes=tuple(_placed(found, wanted)) if placed else found,
        obligations=owed,
        failing=failing(owed),
        unread=(*wanted.unread, *sides[0].unread, *sides[1].unread),
        names=_names(found, before, after),
        unmatched=tuple(each for each in unmatched(found, before, after) if unit in ("", each.unit)),
        titles={code: each.titles for code, each in pages.items()},
        pages={code: each.page for code, each in pages.items()},
        today=day,
        checked=check,
    )


class _ReadSide(Struct, frozen=True):
    """A side, and what could not be read of it."""

    side: Side
    unread: tuple[Unread, ...]


def _read(history: History, state: State | None, name: str, blobs: Mapping[str, Blob | None]) -> _ReadSide:
    """Read what may differ of a state, or of the working tree; the rest when it is asked for."""
    format = _format(history, state)
    documents: dict[str, Document] = {}
    unread: list[Unread] = []
    for path, raw in _contents(history, state, blobs):
        place = place_of(path)
        if place is None:
            continue
        if isinstance(raw, tuple):
            unread.append(Unread(path=path, side=name, reason=raw))
            continue
        read = read_document(MemorySource({path: raw}), place, format)
        if isinstance(read.document, Registry):  # it was lifted, so it is of today's format
            documents[path] = replace(read.document, format=migrations.CURRENT)
        elif read.document:
            documents[path] = read.document
        else:
            unread.append(Unread(path=path, side=name, reason=_worded(read.faults)))

    def load(path: str) -> Document | None:
        place = place_of(path)
        try:
            raw = history.read(state, path) if state else history.read_disk(path)
        except Unreadable:
            return None
        return read_document(MemorySource({path: raw}), place, format).document if place else None

    paths = {each.path for each in unread}
    side = Side(
        documents,
        unread=paths,
        load=load,
        paths=lambda folder: history.paths(state, folder),
        mention=lambda text: history.mention(state, text),
        sift=lambda paths, words: history.sift(state, paths, words),
    )
    return _ReadSide(side, tuple(unread))


def _contents(
    history: History, state: State | None, blobs: Mapping[str, Blob | None]
) -> Iterator[tuple[str, bytes | Bilingual]]:
    """Yield the bytes of each file that is there, or why they cannot be had."""
    there = [(path, blob) for path, blob in blobs.items() if blob and place_of(path)]
    for start in range(0, len(there), BATCH):
        batch = there[start : start + BATCH]
        raws = dict(history.read_blobs(blob.id for _, blob in batch if blob.id and blob.mode not in NOT_READ))
        for path, blob in batch:
            if blob.mode in NOT_READ:
                yield path, NOT_READ[blob.mode]
            elif state is not None or blob.id.strip("0"):
                raw = raws[blob.id]
                yield path, NOT_READ[""] if raw is None else raw
            else:
                try:
                    yield path, history.read_disk(path)
                except Unreadable as error:
                    yield path, (f"读不出来：{error}", f"cannot be read: {error}")


def _format(history: History, state: State | None) -> int:
    """Look up in which format a state is written; `PtrError` for a newer one than this ptr knows."""
    try:
        raw = history.read(state, Registry.PATH) if state else history.read_disk(Registry.PATH)
    except Unreadable:
        return migrations.CURRENT
    return migrations.format_of(fast.parse(raw) or load(raw).data)


def _worded(faults: Iterable[Fault]) -> Bilingual:
    """Say what is wrong with a document, in the words of the rule for the first fault."""
    from ptr.rules.rule import all_rules

    rules = {rule.fault: rule for rule in all_rules() if rule.fault}
    for fault in faults:
        rule = rules.get(fault.kind)
        if rule:
            zh, en = worded(rule.message, fault.args)
            line = (f"第 {fault.mark.line} 行：", f"line {fault.mark.line}: ") if fault.mark else ("", "")
            return f"{rule.code} {line[0]}{zh}", f"{rule.code} {line[1]}{en}"
    return ("不是有效的文件；见 ptr validate", "not valid; see ptr validate")


def _calendars(side: Side, year: int) -> Iterator[Calendar]:
    """Yield the registry's own calendars of the years that terms of these days can touch."""
    for each in range(year - 2, year + 3):
        document = side.at(Calendar.PATH.format(key=each))
        if isinstance(document, Calendar):
            yield document


def _placed(found: Iterable[Change], wanted: Range) -> Iterator[Change]:
    """Give their lines and columns to the changes, file by file as they come."""
    path, file = "", Located(b"")
    for change in found:
        if change.now and change.now.path != path:
            path = change.now.path
            try:
                raw = wanted.history.read(wanted.head, path) if wanted.head else wanted.history.read_disk(path)
            except Unreadable:
                raw = b""
            file = Located(raw)
        if change.now and not file.empty:
            yield replace(change, now=replace(change.now, mark=file.mark(change.now.pointer)))
        else:
            yield change


def _names(found: Iterable[Change], before: Side, after: Side) -> dict[str, str]:
    """What the units concerned are called."""
    keys = sorted({unit for change in found for unit in change.units})
    known = {key: after.unit(key) or before.unit(key) for key in keys}
    return {key: unit.name if unit else key for key, unit in known.items()}
