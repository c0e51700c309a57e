"""What a person refers to on the command line, by key or by name, as the registry in a folder stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.names.listed import listed
from ptr.model.names.meant import Named, meant
from ptr.model.results.names import OF_UNIT
from ptr.store.folder_state import folder_state

KEY: Final = re.compile(r"[a-z][a-z0-9-]*")


def unit_key(root: Path, text: str, *, of_past: bool = False) -> str:
    """Return the folder of the unit of this key, name or short name; "" for nothing.

    `PtrError` with the nearest ones for an unknown one; with `of_past`, a key may be that of a unit that is gone.
    """
    known = KEY.fullmatch(text) and (of_past or root.joinpath("units", text).is_dir())
    return text if not text or known else meant("unit", list(_units(root)), text)


def key_of(root: Path, kind: str, text: str, unit: str = "") -> str:
    """Return the key of a thing of a kind, of this unit or of the registry, by its key or name; "" for nothing.

    What cannot be looked up, since the list of such things is missing or not valid, is left as it is written.
    """
    things = list(listed(folder_state(root), kind, unit if kind in OF_UNIT else "").items())
    return meant(kind, things, text) if text and things else text


def renaming(root: Path, kind: str, pairs: Sequence[str], powers: Sequence[str], to: str, giver: str = "") -> list[str]:
    """Return pairs `OLD=NEW` by keys: the old of who gives all, or holds the powers, the new of the receiver."""
    holders = {path.parts[-3] for key in powers for path in root.glob(Power.PATH.format(unit="*", key=key))} - {to}
    givers = {giver} if giver else holders
    return [_renamed(root, kind, pair, sorted(givers), to) for pair in pairs]


def _renamed(root: Path, kind: str, pair: str, givers: Sequence[str], to: str) -> str:
    old, sign, new = (part.strip() for part in pair.partition("="))
    if not (old and sign and new):
        return pair
    known = [each for giver in givers for each in listed(folder_state(root), kind, giver).items()]
    return f"{meant(kind, known, old) if known else old}={key_of(root, kind, new, to)}"


def _units(root: Path) -> Iterator[Named]:
    state = folder_state(root)
    for file in sorted(root.glob(Unit.PATH.format(unit="*"))):
        unit = state.unit(file.parent.name)
        for name in dict.fromkeys(filter(None, (unit.name, unit.short_name))) if unit else ():
            yield file.parent.name, name
