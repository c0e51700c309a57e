"""Changes single values in a file that a person wrote; all else, comments too, stays as it is."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import msgspec
import yaml
from msgspec import Struct

from ptr.model.fields.pointer import Pointer
from ptr.store.yaml.canonical import Unformatted, canonical
from ptr.store.yaml.dialect import load
from ptr.store.yaml.emit import dump, quoted, style
from ptr.store.yaml.parser import compose

Edits: TypeAlias = Mapping[Pointer, str | Sequence[str]]
"""A text is replaced by another at its place; a list of texts keeps only these of its items."""


class Unedited(Exception):
    """A file is written in a way that does not allow its values to be changed in place."""


def edited(raw: bytes, edits: Edits) -> bytes:
    """Return the file with the values changed; `Unedited` where it would then hold anything but the intended data."""
    text = raw.decode("utf-8-sig")
    before = load(raw)
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    root = compose(text)
    spans = [span for pointer, value in edits.items() for span in _spans(node_at(root, pointer), value, starts)]
    for start, end, new in sorted(spans, reverse=True):
        text = text[:start] + new + text[end:]
    changed = text.encode()
    after = load(changed)
    if before.faults or after.faults or after.data != _expected(before.data, edits):
        raise Unedited
    return changed


def filled(raw: bytes, kind: type[Struct], key: str, value: Any) -> bytes:
    """Return the file with a field added; `Unedited` where it has the field, or would then say anything else."""
    before = load(raw)
    if before.faults or not isinstance(before.data, dict) or key in before.data:
        raise Unedited
    value = msgspec.to_builtins(value)
    text = raw if raw.endswith(b"\n") else raw + b"\n"
    try:
        written = canonical(text + dump({key: value}), kind)
    except Unformatted as error:
        raise Unedited from error
    if load(written).data != {**before.data, key: value}:
        raise Unedited
    return written


def node_at(root: Any, pointer: Pointer) -> Any:
    """Return the composed node of a value; `Unedited` where there is none."""
    node = root
    for part in pointer:
        if isinstance(node, yaml.MappingNode):
            node = next((value for key, value in node.value if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
        else:
            node = None
    if node is None:
        raise Unedited
    return node


def _spans(node: Any, value: str | Sequence[str], starts: list[int]) -> Iterator[tuple[int, int, str]]:
    """Yield the replacements: start, end, new text."""
    if isinstance(value, str):
        yield offset(node.start_mark, starts), offset(node.end_mark, starts), scalar(value)
    elif node.flow_style:
        written = f"[{', '.join(scalar(each) for each in value)}]"
        yield offset(node.start_mark, starts), offset(node.end_mark, starts), written
    else:
        for item in node.value:
            if item.value not in value:
                yield starts[item.start_mark.line], starts[item.start_mark.line + 1], ""


def offset(mark: Any, starts: list[int]) -> int:
    """Return the position in a text of a mark, by the positions at which its lines start."""
    return int(starts[mark.line] + mark.column)


def scalar(text: str) -> str:
    """Write a text as a value within a line."""
    return quoted(text) if style(text, flow=True) else text


def _expected(data: Any, edits: Edits) -> Any:
    data = copy.deepcopy(data)
    for pointer, value in edits.items():
        holder = data
        for part in pointer[:-1]:
            holder = holder[part]
        holder[pointer[-1]] = value if isinstance(value, str) else list(value)
    return data
