"""The unit that is meant."""

from __future__ import annotations

from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.state.snapshot import Snapshot


def the_unit(snapshot: Snapshot, text: str) -> Unit:
    """Return a unit by its key or its name; `PtrError` for an unknown one."""
    known = snapshot.units
    meant = [unit for key, unit in known.items() if text and text in (key, unit.name, unit.short_name)]
    if len(meant) != 1:
        zh = "、".join(f"{key}（{unit.name}）" for key, unit in known.items()) or "—"
        en = ", ".join(f"{key} ({unit.name})" for key, unit in known.items()) or "—"
        raise PtrError(f"没有单位 {text}；现有：{zh}", f"there is no unit {text}; known: {en}")
    return meant[0]
