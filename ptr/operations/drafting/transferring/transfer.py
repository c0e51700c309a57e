"""Move powers from one unit to another with their charts, and draft the statement (clauses 三.1, 三.3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from ptr.model.documents.power import Power
from ptr.model.fields.types import Place
from ptr.model.results.transfer import Transfer
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.drafting.statement import text_of
from ptr.operations.drafting.transferring.charts import move_charts
from ptr.operations.drafting.transferring.leftover_names import GiverNames
from ptr.operations.drafting.transferring.mover import Mover, Receiver
from ptr.operations.drafting.transferring.terms import Terms, transferred
from ptr.operations.drafting.transferring.transferable import holder, receiver, refuse_unknown, transferable_power
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.source import FolderSource
from ptr.store.write import write_files

Moving: TypeAlias = Sequence[tuple[Place, Power]]


class Wanted(Terms, frozen=True, kw_only=True):
    """The request: some powers; their department and leader in charge at the receiver, where it is one for all."""

    powers: tuple[str, ...]
    department: str = ""
    lead: str = ""


def transfer(root: Path, wanted: Wanted, clock: Clock, *, dry: bool = False) -> Transfer:
    """Move the powers, all or nothing; with `dry`, nothing is written. `PtrError` if it cannot be done."""
    source = checkout(root)
    snapshot = open_registry(source, clock).snapshot
    planned = _planned(source, snapshot, wanted)
    if not dry:
        write_files(root, planned.files, force=True, gone=planned.gone)
    return planned


def _planned(source: FolderSource, snapshot: Snapshot, wanted: Wanted) -> Transfer:
    """Move every power, then move the charts of each giving unit and draft its statement."""
    to = receiver_of(snapshot, wanted)
    powers = [transferable_power(snapshot, key, wanted.to, to.unit) for key in dict.fromkeys(wanted.powers)]
    mover = Mover(source, snapshot, to)
    copied: list[tuple[str, str]] = []
    statements = []
    units = dict.fromkeys(place.unit for place, _ in powers)
    names = {unit: giver_names(snapshot, to, unit, powers) for unit in units}
    for place, power in powers:
        mover.move(place, power, names[place.unit], {("body",): to.unit.name})
    for unit in units:
        mine = [power for place, power in powers if place.unit == unit]
        copied += move_charts(snapshot, mover, names[unit], unit, [power.id for power in mine])
        path, draft = transferred(snapshot, wanted, unit, mine)
        mover.files[path] = text_of(draft)
        statements.append((path, draft))
    return Transfer(
        files=mover.files,
        gone=tuple(old for old, _ in mover.moved),
        moved=tuple(mover.moved),
        copied=tuple(copied),
        statements=tuple(statements),
        open=tuple(mover.open),
        names=tuple(mover.names),
        left_behind=tuple(_left_behind(snapshot, powers)),
    )


def receiver_of(snapshot: Snapshot, wanted: Wanted) -> Receiver:
    """Return the receiver; `PtrError` if it lacks what the request names of it."""
    unit = receiver(snapshot, wanted.to)
    for (kind, _), name in wanted.renamed.items():
        refuse_unknown(snapshot, wanted.to, kind, name)
    for kind, name in (("department", wanted.department), ("post", wanted.lead)):
        if name:
            refuse_unknown(snapshot, wanted.to, kind, name)
    return Receiver(key=wanted.to, unit=unit, keys=wanted.renamed, department=wanted.department, lead=wanted.lead)


def giver_names(snapshot: Snapshot, to: Receiver, unit: str, powers: Moving) -> GiverNames:
    """Return the names of a giving unit, its departments and leaders in charge by what takes their places."""
    keys = dict(to.keys)
    for place, power in powers:
        for kind, old, new in (("department", power.department, to.department), ("post", power.lead, to.lead)):
            if place.unit == unit and old and new:
                keys.setdefault((kind, old), new)
    return GiverNames(holder(snapshot, unit), to.unit, keys)


def _left_behind(snapshot: Snapshot, powers: Moving) -> Iterator[str]:
    """Yield what belongs together but is now apart: sub-items without their power, powers without sub-items."""
    moving = {place.key for place, _ in powers}
    for unit in dict.fromkeys(place.unit for place, _ in powers):
        for place, power in snapshot.documents(Power, unit):
            if place.key not in moving and power.parent in moving:
                yield place.path
    yield from (place.path for place, power in powers if power.parent and power.parent not in moving)
