"""Merge a unit into another: all that it does goes over, and it ends (clause 三.1)."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ptr.model.documents._common import Status
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import Place
from ptr.model.results.drafted.transfer import Transfer
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.drafting.statement import text_of
from ptr.operations.drafting.transferring.charts import charts_of, move_charts, replaced_charts
from ptr.operations.drafting.transferring.joint_unit import JointUnit, joint_unit, refuse
from ptr.operations.drafting.transferring.leftover_names import LISTS, GiverNames
from ptr.operations.drafting.transferring.mover import Mover, Receiver
from ptr.operations.drafting.transferring.terms import Terms, transferred
from ptr.operations.drafting.transferring.transferable import holder, receiver, transferable_power
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.source import FolderSource
from ptr.store.write import write_files
from ptr.store.yaml.canonical import Unformatted
from ptr.store.yaml.dialect import load
from ptr.store.yaml.editing.rewrite import updated


class Merging(Terms, frozen=True, kw_only=True):
    """The request: `giver` goes into `to`; `charts` pairs its category charts with those that replace them."""

    giver: str
    charts: tuple[tuple[str, str], ...] = ()


def merge(root: Path, wanted: Merging, clock: Clock, *, dry: bool = False) -> Transfer:
    """Merge the units, all or nothing; with `dry`, nothing is written. `PtrError` names what is to be decided first."""
    source = checkout(root)
    snapshot = open_registry(source, clock).snapshot
    planned = _planned(source, snapshot, wanted)
    if not dry:
        write_files(root, planned.files, force=True, gone=planned.gone)
    return planned


def _planned(source: FolderSource, snapshot: Snapshot, wanted: Merging) -> Transfer:
    giver, to = _units(snapshot, wanted)
    joint = joint_unit(giver, to, wanted.renamed)
    charts = replaced_charts(snapshot, wanted.giver, wanted.to, wanted.charts)
    refuse((*joint.clashes, *charts.clashes))
    powers = _powers(snapshot, wanted, to)
    mover = Mover(source, snapshot, Receiver(key=wanted.to, unit=joint.unit, keys=joint.keys))
    names = GiverNames(giver, joint.unit, joint.keys)
    for place, power in powers:
        mover.move(place, power, names, {("body",): to.name})
    copied = tuple(move_charts(snapshot, mover, names, wanted.giver, [place.key for place, _ in powers]))
    for place, flow in charts_of(snapshot, wanted.giver):
        if not flow.powers and place.path not in charts.places:
            mover.move(place, flow, names, {})
    classes = {power.class_ for _, power in powers}
    cleared = {
        item.class_: snapshot.classes[item.class_].name if item.class_ in snapshot.classes else item.class_
        for item in to.no_powers_in
        if item.class_ in classes
    }
    last = _last_day(snapshot, wanted)
    mover.files |= _unit_files(source, wanted, joint, cleared, last)
    path, draft = transferred(snapshot, wanted, wanted.giver, (power for _, power in powers))
    mover.files[path] = text_of(draft)
    gone = (*(old for old, _ in mover.moved), *charts.places)
    return Transfer(
        files=mover.files,
        gone=gone,
        moved=tuple(mover.moved),
        copied=copied,
        statements=((path, draft),),
        open=tuple(mover.open),
        names=tuple(mover.names),
        joined=joint.joined,
        rekeyed=joint.rekeyed,
        dropped=tuple(charts.places.items()),
        cleared=cleared,
        ended=giver.name,
        last_day=last,
        staying=_staying(snapshot, wanted.giver, {*gone}),
    )


def _units(snapshot: Snapshot, wanted: Merging) -> tuple[Unit, Unit]:
    giver, to = holder(snapshot, wanted.giver), receiver(snapshot, wanted.to)
    if wanted.giver == wanted.to:
        raise PtrError(f"{wanted.to} 不能并入自己", f"{wanted.to} cannot be merged into itself")
    if giver.status is Status.ABOLISHED:
        raise PtrError(f"单位 {wanted.giver} 已撤销", f"the unit {wanted.giver} is abolished already")
    return giver, to


def _powers(snapshot: Snapshot, wanted: Merging, to: Unit) -> list[tuple[Place, Power]]:
    """List the powers to move, withheld ones too; those abolished before stay on record at the giver."""
    powers = []
    for place in (*snapshot.of(Power, wanted.giver), *snapshot.of(Withheld, wanted.giver)):
        power = snapshot.document(place)
        if not isinstance(power, Power) or power.status is not Status.ABOLISHED:
            powers.append(transferable_power(snapshot, place.key, wanted.to, to))
    if not powers:
        zh, en = f"{wanted.giver} 没有可以转移的职权", f"{wanted.giver} has no power that could move"
        raise PtrError(f"{zh}；请直接把 unit.yaml 的 status 改为 abolished", f"{en}; set its status in unit.yaml")
    return powers


def _staying(snapshot: Snapshot, unit: str, gone: set[str]) -> dict[str, int]:
    """Count by type the files that stay with the giver, apart from its own: records, editions, what ended before."""
    stay = (place for place in snapshot.places if place.unit == unit and place.path not in gone)
    return dict(Counter(place.type for place in stay if place.type != Unit.TYPE))


def _last_day(snapshot: Snapshot, wanted: Merging) -> datetime.date:
    """Return the giver's last day, the one before the receiver's first."""
    first = wanted.effective or wanted.event or snapshot.today.date
    return first - datetime.timedelta(days=1)


def _unit_files(
    source: FolderSource, wanted: Merging, joint: JointUnit, cleared: Collection[str], last: datetime.date
) -> dict[str, bytes]:
    """Return both `unit.yaml`: the receiver's with what comes to it, the giver's with its end."""
    old, new = (Unit.PATH.format(unit=unit) for unit in (wanted.giver, wanted.to))
    giver, to = _data(source, old), _data(source, new)
    giver |= {"status": Status.ABOLISHED.value, "effective": {**giver["effective"], "until": last.isoformat()}}
    for field in LISTS.values():
        known = {item["id"] for item in to.get(field, ())}
        added = [msgspec.to_builtins(item) for item in getattr(joint.unit, field) if item.id not in known]
        to |= {field: [*to.get(field, ()), *added]} if added else {}
    none = [item for item in to.pop("no_powers_in", ()) if item["class"] not in cleared]
    to |= {"no_powers_in": none} if none else {}
    return {old: _updated(source, old, giver), new: _updated(source, new, to)}


def _data(source: FolderSource, path: str) -> dict[str, Any]:
    data = load(source.read(path)).data
    return {**data} if isinstance(data, dict) else {}


def _updated(source: FolderSource, path: str, wanted: Mapping[str, Any]) -> bytes:
    try:
        return updated(source.read(path), Unit, wanted)
    except Unformatted as error:
        zh = f"{path} 的写法不便修改；请先运行 ptr fmt {path}"
        raise PtrError(zh, f"{path} cannot be changed in place; run ptr fmt {path} first") from error
