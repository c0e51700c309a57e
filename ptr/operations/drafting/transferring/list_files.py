"""The table of a transfer as a file: begun for some powers or a whole unit, and read when they are transferred."""

from __future__ import annotations

from pathlib import Path

from ptr.model.documents._common import Status
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.errors import PtrError
from ptr.model.results.draft import DraftedItem
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.drafting.transferring.power_list import read_table, written_table
from ptr.operations.drafting.transferring.transferable import holder
from ptr.store.open import open_registry
from ptr.store.source import MAX_BYTES, FolderSource, Unreadable, read_plainly
from ptr.store.write import write_file


def write_list(
    root: Path, file: Path, powers: tuple[str, ...], unit: str, clock: Clock, *, dry: bool = False
) -> list[str]:
    """Write the table of some powers, or of all that a unit can transfer; return their keys."""
    if file.exists():
        raise PtrError(
            f"{file} 已经存在，可能已经填过；请另写一个文件名", f"{file} exists and may be filled in; name another"
        )
    snapshot = open_registry(FolderSource(root), clock).snapshot
    listed = _of_unit(snapshot, unit) if unit else [_power(snapshot, key) for key in dict.fromkeys(powers)]
    write_file(file, written_table(listed), dry=dry)
    return [power.id for power in listed]


def read_list(root: Path, file: Path, clock: Clock) -> tuple[DraftedItem, ...]:
    """Read a table; `PtrError` names every fault with row and column."""
    try:
        raw = read_plainly(str(file), MAX_BYTES)
    except Unreadable as error:
        raise PtrError(f"{file} 读不出来：{error}", f"{file} cannot be read: {error}") from error
    if len(raw) > MAX_BYTES:
        raise PtrError(f"{file} 太大", f"{file} is too large")
    return read_table(raw, str(file), open_registry(FolderSource(root), clock).snapshot)


def _of_unit(snapshot: Snapshot, unit: str) -> list[Power]:
    holder(snapshot, unit)
    places = (*snapshot.of(Power, unit), *snapshot.of(Withheld, unit))
    powers = (snapshot.document(place) for place in places)
    return [power for power in powers if isinstance(power, Power) and power.status is not Status.ABOLISHED]


def _power(snapshot: Snapshot, key: str) -> Power:
    power = snapshot.power(key)
    if power is None:
        raise PtrError(f"没有职权 {key}", f"there is no power {key}")
    return power
