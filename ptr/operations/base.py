"""Which two states a comparison is of: revisions, a range, a day, the last accepted filing, the working tree."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from msgspec import Struct

from ptr.model.documents.filing import Subject
from ptr.model.errors import PtrError
from ptr.model.fault import Bilingual
from ptr.operations.filed import Accepted, last_accepted
from ptr.operations.trace import Tracer
from ptr.store.history import History, State

WORKING_TREE: Final[Bilingual] = ("工作区", "the working tree")


class Range(Struct, frozen=True, kw_only=True):
    """Two states to compare, the later being the working tree where `head` is None; notes say how they were chosen."""

    history: History
    base: State
    head: State | None = None
    names: tuple[Bilingual, Bilingual]
    notes: tuple[Bilingual, ...] = ()


def choose(
    root: Path, revisions: str | None = None, since: datetime.date | None = None, *, unit: str = "", fork: bool = False
) -> Range:
    """Find the states that `BASE`, `BASE..HEAD`, `BASE...HEAD` or a day mean; with `fork` three dots are meant by two.

    Three dots compare with the commit from which HEAD went apart from BASE: what a branch changes, whatever came to
    BASE since. Without a head the working tree is meant, without anything the unit's last filing. `PtrError` where a
    state cannot be found.
    """
    history = History(root)
    if revisions and since:
        raise PtrError("版本和 --since 只能写一个", "give either a revision or --since")
    if since:
        commit = history.last_before(since)
        return _range(history, commit, "", name=(f"{since} 之前（{commit[:10]}）", f"before {since} ({commit[:10]})"))
    if not revisions:
        return _filed(history, unit)
    base, dots, head = revisions.partition("..")
    if head.startswith(".") or fork:
        head = head.lstrip(".")
        start = history.fork(base or "HEAD", head or "HEAD")
        name = (f"自 {base or 'HEAD'} 分出（{start[:10]}）", f"the fork from {base or 'HEAD'} ({start[:10]})")
        return _range(history, start, head, name=name)
    return _range(history, base or ("HEAD" if dots else base), head)


def _range(history: History, base: str, head: str, name: Bilingual | None = None) -> Range:
    start, end = history.state(base), history.state(head) if head else None
    notes = []
    if start.folder != history.inside:
        notes.append(_moved(start, base))
    named = name or _named(start)
    return Range(
        history=history,
        base=start,
        head=end,
        names=(named, _named(end) if end else WORKING_TREE),
        notes=tuple(notes),
    )


def _filed(history: History, unit: str) -> Range:
    """Compare a unit with what of it was filed and accepted last; else, and without a unit, with the last commit.

    Units are filed one by one, so that only one unit has one state to compare with.
    """
    filings = last_accepted(history.folder)
    mine = filings.get((unit, Subject.CATALOGUE))
    traced = Tracer(history.folder).trace({mine.filing: (mine.place, mine.document)}) if mine else {}
    commit = traced[mine.filing].commit if mine else ""
    if mine and commit:
        name = (f"{mine.date} 备案的职权目录（{commit[:10]}）", f"the catalogue filed on {mine.date} ({commit[:10]})")
        return _range(history, commit, "", name=name)
    found = _range(history, "HEAD", "")
    note = _why(filings, mine)
    return Range(history=history, base=found.base, head=found.head, names=found.names, notes=(*found.notes, note))


def _why(filings: Mapping[tuple[str, Subject], Accepted], mine: Accepted | None) -> Bilingual:
    """Say why the last commit is compared with, and what to do for another comparison."""
    if mine:
        return (
            f"找不到报送 {mine.filing} 时的提交，无法与已备案的状态比较；现在与最近一次提交（HEAD）比较",
            f"the commit of the filing {mine.filing} is not known here; comparing with the last commit (HEAD)",
        )
    if filings:
        return (
            "各单位备案的时间不同：用 --unit 写明单位，就与它最近一次已备案的目录比较；现在与最近一次提交（HEAD）比较",
            "units are filed one by one: with --unit the base is its last accepted catalogue; comparing with HEAD",
        )
    return (
        "还没有准予备案的报送；现在与最近一次提交（HEAD）比较，也可写明：ptr diff BASE",
        "no filing was accepted yet; comparing with the last commit (HEAD), or name another: ptr diff BASE",
    )


def _named(state: State) -> Bilingual:
    name = state.name if state.commit.startswith(state.name) else f"{state.name} ({state.commit[:10]})"
    return name, name


def _moved(state: State, revision: str) -> Bilingual:
    folder = state.folder or "."
    return f"{revision} 里登记簿在 {folder}", f"in {revision} the registry is at {folder}"
