"""Issue an edition of a unit's catalogue (clause 三.2)."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path

import msgspec

from ptr.model.catalogue_entry import class_order, entries_of, in_catalogue
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.errors import PtrError
from ptr.model.snapshot import Snapshot
from ptr.store.emit import dump
from ptr.store.open import open_registry
from ptr.store.source import FolderSource, Source
from ptr.store.write import write_file


def write_catalogue(
    root: Path,
    unit: str,
    *,
    approved_by: str,
    approved_on: datetime.date,
    effective: datetime.date | None = None,
    foreword: str = "",
) -> tuple[str, Catalogue]:
    """Issue the unit's next edition into its registry; give its path and value."""
    path, content, catalogue = issue_catalogue(
        FolderSource(root),
        unit,
        approved_by=approved_by,
        approved_on=approved_on,
        effective=effective,
        foreword=foreword,
    )
    write_file(root / path, content, force=True)
    return path, catalogue


def issue_catalogue(
    source: Source,
    unit: str,
    *,
    approved_by: str,
    approved_on: datetime.date,
    effective: datetime.date | None = None,
    foreword: str = "",
) -> tuple[str, bytes, Catalogue]:
    """Give path, content and value of the unit's next edition.

    The edition is numbered by year of approval and count within it; order of classes and foreword are kept from the
    edition before. Raises `PtrError` where the unit is unknown, a power cannot be read, or nothing has changed.
    """
    if not approved_by.strip():
        raise PtrError("请写明批准机关或会议", "say who approved the edition")
    snapshot = open_registry(source).snapshot
    if unit not in snapshot.units:
        known = "、".join(snapshot.units) or "（没有）"
        raise PtrError(f"没有单位 {unit}；现有：{known}", f"there is no unit {unit}; known: {known}")
    powers = _powers(snapshot, unit)
    path = Catalogue.PATH.format(unit=unit)
    before = snapshot.kept.get(path)
    old = before if isinstance(before, Catalogue) else None
    if old is None and snapshot.place(path):
        raise PtrError(f"{path} 读不出来；请先运行 ptr validate", f"{path} cannot be read; run ptr validate first")
    entries = entries_of(powers, class_order(old, snapshot.classes))
    if old and old.entries == entries:
        same = (
            f"第 {old.edition} 版与现有职权一致，不需要新版次",
            f"edition {old.edition} holds just these powers already",
        )
        raise PtrError(*same)
    counted = Counter(power.class_ for power in powers)
    catalogue = Catalogue(
        edition=_number(old, approved_on),
        approved_by=approved_by,
        approved_on=approved_on,
        effective=effective or approved_on,
        class_order=old.class_order if old else (),
        foreword=foreword or (old.foreword if old else ""),
        counts={key: counted[key] for key in snapshot.classes if counted[key]},
        entries=entries,
    )
    return path, dump(msgspec.to_builtins(catalogue)), catalogue


def _powers(snapshot: Snapshot, unit: str) -> list[Power]:
    read = {place.path: power for place, power in snapshot.documents(Power, unit)}
    unread = [place.path for place in snapshot.of(Power, unit) if place.path not in read]
    if unread:
        raise PtrError(
            f"{unread[0]} 读不出来；请先运行 ptr validate", f"{unread[0]} cannot be read; run ptr validate first"
        )
    return [power for power in read.values() if in_catalogue(power)]


def _number(old: Catalogue | None, approved_on: datetime.date) -> str:
    year, _, number = old.edition.partition("-") if old else ("", "", "")
    count = int(number) + 1 if year == str(approved_on.year) and number.isdecimal() else 1
    return f"{approved_on.year}-{count}"
