"""What classes of power lack after a transfer: a chart, a statement that there are none, or its removal."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.drafted.transfer import ClassGap, GapKind
from ptr.model.state.snapshot import Snapshot


def class_gaps(
    snapshot: Snapshot, powers: Sequence[tuple[Place, Power]], to: str, *, receiving: bool = True, giving: bool = True
) -> Iterator[ClassGap]:
    """Yield what the receiver, and the giving units, have to mend of their classes once the powers have moved."""
    classes = dict.fromkeys(power.class_ for _, power in powers)
    for key in classes if receiving else ():
        yield from _of_receiver(snapshot, to, key)
    moving = {place.path for place, _ in powers}
    for unit in dict.fromkeys(place.unit for place, _ in powers) if giving else ():
        holder = snapshot.one(Unit, unit)
        if holder is None or not snapshot.claims(unit, Stage.INVENTORIED):
            continue
        all_powers = [each for kind in (Power, Withheld) for each in snapshot.documents(kind, unit)]
        if len(all_powers) < len(snapshot.of(Power, unit)) + len(snapshot.of(Withheld, unit)):
            continue  # one that cannot be read may be of any class
        left = {power.class_ for place, power in all_powers if place.path not in moving}
        stated = {item.class_ for item in holder.no_powers_in}
        for key in dict.fromkeys(power.class_ for place, power in powers if place.unit == unit):
            if key not in left | stated:
                yield _gap(snapshot, GapKind.NONE_LEFT, unit, holder, key)


def _of_receiver(snapshot: Snapshot, to: str, key: str) -> Iterator[ClassGap]:
    holder = snapshot.one(Unit, to)
    if holder is None:
        return
    if any(item.class_ == key for item in holder.no_powers_in):
        yield _gap(snapshot, GapKind.STATED_NONE, to, holder, key)
    charted = any(flow.class_ == key and not flow.powers for _, flow in snapshot.documents(Flow, to))
    if not charted and snapshot.claims(to, Stage.CHARTED):
        yield _gap(snapshot, GapKind.NO_CHART, to, holder, key)


def _gap(snapshot: Snapshot, kind: GapKind, unit: str, holder: Unit, key: str) -> ClassGap:
    name = snapshot.classes[key].name if key in snapshot.classes else key
    return ClassGap(kind=kind, unit=unit, unit_name=holder.name, class_key=key, class_name=name)
