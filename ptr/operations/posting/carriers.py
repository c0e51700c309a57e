"""The carriers of a posting, by key or by name."""

from __future__ import annotations

from collections.abc import Sequence

from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.names.meant import meant
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.names import with_key


def chosen_carriers(snapshot: Snapshot, unit: Unit, named: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the named carriers, else of those of the unit that stand; `PtrError` for an unknown one."""
    carriers = snapshot.registry.carriers if snapshot.registry else ()
    things = [(each.id, each.name) for each in carriers]
    if named:
        return tuple(dict.fromkeys(meant("carrier", things, each) for each in named))
    standing = tuple(each.id for each in carriers if each.standing and each.id in unit.carriers)
    if not standing:
        listed = "、".join(with_key(name, key) for key, name in things) or "—"
        raise PtrError(
            f"{unit.name}没有写明常设载体（unit.yaml 的 carriers），请用 --carrier 写明；可选：{listed}",
            f"{unit.name} names no standing carrier in unit.yaml; say where with --carrier, one of {listed}",
        )
    return standing


def carrier_names(snapshot: Snapshot) -> dict[str, str]:
    """Return the names of all carriers by key."""
    return {each.id: each.name for each in snapshot.registry.carriers} if snapshot.registry else {}
