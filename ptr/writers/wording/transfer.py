"""What a transfer did and what of it is to be reviewed, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from ptr.model.documents.unit import Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import document_types
from ptr.model.results.drafted.transfer import ClassGap, GapKind, LeftoverName, OpenReference, Transfer

SAME_KEY: Bilingual = ("代号相同，请核对", "same key; check that it is the one meant")
GAPS: Final[dict[GapKind, Bilingual]] = {
    GapKind.STATED_NONE: (
        "{unit}写明没有“{name}”类职权：请在 {path} 的 no_powers_in 中删去",
        "{unit} states that it holds no power of the class “{name}”: remove that from no_powers_in in {path}",
    ),
    GapKind.NO_CHART: (
        "{unit}还没有“{name}”类的类别流程图：请画一张",
        "{unit} has no category chart of the class “{name}”: draw one",
    ),
    GapKind.NONE_LEFT: (
        "{unit}不再有“{name}”类职权：请在 {path} 的 no_powers_in 中说明",
        "{unit} has no power of the class “{name}” left: say so in no_powers_in in {path}",
    ),
}
UNKNOWN: Bilingual = ("请改为接收单位的", "unknown there")


def files_moved(done: Transfer) -> Iterator[Bilingual]:
    """Yield a line for each file that moves or is copied."""
    for old, new in done.moved:
        yield f"转移 {old} → {new}", f"moved {old} → {new}"
    for old, new in done.copied:
        yield f"复制 {old} → {new}（与留下的职权共用）", f"copied {old} → {new} (shared with powers that stay)"
    for path in done.relinquished:
        yield f"划出 {path}，待接收单位承接", f"given, to be taken by the receiver: {path}"
    for old, new in done.dropped:
        yield f"删除 {old}，由 {new} 代替", f"removed {old}: {new} takes its place"


def merged(done: Transfer) -> Iterator[Bilingual]:
    """Yield what became of a unit that was merged: what was one already, what stays on record."""
    if not done.ended:
        return
    for each in done.joined:
        zh, en = f"{each.key}“{each.name}”", f"{each.kind} {each.key} “{each.name}”"
        yield f"合为一个：{zh} = {each.with_key}“{each.with_name}”", f"one: {en} = {each.with_key} “{each.with_name}”"
    for moved in done.rekeyed:
        zh = f"新代号：{moved.key}“{moved.name}” → {moved.new_key}"
        yield zh, f"under a new key: {moved.kind} {moved.key} “{moved.name}” → {moved.new_key}"
    for name in done.cleared.values():
        yield f"不再声明没有职权的类别：{name}", f"no longer stated to hold no power: class {name}"
    yield f"{done.ended} 已撤销，最后一天 {done.last_day}", f"{done.ended} ends; its last day is {done.last_day}"
    if done.staying:
        zh = "、".join(f"{document_types()[type].TITLE[0]} {count} 份" for type, count in done.staying.items())
        en = ", ".join(f"{count} {document_types()[type].TITLE[1]}" for type, count in done.staying.items())
        yield f"留在原单位存档：{zh}", f"stay on record with it: {en}"


def to_review(done: Transfer) -> Iterator[Bilingual]:
    """Yield a line for each reference, name and file that a person has to look at."""
    yield from map(_reference, done.open)
    yield from _names(done.names)
    yield from map(_gap, done.gaps)
    for path in done.left_behind:
        yield f"  {path} 与所属主项不在同一单位", f"  {path} is no longer in the unit of its parent or sub-item"


def _reference(each: OpenReference) -> Bilingual:
    zh, en = SAME_KEY if each.known else UNKNOWN
    place = f"  {each.path}:{each.line} {each.pointer}"
    named = f"{each.name}（{each.key}）", f"{each.name} ({each.key})"
    return f"{place}：{named[0]}{zh}", f"{place}: {named[1]}: {en}"


def _gap(each: ClassGap) -> Bilingual:
    """Word what a unit has to mend of a class of power."""
    zh, en = GAPS[each.kind]
    path = Unit.PATH.format(unit=each.unit)
    return (
        f"  {zh.format(unit=each.unit_name, name=each.class_name, path=path)}",
        f"  {en.format(unit=each.unit_name, name=each.class_name, path=path)}",
    )


def _names(names: Iterable[LeftoverName]) -> Iterator[Bilingual]:
    """Yield each name with what it is at the receiver, then the places where it still stands."""
    places: dict[tuple[str, str], list[LeftoverName]] = {}
    for each in names:
        places.setdefault((each.name, each.right), []).append(each)
    for (name, right), listed in places.items():
        zh, en = (f"应为“{right}”", f"there it is “{right}”") if right else UNKNOWN
        yield f"  文字里还写着“{name}”，{zh}：", f"  the words “{name}” still stand; {en}:"
        yield from ((line, line) for line in (f"    {each.path}:{each.line} {each.pointer}" for each in listed))


def next_commands(done: Transfer, to: str) -> Iterator[str]:
    """Yield the commands that come next; the catalogues are those of units whose powers are other ones now."""
    givers = (draft.unit for _, draft in done.statements if draft.unit != done.ended)
    receiver = () if done.relinquished else (to,)
    yield "ptr validate"
    for unit in dict.fromkeys((*givers, *receiver)):
        yield f"ptr catalogue issue {unit} --approved-by WHO --approved-on DATE"
    yield "ptr diff --check HEAD"
