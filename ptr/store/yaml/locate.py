"""Places: the line and column of a file that a pointer leads to."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, Final

import yaml
from msgspec.structs import replace

from ptr.model.fields.fault import Mark
from ptr.model.fields.pointer import Pointer
from ptr.store.yaml.parser import compose, mark_of

BEGINNING: Final = Mark(1, 1, 0)
_BREAK = re.compile("\r\n|[\r\n]")
_BEGINS_WITH_KEY = re.compile(r"[a-z]")


class Located:
    """A file in which places are looked up: decoded once, composed and split into lines on first use.

    The nodes of a text take a hundred times its size, so one file should be released before the next.
    """

    def __init__(self, raw: bytes) -> None:
        """Take the bytes of the file, whatever they are."""
        self.empty = not raw
        self._text = _readable(raw)
        self._keyed: dict[int, dict[str, tuple[Any, Any]]] = {}

    def line(self, number: int) -> str:
        """Return a line by its number, counted from 1; "" where there is none."""
        lines = _BREAK.split(self._text, 1) if number == 1 else self._lines
        return lines[number - 1] if number <= len(lines) else ""

    def mark(self, pointer: Pointer, *, at_key: bool = False) -> Mark:
        """Return the place of a value, or of its key.

        For a pointer that leads nowhere (a missing field) it is where the deepest existing part begins, with nothing to
        underline.
        """
        if not pointer and _BEGINS_WITH_KEY.match(self._text):
            return BEGINNING  # what composing the file would tell, and what is told where that fails
        node = self._root
        if node is None:
            return BEGINNING
        mark = begins = replace(mark_of(node), length=0)
        if begins.line > len(self._lines):
            return BEGINNING  # a document that is nothing begins below the last line
        for depth, part in enumerate(pointer):
            key, child = self._child(node, part)
            if child is None:
                return replace(begins, length=0)
            last = depth == len(pointer) - 1
            below = isinstance(child, yaml.CollectionNode) and not child.flow_style
            shown = key if key and ((last and (at_key or below)) or not child.value) else child
            node, mark, begins = child, mark_of(shown), mark_of(key or child)
        return mark

    @cached_property
    def _lines(self) -> list[str]:
        return _BREAK.split(self._text)

    @cached_property
    def _root(self) -> Any:
        try:
            return compose(self._text)
        except yaml.YAMLError:
            return None

    def _child(self, node: Any, part: str | int) -> tuple[Any, Any]:
        """Return the key node and the value node that a part of a pointer leads to."""
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            return None, node.value[part]
        if isinstance(node, yaml.MappingNode) and isinstance(part, str):
            if id(node) not in self._keyed:
                self._keyed[id(node)] = _by_key(node)
            return self._keyed[id(node)].get(part, (None, None))
        return None, None


def _readable(raw: bytes) -> str:
    """Decode what will be shown in the encoding that the file seems to have, or not at all, to avoid mojibake."""
    for encoding in ("utf-16",) if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return ""


def _by_key(node: Any) -> dict[str, tuple[Any, Any]]:
    """Return the pairs of a mapping by their keys; of two with the same key the first, like the reader."""
    return {key.value: (key, value) for key, value in reversed(node.value) if isinstance(key, yaml.ScalarNode)}
