"""Puts another key into a file that a person wrote, and notes the old one; all else, comments too, stays as it is."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from typing import Any, Final

import yaml
from msgspec import Struct

from ptr.model.fields.pointer import Pointer, value_at
from ptr.store.yaml.canonical import Unformatted, canonical
from ptr.store.yaml.dialect import load
from ptr.store.yaml.editing.edit import Unedited, node_at, offset, scalar
from ptr.store.yaml.parser import compose

FORMERLY: Final = "formerly"


class KeyPlace(Struct, frozen=True):
    """Where a key stands: as a value, or as the name of an entry of a mapping."""

    pointer: Pointer
    is_name: bool = False


class Note(Struct, frozen=True):
    """A field that is added: to which mapping, behind which of its fields; an old key joins those that are there."""

    pointer: Pointer
    behind: str
    key: str
    field: str = FORMERLY

    @property
    def written(self) -> str:
        """The field as it stands in a file."""
        return f"{self.field}: {f'[{scalar(self.key)}]' if self.field == FORMERLY else scalar(self.key)}"


def rekeyed(
    raw: bytes, kind: type[Struct], keys: tuple[str, str], places: Sequence[KeyPlace], notes: Sequence[Note]
) -> bytes:
    """Return a file with a key put otherwise; `Unedited` where it would then hold anything but the intended data.

    A file in canonical form stays in it.
    """
    text, before = raw.decode("utf-8-sig"), load(raw)
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    root = compose(text)
    spans = [_span(root, place, keys[1], starts) for place in places]
    spans += (_noted(node_at(root, note.pointer), note, text, starts) for note in notes)
    for start, end, written in sorted(spans, reverse=True):
        text = text[:start] + written + text[end:]
    changed = text.encode()
    after = load(changed)
    if before.faults or after.faults or after.data != _expected(before.data, keys[1], places, notes):
        raise Unedited
    return _canonical(raw, changed, kind)


def _canonical(raw: bytes, changed: bytes, kind: type[Struct]) -> bytes:
    try:
        return canonical(changed, kind) if canonical(raw, kind) == raw else changed
    except Unformatted:
        return changed


def _span(root: Any, place: KeyPlace, new: str, starts: list[int]) -> tuple[int, int, str]:
    node = node_at(root, place.pointer)
    if place.is_name:
        above = node_at(root, place.pointer[:-1])
        node = next(name for name, _ in above.value if name.value == place.pointer[-1])
    return offset(node.start_mark, starts), offset(node.end_mark, starts), scalar(new)


def _noted(item: Any, note: Note, text: str, starts: list[int]) -> tuple[int, int, str]:
    """Return what notes a key: added to those that are there, or in a field of its own."""
    fields = {name.value: (name, value) for name, value in item.value}
    if note.field in fields:
        known = fields[note.field][1]
        if not (isinstance(known, yaml.SequenceNode) and known.flow_style and known.value):
            raise Unedited
        end = offset(known.value[-1].end_mark, starts)
        return end, end, f", {scalar(note.key)}"
    name, value = fields[note.behind]
    end = offset(value.end_mark, starts)
    if item.flow_style:
        return end, end, f", {note.written}"
    stop = text.find("\n", end)
    line = f"{' ' * name.start_mark.column}{note.written}"
    if stop < 0:
        return len(text), len(text), f"\n{line}\n"
    return stop + 1, stop + 1, f"{line}\r\n" if text[stop - 1] == "\r" else f"{line}\n"


def _expected(data: Any, new: str, places: Sequence[KeyPlace], notes: Sequence[Note]) -> Any:
    data = copy.deepcopy(data)
    for note in notes:
        item = value_at(data, note.pointer)
        item[note.field] = [*item.get(FORMERLY, ()), note.key] if note.field == FORMERLY else note.key
    for place in places:
        holder = value_at(data, place.pointer[:-1])
        last = place.pointer[-1]
        if place.is_name:
            holder[new] = holder.pop(last)
        else:
            holder[last] = new
    return data
