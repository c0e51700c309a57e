"""The YAML dialect of a registry: strict, with YAML 1.2 core scalars, every fault with its place.

The parser composes the text without typing anything; the scalars are typed here, so that `012`, `1:30` or `no` never
become something that the writer did not write.
"""

from __future__ import annotations

from typing import Any

import yaml
from msgspec import Struct

from ptr.model.fields.fault import Bilingual, Fault, Mark
from ptr.store.source import MAX_BYTES
from ptr.store.yaml.forbidden import forbidden
from ptr.store.yaml.parser import compose, mark_of
from ptr.store.yaml.remedies import encoding, syntax, unquoted
from ptr.store.yaml.scalars import is_ambiguous, reads_differently, typed


class Loaded(Struct, frozen=True):
    """The content of a text: plain data, and the faults of its form; data is None where a fault ended the reading."""

    data: Any
    faults: tuple[Fault, ...]
    has_empty: bool = False


def load(raw: bytes) -> Loaded:
    """Read a file's bytes, without raising on anything that they hold."""
    if len(raw) > MAX_BYTES:
        limit = f"{MAX_BYTES // 1024 // 1024} MiB"
        return Loaded(None, (Fault(kind="too_large", mark=Mark(1, 1), args={"limit": limit}),))
    decoded = _decode(raw)
    if isinstance(decoded, Fault):
        return Loaded(None, (decoded,))
    blocked = forbidden(decoded)
    if blocked:
        return Loaded(None, blocked)
    try:
        root = compose(decoded)
    except yaml.YAMLError as error:
        return Loaded(None, (syntax(decoded, error),))
    reader = _Reader()
    data = reader.build(root) if root else None
    if data is None:
        return Loaded(None, (Fault(kind="empty_file", mark=Mark(1, 1)),))
    return Loaded(data, tuple(reader.faults), reader.has_empty)


def _decode(raw: bytes) -> str | Fault:
    """Return the text, or the fault that names the encoding that the file seems to have."""
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return Fault(kind="not_utf8", mark=Mark(1, 1), args={"what": encoding(raw)})
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        return Fault(kind="not_utf8", mark=Mark(line, column), args={"what": encoding(raw)})


class _Reader:
    """Builds plain data from a composed node, collecting faults with their places."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.has_empty = False
        self._path: list[str | int] = []

    def build(self, node: Any) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if isinstance(node, yaml.SequenceNode):
            return [self._child(position, child) for position, child in enumerate(node.value)]
        return self._mapping(node)

    def _child(self, part: str | int, node: yaml.Node) -> Any:
        self._path.append(part)
        value = self.build(node)
        self._path.pop()
        return value

    def _mapping(self, node: yaml.Node) -> dict[str, Any]:
        data: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self._fault("complex_key", key, at_key=True)
                continue
            name = str(key.value)
            self._path.append(name)
            if name in first:
                self._fault("duplicate_key", key, at_key=True, key=name, first=first[name])
            else:
                if not key.style and is_ambiguous(name):
                    self._fault("read_differently", key, at_key=True, text=name, advice=unquoted(name))
                first[name] = key.start_mark.line + 1
                data[name] = self.build(value)
            self._path.pop()
        return data

    def _scalar(self, node: Any) -> Any:
        word = node.value
        if node.style:
            return word
        value = typed(word)
        if value is None:
            self.has_empty = True
        elif isinstance(value, str) and reads_differently(word):
            self._fault("read_differently", node, text=word, advice=unquoted(word))
        return value

    def _fault(self, kind: str, node: yaml.Node, *, at_key: bool = False, **args: str | int | Bilingual) -> None:
        pointer = tuple(self._path)
        self.faults.append(Fault(kind=kind, mark=mark_of(node), pointer=pointer, at_key=at_key, args=args))
