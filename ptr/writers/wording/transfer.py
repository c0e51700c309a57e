"""What a transfer did and what of it is to be reviewed, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.model.fields.fault import Bilingual
from ptr.model.results.transfer import LeftoverName, OpenReference, Transfer

SAME_KEY: Bilingual = ("代号相同，请核对", "same key; check that it is the one meant")
UNKNOWN: Bilingual = ("请改为接收单位的", "unknown there")


def files_moved(done: Transfer) -> Iterator[Bilingual]:
    """Yield a line for each file that moves or is copied."""
    for old, new in done.moved:
        yield f"转移 {old} → {new}", f"moved {old} → {new}"
    for old, new in done.copied:
        yield f"复制 {old} → {new}（与留下的职权共用）", f"copied {old} → {new} (shared with powers that stay)"


def to_review(done: Transfer) -> Iterator[Bilingual]:
    """Yield a line for each reference, name and file that a person has to look at."""
    yield from map(_reference, done.open)
    yield from map(_name, done.names)
    for path in done.left_behind:
        yield f"  {path} 与所属主项不在同一单位", f"  {path} is no longer in the unit of its parent or sub-item"


def _reference(each: OpenReference) -> Bilingual:
    zh, en = SAME_KEY if each.known else UNKNOWN
    place = f"  {each.path}:{each.line} {each.pointer}"
    return f"{place}：{each.key} {zh}", f"{place}: {each.key} {en}"


def _name(each: LeftoverName) -> Bilingual:
    zh, en = (f"应为“{each.right}”", f"there it is “{each.right}”") if each.right else UNKNOWN
    place = f"  {each.path}:{each.line} {each.pointer}"
    return f"{place}：文字“{each.name}” {zh}", f"{place}: the words “{each.name}”: {en}"
