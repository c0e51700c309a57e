"""The charts of powers that move: their own go with them, shared ones are copied, category charts are chosen."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from msgspec import Struct

from ptr.model.documents.flow import Flow
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.state.snapshot import Snapshot
from ptr.operations.drafting.transferring.leftover_names import GiverNames
from ptr.operations.drafting.transferring.mover import Mover
from ptr.operations.keys import fresh_key


class ReplacedCharts(Struct, frozen=True):
    """The giver's category charts in whose places charts of the receiver come, and what is still to be decided."""

    places: Mapping[str, str]
    clashes: tuple[Bilingual, ...]


def move_charts(
    snapshot: Snapshot, mover: Mover, names: GiverNames, unit: str, moving: Collection[str]
) -> Iterator[tuple[str, str]]:
    """Move the charts of only these powers; copy, and yield, those shared with others that stay."""
    for place, flow in charts_of(snapshot, unit):
        mine = [key for key in flow.powers if key in moving]
        stay = [key for key in flow.powers if key not in moving]
        if mine and not stay:
            mover.move(place, flow, names, {})
        elif mine:
            yield copy_chart(snapshot, mover, names, place, flow, mine)
            mover.files[place.path] = mover.edited(place.path, {("powers",): stay})


def copy_chart(
    snapshot: Snapshot, mover: Mover, names: GiverNames, place: Place, flow: Flow, powers: list[str]
) -> tuple[str, str]:
    """Write a chart of some of its powers at the receiver, under a fresh key; return both paths."""
    key = fresh_key(mover.to.unit.prefix, snapshot, "flow")
    path = Flow.PATH.format(unit=mover.to.key, key=key)
    mover.write(place, flow, path, names, {("id",): key, ("powers",): powers})
    return place.path, path


def charts_of(snapshot: Snapshot, unit: str) -> Iterator[tuple[Place, Flow]]:
    """Yield the charts of a unit; `PtrError` for one that cannot be read, whose powers nobody knows."""
    for place in snapshot.of(Flow, unit):
        flow = snapshot.document(place)
        if not isinstance(flow, Flow):
            zh = f"{place.path} 有错误，不知道是哪些职权的流程图；请先运行 ptr validate"
            raise PtrError(zh, f"{place.path} has errors, so it is unknown whose chart it is; run ptr validate")
        yield place, flow


def replaced_charts(snapshot: Snapshot, giver: str, to: str, chosen: Iterable[tuple[str, str]]) -> ReplacedCharts:
    """Find the giver's category charts that the receiver's replace: `chosen` pairs them, by key.

    What both have for one class, subclass and procedure is to be decided, unless it is chosen.
    """
    pairs = dict(chosen)
    ours = {place.key: (place, flow) for place, flow in charts_of(snapshot, giver) if not flow.powers}
    theirs = {place.key: (place, flow) for place, flow in charts_of(snapshot, to) if not flow.powers}
    shown = {_shows(flow): (key, flow) for key, (_, flow) in theirs.items()}
    clashes = [_no_chart(old, new) for old, new in pairs.items() if not _alike(ours.get(old), theirs.get(new))]
    for key, (_, flow) in ours.items():
        if key not in pairs and _shows(flow) in shown:
            clashes.append(_both(key, flow, *shown[_shows(flow)]))
    places = {ours[old][0].path: theirs[new][0].path for old, new in pairs.items() if old in ours and new in theirs}
    return ReplacedCharts(places, tuple(clashes))


def _shows(flow: Flow) -> tuple[str, str, str]:
    return flow.class_, flow.subclass, flow.procedure


def _alike(ours: tuple[Place, Flow] | None, theirs: tuple[Place, Flow] | None) -> bool:
    return ours is not None and theirs is not None and ours[1].class_ == theirs[1].class_


def _no_chart(old: str, new: str) -> Bilingual:
    return (
        f"--chart {old}={new}：要写两家同一类别的类别流程图，原单位的在前",
        f"--chart {old}={new}: name category charts of one class, the giver's first",
    )


def _both(key: str, flow: Flow, their_key: str, theirs: Flow) -> Bilingual:
    zh = f"类别流程图两家都有：{key}“{flow.title}”和 {their_key}“{theirs.title}”；"
    en = f"both have a category chart, {key} “{flow.title}” and {their_key} “{theirs.title}”: "
    return (
        f"{zh}用接收单位的写 --chart {key}={their_key}，都要的先写明各自的 procedure 或 subclass",
        f"{en}--chart {key}={their_key} uses the receiver's; to keep both, give each a procedure or subclass first",
    )
