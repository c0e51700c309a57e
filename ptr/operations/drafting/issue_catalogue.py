"""Issue an edition of a unit's catalogue (clause 三.2)."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import Final

import msgspec

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.fields.level import Level
from ptr.model.state.catalogue_entry import class_order, entries_of, in_catalogue, same_entries
from ptr.model.text.plural import counted
from ptr.model.time.clock import Clock
from ptr.operations.checking.validate import validate
from ptr.operations.references import the_unit
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.source import Source
from ptr.store.write import write_file
from ptr.store.yaml.emit import dump

STALE: Final = ("C003", "C004", "C005")
"""Findings that issuing an edition resolves."""


def write_catalogue(
    root: Path,
    unit: str,
    clock: Clock,
    *,
    approved_by: str,
    approved_on: datetime.date,
    effective: datetime.date | None = None,
    foreword: str = "",
    dry: bool = False,
) -> tuple[str, Catalogue]:
    """Issue the unit's next edition into its registry; return its path and value."""
    path, content, catalogue = issue_catalogue(
        checkout(root),
        unit,
        clock,
        approved_by=approved_by,
        approved_on=approved_on,
        effective=effective,
        foreword=foreword,
    )
    write_file(root / path, content, force=True, dry=dry)
    return path, catalogue


def issue_catalogue(
    source: Source,
    unit: str,
    clock: Clock,
    *,
    approved_by: str,
    approved_on: datetime.date,
    effective: datetime.date | None = None,
    foreword: str = "",
) -> tuple[str, bytes, Catalogue]:
    """Return path, content and value of the unit's next edition.

    The edition is numbered by year of approval and count within it; the order of classes and the foreword are kept
    from the previous edition. Raises `PtrError` if the unit is unknown or has errors, the dates go backwards, or
    nothing has changed.
    """
    if not approved_by.strip():
        raise PtrError("请写明批准机关或会议", "say who approved the edition")
    snapshot = open_registry(source, clock).snapshot
    _refuse_faulty(source, the_unit(snapshot, unit), clock)
    powers = [power for _, power in snapshot.documents(Power, unit) if in_catalogue(power)]
    path = Catalogue.PATH.format(unit=unit)
    old = snapshot.one(Catalogue, unit)
    _refuse_disorder(old, approved_on, effective or approved_on)
    entries = entries_of(powers, class_order(old, snapshot.classes))
    if old and same_entries(old, powers):
        same = (
            f"第 {old.edition} 版与现有职权一致，不需要新版次",
            f"edition {old.edition} already holds exactly these powers",
        )
        raise PtrError(*same)
    counts = Counter(power.class_ for power in powers)
    catalogue = Catalogue(
        edition=_number(old, approved_on),
        approved_by=approved_by,
        approved_on=approved_on,
        effective=effective or approved_on,
        class_order=old.class_order if old else (),
        foreword=foreword or (old.foreword if old else ""),
        counts={key: counts[key] for key in snapshot.classes if counts[key]},
        entries=entries,
    )
    return path, dump(msgspec.to_builtins(catalogue)), catalogue


def _refuse_faulty(source: Source, unit: Unit, clock: Clock) -> None:
    """Refuse an edition if its unit has errors other than an outdated last edition."""
    report = validate(source, clock)
    unread = [finding for finding in report.failing(Level.ERROR) if finding.code == "Y013"]
    of_unit = [finding for finding in report.failing(Level.ERROR) if finding.unit == unit.id]
    findings = unread + [finding for finding in of_unit if finding.code not in STALE]
    if findings:
        first, count = findings[0], len(findings)
        where = f"{first.spot.path} {first.code}"
        raise PtrError(
            f"{unit.name}还有 {count} 个错误，不能发布目录，请运行 ptr validate；第一个：{where} {first.message[0]}",
            f"{unit.name} has {counted(count, 'error')}, no edition was issued; run ptr validate. "
            f"First: {where} {first.message[1]}",
        )


def _refuse_disorder(old: Catalogue | None, approved_on: datetime.date, effective: datetime.date) -> None:
    """Refuse an edition approved before the last one, or effective before its own approval."""
    if old and approved_on < old.approved_on:
        zh = f"批准日期 {approved_on} 早于第 {old.edition} 版的 {old.approved_on}"
        raise PtrError(zh, f"the approval of {approved_on} is before that of edition {old.edition}, {old.approved_on}")
    if effective < approved_on:
        zh = f"施行日期 {effective} 早于批准日期 {approved_on}"
        raise PtrError(zh, f"the edition cannot take effect on {effective}, before its approval on {approved_on}")


def _number(old: Catalogue | None, approved_on: datetime.date) -> str:
    year, _, number = old.edition.partition("-") if old else ("", "", "")
    count = int(number) + 1 if year == str(approved_on.year) and number.isdecimal() else 1
    return f"{approved_on.year}-{count}"
