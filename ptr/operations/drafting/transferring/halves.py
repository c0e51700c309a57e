"""A transfer in two halves, each on its own branch: the giver gives, the receiver takes later (clause 三.1)."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.errors import PtrError
from ptr.model.results.drafted.transfer import ClassGap, Transfer
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.drafting.statement import text_of
from ptr.operations.drafting.transferring.charts import charts_of, copy_chart
from ptr.operations.drafting.transferring.class_gaps import class_gaps
from ptr.operations.drafting.transferring.mover import Mover, Receiver
from ptr.operations.drafting.transferring.terms import transferred
from ptr.operations.drafting.transferring.transfer import Wanted, giver_names, receiver_of
from ptr.operations.drafting.transferring.transferable import transferable_power
from ptr.operations.references import unit_name
from ptr.store.git.document_commits import commits_of
from ptr.store.git.repository import Repository
from ptr.store.git.revision_source import RevisionSource
from ptr.store.open import open_registry
from ptr.store.source import FolderSource
from ptr.store.write import write_files


def give(root: Path, wanted: Wanted, clock: Clock, *, dry: bool = False) -> Transfer:
    """Take the powers and their own charts out of the giving units, and draft the statements; all or nothing."""
    source = FolderSource(root)
    snapshot = open_registry(source, clock).snapshot
    to = receiver_of(snapshot, wanted)
    powers = [transferable_power(snapshot, key, wanted.to, to.unit) for key in dict.fromkeys(wanted.powers)]
    mover = Mover(source, snapshot, to)
    gone, statements = [place.path for place, _ in powers], []
    for unit in dict.fromkeys(place.unit for place, _ in powers):
        mine = [power for place, power in powers if place.unit == unit]
        keys = {power.id for power in mine}
        for place, flow in charts_of(snapshot, unit):
            stay = [key for key in flow.powers if key not in keys]
            if keys.isdisjoint(flow.powers):
                continue
            if stay:
                mover.files[place.path] = mover.edited(place.path, {("powers",): stay})
            else:
                gone.append(place.path)
        path, draft = transferred(snapshot, wanted, unit, mine)
        mover.files[path] = text_of(draft)
        statements.append((path, draft))
    if not dry:
        write_files(root, mover.files, force=True, gone=gone)
    return Transfer(
        files=mover.files,
        gone=tuple(gone),
        relinquished=tuple(gone),
        statements=tuple(statements),
        gaps=tuple(class_gaps(snapshot, powers, wanted.to, receiving=False)),
    )


def take(root: Path, wanted: Wanted, clock: Clock, *, dry: bool = False) -> Transfer:
    """Write at the receiver what was given to it, as it stood last; `PtrError` for what nobody gave to it."""
    snapshot = open_registry(FolderSource(root), clock).snapshot
    to = receiver_of(snapshot, wanted)
    repository = Repository(root)
    by_commit: defaultdict[str, list[str]] = defaultdict(list)
    for key in dict.fromkeys(wanted.powers):
        by_commit[_last_commit(repository, snapshot, key)].append(key)
    parts = [_taken(repository, snapshot, clock, to, commit, keys) for commit, keys in by_commit.items()]
    files = {path: raw for mover, _, _ in parts for path, raw in mover.files.items()}
    if not dry:
        write_files(root, files)
    return Transfer(
        files=files,
        gone=(),
        moved=tuple(pair for mover, _, _ in parts for pair in mover.moved),
        copied=tuple(pair for _, copied, _ in parts for pair in copied),
        open=tuple(each for mover, _, _ in parts for each in mover.open),
        names=tuple(each for mover, _, _ in parts for each in mover.names),
        gaps=tuple(dict.fromkeys(gap for _, _, gaps in parts for gap in gaps)),
    )


def _taken(
    repository: Repository, now: Snapshot, clock: Clock, to: Receiver, commit: str, keys: list[str]
) -> tuple[Mover, list[tuple[str, str]], tuple[ClassGap, ...]]:
    """Move powers out of the state in which they stood last, with the charts that they had there."""
    source = RevisionSource(repository, repository.revision(commit))
    past = open_registry(source, clock).snapshot
    powers = [transferable_power(past, key, to.key, to.unit) for key in keys]
    mover = Mover(source, now, to)
    copied = []
    for unit in dict.fromkeys(place.unit for place, _ in powers):
        mine = {power.id for place, power in powers if place.unit == unit}
        _refuse_ungiven(now, unit, to.key, mine)
        names = giver_names(past, to, unit, powers)
        for place, power in powers:
            if place.unit == unit:
                mover.move(place, power, names, {("body",): to.unit.name})
        for place, flow in charts_of(past, unit):
            if mine.issuperset(flow.powers) and flow.powers and now.place(place.path) is None:
                mover.move(place, flow, names, {})
            elif not mine.isdisjoint(flow.powers):
                copied.append(copy_chart(now, mover, names, place, flow, [key for key in flow.powers if key in mine]))
    return mover, copied, tuple(class_gaps(now, powers, to.key, giving=False))


def _last_commit(repository: Repository, snapshot: Snapshot, key: str) -> str:
    """Return the last commit that has a power which is nowhere now; `PtrError` if it is somewhere, or never was."""
    place = snapshot.holder(key, "")
    if place:
        name = unit_name(snapshot, place.unit)
        raise PtrError(
            f"职权 {key} 还在{name}，没有划出；请先合入划出单位的分支，或者不用 --take",
            f"the power {key} is still in {name}: merge the giver's branch first, or leave out --take",
        )
    head = repository.commit("HEAD")
    names = [kind.PATH.format(unit="", key=key).removeprefix("units//") for kind in (Power, Withheld)]
    steps = commits_of(repository, head, names)
    if not steps:
        raise PtrError(f"没有职权 {key}", f"there is no power {key}")
    return head if any(after for _, after in steps[-1].blobs.values()) else f"{steps[-1].commit}^"


def _refuse_ungiven(snapshot: Snapshot, unit: str, to: str, keys: set[str]) -> None:
    """Raise `PtrError` unless statements of the giver name the powers and the receiver."""
    promised = {
        key
        for _, statement in snapshot.documents(Adjustment, unit)
        if to in statement.concerns
        for key in statement.powers
    }
    missing = sorted(keys - promised)
    if missing:
        giver, taker = unit_name(snapshot, unit), unit_name(snapshot, to)
        zh = f"{giver}没有写明把 {'、'.join(missing)} 划给{taker}的调整说明，或者还没有填完"
        raise PtrError(zh, f"no finished statement of {giver} gives {', '.join(missing)} to {taker}")
