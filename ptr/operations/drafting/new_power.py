"""Draft a new power: a skeleton with a fresh key; the empty fields are left to the clerk."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ptr.model.documents._common import Period, Status
from ptr.model.documents.power import (
    Disclosure,
    DisclosureForm,
    DisclosurePeriod,
    Disposition,
    Inventory,
    Power,
    PowerSource,
    SourceKind,
)
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.errors import PtrError
from ptr.model.fields.field import PUBLIC
from ptr.model.names.meant import meant
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.keys import fresh_key
from ptr.operations.references import the_unit
from ptr.store.git.checkout import checkout
from ptr.store.open import open_registry
from ptr.store.write import write_file
from ptr.store.yaml.emit import dump


def write_power(
    root: Path,
    unit: str,
    name: str,
    kind: str,
    department: str,
    clock: Clock,
    *,
    force: bool = False,
    dry: bool = False,
) -> str:
    """Write the skeleton into the unit's folder and return its path; `PtrError` for an unknown unit, class, department.

    A second power of the same name is refused unless `force` is set.
    """
    if not name.strip():
        raise PtrError("请写明职权名称", "give the power a name")
    snapshot = open_registry(checkout(root), clock).snapshot
    holder = _known(snapshot, unit, kind, department)
    same = None if force else _named(snapshot, unit, name)
    if same:
        raise PtrError(
            f"{holder.name}已有同名职权：{same}；确要再建一项请加 --force",
            f"{holder.name} already has a power of this name: {same}; add --force to create another",
        )
    power = new_power(holder, name, kind, department, snapshot)
    path = Power.PATH.format(unit=unit, key=power.id)
    write_file(root / path, dump(msgspec.to_builtins(power)), dry=dry)
    return path


def new_power(unit: Unit, name: str, kind: str, department: str, snapshot: Snapshot) -> Power:
    """Return the skeleton: what the unit determines is filled in; effective from today, disclosed to the public."""
    return Power(
        id=fresh_key(unit.prefix, snapshot),
        name=name,
        class_=kind,
        body=unit.name,
        status=Status.ACTIVE,
        effective=Period(from_=snapshot.today.date),
        inventory=Inventory(disposition=Disposition.KEPT, date=snapshot.today.date),
        source=PowerSource(kind=SourceKind.STATUTORY),
        level=unit.level,
        department=department,
        disclosure=Disclosure(
            scope=PUBLIC,
            form=DisclosureForm.PROACTIVE,
            period=DisclosurePeriod.PERMANENT,
            content=name,
            carriers=unit.carriers,
            department=department,
        ),
    )


def _named(snapshot: Snapshot, unit: str, name: str) -> str:
    """Find the file of a power of a unit by its name; "" if there is none."""
    kinds: tuple[type[Power], ...] = (Power, Withheld)
    for kind in kinds:
        for place, power in snapshot.documents(kind, unit):
            if power.name == name.strip() and power.status != Status.ABOLISHED:
                return place.path
    return ""


def _known(snapshot: Snapshot, unit: str, kind: str, department: str) -> Unit:
    """Return the unit, if it and the registry know the department and the class."""
    holder = the_unit(snapshot, unit)
    meant("class", [(key, each.name) for key, each in snapshot.classes.items()], kind)
    meant("department", [(each.id, each.name) for each in holder.departments], department)
    return holder
