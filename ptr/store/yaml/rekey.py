"""Puts another key into a file that a person wrote, and notes the old one; all else, comments too, stays as it is."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any

import yaml
from msgspec import Struct

from ptr.model.fields.pointer import Pointer
from ptr.store.yaml.canonical import Unformatted, canonical
from ptr.store.yaml.dialect import load
from ptr.store.yaml.edit import Unedited, node_at, offset, scalar
from ptr.store.yaml.parser import compose

FORMERLY = "formerly"


class Place(Struct, frozen=True):
    """Where a key stands: as a value, or as the name of an entry of a mapping."""

    pointer: Pointer
    is_name: bool = False


class Note(Struct, frozen=True):
    """Where an old key is noted: in which mapping, behind which of its fields."""

    pointer: Pointer
    behind: str


def rekeyed(raw: bytes, kind: type[Struct], keys: tuple[str, str], places: Sequence[Place], note: Note | None) -> bytes:
    """Return a file with a key put otherwise; `Unedited` where it would then hold anything but the intended data.

    A file in canonical form stays in it.
    """
    old, new = keys
    text, before = raw.decode("utf-8-sig"), load(raw)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    root = compose(text)
    spans = [_span(root, place, new, starts) for place in places]
    if note:
        spans.append(_noted(node_at(root, note.pointer), note.behind, old, (text, starts)))
    for start, end, written in sorted(spans, reverse=True):
        text = text[:start] + written + text[end:]
    changed = text.encode()
    after = load(changed)
    if before.faults or after.faults or after.data != _expected(before.data, keys, places, note):
        raise Unedited
    return _canonical(raw, changed, kind)


def _canonical(raw: bytes, changed: bytes, kind: type[Struct]) -> bytes:
    try:
        return canonical(changed, kind) if canonical(raw, kind) == raw else changed
    except Unformatted:
        return changed


def _span(root: Any, place: Place, new: str, starts: list[int]) -> tuple[int, int, str]:
    node = node_at(root, place.pointer)
    if place.is_name:
        above = node_at(root, place.pointer[:-1])
        node = next(name for name, _ in above.value if name.value == place.pointer[-1])
    return offset(node.start_mark, starts), offset(node.end_mark, starts), scalar(new)


def _noted(item: Any, behind: str, old: str, lines: tuple[str, list[int]]) -> tuple[int, int, str]:
    """Return what notes an old key: added to those that are there, or in a field of its own."""
    text, starts = lines
    fields = {name.value: (name, value) for name, value in item.value}
    if FORMERLY in fields:
        known = fields[FORMERLY][1]
        if not (isinstance(known, yaml.SequenceNode) and known.flow_style and known.value):
            raise Unedited
        end = offset(known.value[-1].end_mark, starts)
        return end, end, f", {scalar(old)}"
    name, value = fields[behind]
    end = offset(value.end_mark, starts)
    if item.flow_style:
        return end, end, f", {FORMERLY}: [{scalar(old)}]"
    stop = text.find("\n", end)
    line = f"{' ' * name.start_mark.column}{FORMERLY}: [{scalar(old)}]"
    if stop < 0:
        return len(text), len(text), f"\n{line}\n"
    return stop + 1, stop + 1, f"{line}\r\n" if text[stop - 1] == "\r" else f"{line}\n"


def _expected(data: Any, keys: tuple[str, str], places: Sequence[Place], note: Note | None) -> Any:
    old, new = keys
    data = copy.deepcopy(data)
    if note:
        item = _at(data, note.pointer)
        item[FORMERLY] = [*item.get(FORMERLY, ()), old]
    for place in places:
        holder = _at(data, place.pointer[:-1])
        last = place.pointer[-1]
        if place.is_name:
            holder[new] = holder.pop(last)
        else:
            holder[last] = new
    return data


def _at(data: Any, pointer: Pointer) -> Any:
    for part in pointer:
        data = data[part]
    return data
