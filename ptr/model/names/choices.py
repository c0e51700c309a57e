"""What a reference could have meant: the key of the thing whose name was written, or the few existing keys."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from typing import Any, Final

from ptr.model.documents.unit import Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.pointer import Pointer
from ptr.model.state.snapshot import Snapshot

FEW: Final = 20
"""The most choices that are listed; among more a reader finds none in a message."""


def advice(snapshot: Snapshot, kind: str, unit: str, text: str) -> Bilingual:
    """Word which key belongs to a name written in place of a key, else which keys exist if they are few."""
    names = _names(snapshot, kind, unit)
    meant = [key for key, name in names.items() if name == text]
    meant = meant or [key for key, name in names.items() if len(text) > 1 and (text in name or name in text)]
    if len(meant) == 1:
        key, name = meant[0], names[meant[0]]
        return f"；{name}的代号是 {key}", f"; the key of {name} is {key}"
    if 0 < len(names) <= FEW:
        zh = "、".join(f"{key}（{name}）" for key, name in names.items())
        return f"；可选：{zh}", f"; one of {', '.join(f'{key} ({name})' for key, name in names.items())}"
    return "", ""


def editions(snapshot: Snapshot, data: Any, pointer: Pointer) -> Bilingual | None:
    """Word the editions of the law that a citation names; None where the place is not an `edition`."""
    if pointer[-1:] != ("edition",):
        return None
    with suppress(LookupError, TypeError):
        for part in pointer[:-1]:
            data = data[part]
        dates = [str(edition.date) for edition in snapshot.laws[data["law"]].editions]
        return f"；这部法的版本有：{'、'.join(dates)}", f"; the law has the editions {', '.join(dates)}"
    return None


def _names(snapshot: Snapshot, kind: str, unit: str) -> Mapping[str, str]:
    """Return the names by key of the things of a kind that a unit can refer to; none for a kind without a list."""
    own, registry = snapshot.one(Unit, unit), snapshot.registry
    named: Iterable[Any] = ()
    if kind == "unit":
        named = snapshot.units.values()
    elif own and kind in ("department", "post", "rule"):
        named = getattr(own, f"{kind}s")
    elif registry and kind in ("class", "carrier", "office"):
        named = {"class": registry.classes, "carrier": registry.carriers, "office": registry.offices}[kind]
    return {each.id: each.name for each in named}
