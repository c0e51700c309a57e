"""What a transfer did and what of it is to be reviewed, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import document_types
from ptr.model.results.transfer import LeftoverName, OpenReference, Transfer

SAME_KEY: Bilingual = ("代号相同，请核对", "same key; check that it is the one meant")
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
    for key in done.cleared:
        yield f"不再声明没有职权的类别：{key}", f"no longer stated to hold no power: class {key}"
    yield f"{done.ended} 已撤销，最后一天 {done.last_day}", f"{done.ended} ends; its last day is {done.last_day}"
    if done.staying:
        zh = "、".join(f"{document_types()[type].TITLE[0]} {count} 份" for type, count in done.staying.items())
        en = ", ".join(f"{count} {document_types()[type].TITLE[1]}" for type, count in done.staying.items())
        yield f"留在原单位存档：{zh}", f"stay on record with it: {en}"


def to_review(done: Transfer) -> Iterator[Bilingual]:
    """Yield a line for each reference, name and file that a person has to look at."""
    yield from map(_reference, done.open)
    yield from _names(done.names)
    for path in done.left_behind:
        yield f"  {path} 与所属主项不在同一单位", f"  {path} is no longer in the unit of its parent or sub-item"


def _reference(each: OpenReference) -> Bilingual:
    zh, en = SAME_KEY if each.known else UNKNOWN
    place = f"  {each.path}:{each.line} {each.pointer}"
    return f"{place}：{each.key} {zh}", f"{place}: {each.key} {en}"


def _names(names: Iterable[LeftoverName]) -> Iterator[Bilingual]:
    """Yield each name with what it is at the receiver, then the places where it still stands."""
    places: dict[tuple[str, str], list[LeftoverName]] = {}
    for each in names:
        places.setdefault((each.name, each.right), []).append(each)
    for (name, right), listed in places.items():
        zh, en = (f"应为“{right}”", f"there it is “{right}”") if right else UNKNOWN
        yield f"  文字里还写着“{name}”，{zh}：", f"  the words “{name}” still stand; {en}:"
        yield from ((line, line) for line in (f"    {each.path}:{each.line} {each.pointer}" for each in listed))
