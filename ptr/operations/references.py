"""What a person refers to, by key or by name: the only place where an operation turns names into keys."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.names.listed import listed
from ptr.model.names.meant import Named, meant
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.names import OF_UNIT, with_key
from ptr.store.folder_state import folder_state
from ptr.store.git.checkout import checkout

KEY: Final = re.compile(r"[a-z][a-z0-9-]*")


def unit_key(root: Path, text: str, *, of_past: bool = False) -> str:
    """Return the folder of the unit of this key, name or short name; "" for nothing.

    `PtrError` with the nearest ones for an unknown one; with `of_past`, a key may be that of a unit that is gone.
    """
    known = KEY.fullmatch(text) and (of_past or checkout(root).matching(f"units/{text}/*"))
    return text if not text or known else meant("unit", list(_units(root)), text)


def the_unit(snapshot: Snapshot, text: str) -> Unit:
    """Return a unit by its key, name or short name; `PtrError` with the nearest for an unknown one."""
    return snapshot.units[meant("unit", list(_named(snapshot.units.items())), text)]


def unit_name(snapshot: Snapshot, key: str) -> str:
    """Return what a unit is called; its key where it cannot be read."""
    unit = snapshot.units.get(key)
    return unit.name if unit else key


def the_office(snapshot: Snapshot, text: str) -> str:
    """Return the key of the office of this key or name, or of the only one; `PtrError` for an unknown one."""
    offices = [(each.id, each.name) for each in snapshot.registry.offices] if snapshot.registry else []
    if text or len(offices) == 1:
        return meant("office", offices, text) if text else offices[0][0]
    choices = "、".join(with_key(name, key) for key, name in offices) or "—"
    raise PtrError(f"请用 --office 指明是哪个办公室：{choices}", f"name the office with --office: {choices}")


def key_of(root: Path, kind: str, text: str, unit: str = "") -> str:
    """Return the key of a thing of a kind, of this unit or of the registry, by its key or name; "" for nothing.

    What cannot be looked up, since the list of such things is missing or not valid, is left as it is written.
    """
    things = list(listed(folder_state(root), kind, unit if kind in OF_UNIT else "").items())
    return meant(kind, things, text) if text and things else text


def renaming(root: Path, kind: str, pairs: Sequence[str], powers: Sequence[str], to: str, giver: str = "") -> list[str]:
    """Return pairs `OLD=NEW` by keys: the old of who gives all, or holds the powers, the new of the receiver.

    Where a unit gives all, the new may be a key that the receiver does not have yet.
    """
    holders = {path.parts[-3] for key in powers for path in root.glob(Power.PATH.format(unit="*", key=key))} - {to}
    givers = {giver} if giver else holders
    return [_renamed(root, kind, pair, sorted(givers), to, fresh=bool(giver)) for pair in pairs]


def _renamed(root: Path, kind: str, pair: str, givers: Sequence[str], to: str, *, fresh: bool) -> str:
    old, sign, new = (part.strip() for part in pair.partition("="))
    if not (old and sign and new):
        return pair
    known = [each for giver in givers for each in listed(folder_state(root), kind, giver).items()]
    named = new if fresh and KEY.fullmatch(new) else key_of(root, kind, new, to)
    return f"{meant(kind, known, old) if known else old}={named}"


def _units(root: Path) -> Iterator[Named]:
    state = folder_state(root)
    paths = checkout(root).matching(Unit.PATH.format(unit="*"))
    keys = (path.split("/")[1] for path in paths)
    return _named((key, unit) for key in keys if (unit := state.unit(key)))


def _named(units: Iterable[tuple[str, Unit]]) -> Iterator[Named]:
    """Yield units by their keys, each under its name and its short name."""
    for key, unit in units:
        yield from ((key, name) for name in dict.fromkeys((unit.name, unit.short_name)) if name)
