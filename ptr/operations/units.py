"""The unit that is meant."""

from __future__ import annotations

from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.names import with_key


def the_unit(snapshot: Snapshot, key: str) -> Unit:
    """Return a unit by its key; `PtrError` for one that is missing, or not valid."""
    if key not in snapshot.units:
        listed = "、".join(with_key(unit.name, known) for known, unit in snapshot.units.items()) or "—"
        raise PtrError(f"没有单位 {key}；现有：{listed}", f"there is no unit {key}; known: {listed}")
    return snapshot.units[key]
