"""Rewrites a file in today's format, or with other data: only what is another is changed, all else is kept."""

from __future__ import annotations

import copy
import io
from collections import Counter
from collections.abc import Mapping
from typing import Any

import yaml
from msgspec import Struct

from ptr.model import migrations
from ptr.model.documents.registry import Registry
from ptr.store.yaml.canonical import Unformatted, _ordered, _Writer
from ptr.store.yaml.comments import comments
from ptr.store.yaml.dialect import load
from ptr.store.yaml.parser import compose


def rewritten(raw: bytes, kind: type[Struct], type: str, format: int) -> bytes:
    """Return the file in today's format; `Unformatted` for one with faults of form, or that would lose anything.

    A file in which no step changes anything is returned as it is. Comments stay, those of a removed field above what
    follows it.
    """
    before = load(raw)
    if before.data is None or before.faults or not isinstance(before.data, dict):
        raise Unformatted
    wanted = migrations.lift(copy.deepcopy(before.data), type, format)
    if type == Registry.TYPE:
        wanted["format"] = migrations.CURRENT
    if wanted == before.data:
        return raw
    text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    writer, root = _Writer(text), compose(text)
    gone: set[int] = set()
    _patch(root, before.data, wanted, gone)
    writer.set_apart(gone)
    return _written(writer, root, kind, text, wanted)


def updated(raw: bytes, kind: type[Struct], wanted: Mapping[str, Any]) -> bytes:
    """Return the file in canonical form with other data; `Unformatted` for one with faults, or that would lose more.

    Items that a list keeps are written as they were, new ones on a line each; the comments of what goes stay above what
    follows it.
    """
    before = load(raw)
    if before.faults or not isinstance(before.data, dict):
        raise Unformatted
    text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    writer, root = _Writer(text), compose(text)
    gone: set[int] = set()
    old = {**before.data}
    for name, node in root.value:
        key = name.value
        if isinstance(old[key], list) and isinstance(wanted.get(key), list) and old[key] and wanted[key]:
            _patch_items(node, old[key], wanted[key], gone)
            old[key] = wanted[key]
    _patch(root, old, wanted, gone)
    writer.set_apart(gone)
    return _written(writer, root, kind, text, wanted)


def _written(writer: _Writer, root: Any, kind: type[Struct], text: str, wanted: Mapping[str, Any]) -> bytes:
    """Write a patched text; `Unformatted` if it would not hold the data and the comments that are wanted."""
    written = writer.document(root, (kind,)).encode()
    after = load(written)
    kept = Counter(comment.text for comment in comments(written.decode())) == Counter(c.text for c in comments(text))
    if after.faults or _ordered(after.data) != _ordered(wanted) or not kept:
        raise Unformatted
    return written


def _patch(node: Any, old: Any, new: Any, gone: set[int]) -> None:
    """Bring a composed mapping to its new data; new keys take the places of removed keys or come last."""
    added = [key for key in new if key not in old]
    last, pairs = node.value[-1][1], []
    for name, value in node.value:
        key = name.value
        if key not in new and added:
            pairs.append((_composed(added[0], name), _composed(new[added.pop(0)], value)))
        elif key not in new:
            gone.update(range(name.start_mark.line, value.end_mark.line + 1))
        elif old[key] == new[key]:
            pairs.append((name, value))
        elif isinstance(value, yaml.MappingNode) and isinstance(new[key], dict):
            _patch(value, old[key], new[key], gone)
            pairs.append((name, value))
        else:
            pairs.append((name, _composed(new[key], value)))
    node.value = pairs + [(_composed(key, last), _composed(new[key], last)) for key in added]


def _patch_items(node: Any, old: list[Any], new: list[Any], gone: set[int]) -> None:
    """Bring a composed list to its new items; those it had keep their nodes."""
    nodes = list(zip(old, node.value, strict=True))
    last = node.value[-1]
    items = []
    for item in new:
        known = next((position for position, (value, _) in enumerate(nodes) if value == item), None)
        items.append(_composed(item, last) if known is None else nodes.pop(known)[1])
    for _, each in nodes:
        gone.update(range(each.start_mark.line, each.end_mark.line + 1))
    node.value = items


def _composed(value: Any, place: Any) -> Any:
    """Compose a value on one line, in the place of another."""
    node = yaml.SafeDumper(io.StringIO()).represent_data(value)
    for each in _all(node):
        each.start_mark, each.end_mark = place.start_mark, place.end_mark
        if not isinstance(each, yaml.ScalarNode):
            each.flow_style = True
        elif each.tag.endswith(":str"):
            each.style = '"'
    return node


def _all(node: Any) -> list[Any]:
    if isinstance(node, yaml.MappingNode):
        return [node, *(each for pair in node.value for part in pair for each in _all(part))]
    return [node, *(each for item in node.value for each in _all(item))] if isinstance(node.value, list) else [node]
