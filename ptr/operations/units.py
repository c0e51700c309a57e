"""The unit that is meant, and what it is called."""

from __future__ import annotations

from ptr.model.documents.unit import Unit
from ptr.model.names.meant import meant
from ptr.model.state.snapshot import Snapshot


def the_unit(snapshot: Snapshot, text: str) -> Unit:
    """Return a unit by its key, name or short name; `PtrError` with the nearest for an unknown one."""
    units = snapshot.units
    names = [(key, name) for key, unit in units.items() for name in (unit.name, unit.short_name) if name]
    return units[meant("unit", names, text)]


def unit_name(snapshot: Snapshot, key: str) -> str:
    """Return what a unit is called; its key where it cannot be read."""
    unit = snapshot.units.get(key)
    return unit.name if unit else key
