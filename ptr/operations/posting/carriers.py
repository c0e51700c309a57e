"""The carriers of a posting, by key or by name."""

from __future__ import annotations

from collections.abc import Sequence

from ptr.model.documents.registry import Carrier
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.state.snapshot import Snapshot


def chosen_carriers(snapshot: Snapshot, unit: Unit, named: Sequence[str]) -> tuple[str, ...]:
    """Return the keys of the named carriers, else of those of the unit that stand; `PtrError` for an unknown one."""
    carriers = snapshot.registry.carriers if snapshot.registry else ()
    if named:
        return tuple(dict.fromkeys(_carrier(carriers, each).id for each in named))
    standing = tuple(each.id for each in carriers if each.standing and each.id in unit.carriers)
    if not standing:
        raise PtrError(
            f"{unit.name}没有写明常设载体（unit.yaml 的 carriers），请用 --carrier 写明；{_listed(carriers)[0]}",
            f"{unit.id} names no standing carrier in unit.yaml; say where with --carrier: {_listed(carriers)[1]}",
        )
    return standing


def carrier_names(snapshot: Snapshot) -> dict[str, str]:
    """Return the names of all carriers by key."""
    return {each.id: each.name for each in snapshot.registry.carriers} if snapshot.registry else {}


def _carrier(carriers: Sequence[Carrier], text: str) -> Carrier:
    """Find a carrier by its key or its name, which may be given in part where that is clear."""
    exact = [each for each in carriers if text in (each.id, each.name)]
    near = exact or [each for each in carriers if len(text) > 1 and text in each.name]
    if len(near) != 1:
        zh, en = _listed(carriers)
        raise PtrError(f"没有载体“{text}”；{zh}", f"there is no carrier “{text}”; one of {en}")
    return near[0]


def _listed(carriers: Sequence[Carrier]) -> tuple[str, str]:
    return (
        f"可选：{'、'.join(each.name for each in carriers) or '—'}",
        ", ".join(f"{each.id} ({each.name})" for each in carriers) or "—",
    )
