"""What may be transferred, and to whom; `PtrError` with the reason otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptr.model.documents._common import Status
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import Place
from ptr.model.names.listed import listed
from ptr.model.names.meant import meant
from ptr.model.state.snapshot import Snapshot
from ptr.operations.references import the_unit


def transferable_power(snapshot: Snapshot, key: str, to: str, unit: Unit) -> tuple[Place, Power]:
    """Find a power to transfer to a unit: it must be readable, not abolished, of the unit's level, and elsewhere."""
    place = snapshot.holder(key, "")
    if place is None:
        raise PtrError(f"没有职权 {key}", f"there is no power {key}")
    power = snapshot.document(place)
    if not isinstance(power, Power):
        raise PtrError(f"{place.path} 有错误；请先运行 ptr validate", f"{place.path} has errors; run ptr validate")
    if place.unit == to:
        raise PtrError(f"职权 {key} 已在{unit.name}", f"the power {key} is already in {unit.name}")
    if power.status is Status.ABOLISHED:
        raise PtrError(f"职权 {key} 已取消，不能划转", f"the power {key} is abolished and cannot be transferred")
    if power.level is not unit.level:
        raise PtrError(
            f"{key} 与{unit.name}层级不同：下放不是划转，应在接收单位新建职权并写 succeeds: [{key}]",
            f"{key} and {unit.name} are of different levels: that is a delegation, not a transfer;"
            f" begin a power there with succeeds: [{key}]",
        )
    return place, power


def holder(snapshot: Snapshot, key: str) -> Unit:
    """Return a unit by its folder's name."""
    return the_unit(snapshot, key)


def receiver(snapshot: Snapshot, key: str) -> Unit:
    """Return the unit that receives the powers."""
    unit = holder(snapshot, key)
    if unit.status is Status.ABOLISHED:
        raise PtrError(f"{unit.name}已撤销", f"{unit.name} is abolished")
    return unit


def refuse_unknown(snapshot: Snapshot, unit: str, kind: str, name: str) -> None:
    """Raise `PtrError` if a unit has no department, post or rule of this key."""
    meant(kind, list(listed(snapshot, kind, unit).items()), name)


def renamed(kind: str, pairs: Sequence[str]) -> dict[tuple[str, str], str]:
    """Read the receiver's keys for departments, posts or rules: `OLD=NEW`."""
    return {(kind, old): new for old, new in paired(pairs)}


def paired(pairs: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield what stands on either side of `OLD=NEW`."""
    for pair in pairs:
        old, sign, new = (part.strip() for part in pair.partition("="))
        if not (old and sign and new):
            raise PtrError(f"应写成 原代号=接收单位的代号：{pair}", f"write OLD=NEW: {pair}")
        yield old, new
