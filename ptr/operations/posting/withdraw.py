"""Take a posting down, or cancel one that was entered by mistake."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
from msgspec.structs import replace

from ptr.model.documents.publication import Publication
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import Place
from ptr.model.results.posting_report import PostingAct, PostingReport
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.act_day import act_day
from ptr.operations.posting.carriers import carrier_names
from ptr.operations.posting.foreseen import foreseen
from ptr.operations.posting.publish import free_path
from ptr.operations.records import fill_in
from ptr.operations.references import the_unit, unit_name
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.write import write_file
from ptr.store.yaml.emit import dump


def take_down(
    root: Path, unit: str, posting: str, day: datetime.date | None, clock: Clock, *, dry: bool = False
) -> PostingReport:
    """Fill in the day on which a posting was taken down; `PtrError` if it was, or hung only later."""
    on = act_day(root, clock, day)
    snapshot = open_registry(checkout(root), clock).snapshot
    holder = the_unit(snapshot, unit)
    place, sheet = _posting(snapshot, holder.id, posting)
    if sheet.removed:
        raise PtrError(f"{place.key} 已于 {sheet.removed} 撤下", f"{place.key} was taken down on {sheet.removed}")
    if on < sheet.posted:
        raise PtrError(
            f"{place.key} 是 {sheet.posted} 公开的，不能在 {on} 撤下",
            f"{place.key} was posted on {sheet.posted} and cannot have been taken down on {on}",
        )
    after = replace(sheet, removed=on)
    report = _report(root, snapshot, holder, PostingAct.TAKEN_DOWN, (place.path, sheet, after), on, clock, dry=dry)
    fill_in(root, place.path, Publication, "removed", on, dry=dry)
    return report


def cancel_posting(
    root: Path, unit: str, posting: str, day: datetime.date | None, clock: Clock, *, dry: bool = False
) -> PostingReport:
    """Write a posting that takes back one entered by mistake, which stays as it is; `PtrError` if that was done."""
    on = act_day(root, clock, day)
    snapshot = open_registry(checkout(root), clock).snapshot
    holder = the_unit(snapshot, unit)
    place, sheet = _posting(snapshot, holder.id, posting)
    done = next(
        (each for each, other in snapshot.documents(Publication, holder.id) if other.cancels == place.key), None
    )
    if done or sheet.cancels:
        why = done.path if done else place.path
        raise PtrError(f"{place.key} 不能再撤销登记：见 {why}", f"{place.key} cannot be cancelled again: see {why}")
    after = Publication(subject=sheet.subject, scope=sheet.scope, carriers=sheet.carriers, posted=on, cancels=place.key)
    path = free_path(root, holder.id, f"{on}-cancels")
    report = _report(root, snapshot, holder, PostingAct.CANCELLED, (path, None, after), on, clock, dry=dry)
    write_file(root / path, dump(msgspec.to_builtins(after)), dry=dry)
    return report


def _posting(snapshot: Snapshot, unit: str, text: str) -> tuple[Place, Publication]:
    """Find a posting by the name of its file, with or without the folder and the ending."""
    key = text.rpartition("/")[2].removesuffix(".yaml")
    postings = list(snapshot.documents(Publication, unit))
    meant = [each for each in postings if each[0].key == key]
    if not meant:
        hanging = [place.key for place, each in postings if not (each.removed or each.cancels)]
        zh, en = "、".join(hanging) or "—", ", ".join(hanging) or "—"
        name = unit_name(snapshot, unit)
        raise PtrError(f"{name}没有公开登记 {key}；还挂着的：{zh}", f"{name} has no posting {key}; still up: {en}")
    return meant[0]


def _report(
    root: Path,
    snapshot: Snapshot,
    unit: Unit,
    act: PostingAct,
    change: tuple[str, Publication | None, Publication],
    day: datetime.date,
    clock: Clock,
    *,
    dry: bool,
) -> PostingReport:
    path, was, now = change
    follows = foreseen(root, snapshot, unit.id, path, (was, now), act_day(root, clock, None))
    return PostingReport(
        act=act,
        path=path,
        unit=unit.id,
        unit_name=unit.name,
        posting=now,
        day=day,
        carriers=carrier_names(snapshot),
        settled=follows.settled,
        owed=follows.owed,
        untold=follows.untold,
        written=not dry,
    )
