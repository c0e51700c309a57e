"""The canonical form of a file that a person wrote: order, indent, quotes and line ends; comments stay.

What a person chose and no reader minds is kept: block or flow style, order within free mappings and lists, one blank
line where there were some. Texts are written on one line, or, where they have line breaks, as literal blocks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any, TypeAlias

import msgspec
import yaml
from msgspec import Struct
from msgspec.structs import replace

from ptr.model.fields.raw import field_types, meant
from ptr.store.yaml.comments import Comment, comments
from ptr.store.yaml.dialect import load
from ptr.store.yaml.emit import literal, quoted, style
from ptr.store.yaml.layout import LayoutEntry, is_line, share
from ptr.store.yaml.parser import compose
from ptr.store.yaml.scalars import is_ambiguous

Kinds: TypeAlias = Sequence[type[Struct]]


class Unformatted(Exception):
    """A file cannot be brought into canonical form without loss, and stays as it is."""


def canonical(raw: bytes, kind: type[Struct]) -> bytes:
    """Return the canonical form of a file; `Unformatted` for one with faults of form, or that would lose anything."""
    before = load(raw)
    if before.data is None or before.faults or not isinstance(before.data, dict):
        raise Unformatted
    text = raw.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    formatted = _Writer(text).document(compose(text), (kind,))
    if formatted.encode() == raw:
        return raw
    after = load(formatted.encode())
    same = not after.faults and _ordered(after.data) == _ordered(before.data)
    if not same or Counter(c.text for c in comments(formatted)) != Counter(c.text for c in comments(text)):
        raise Unformatted
    return formatted.encode()


def _ordered(data: Any) -> bytes:
    return msgspec.json.encode(data, order="sorted")


class _Writer:
    """Rewrites a composed text, its comments with the entries that they stand before, beside or in."""

    def __init__(self, text: str) -> None:
        all_comments = comments(text)
        self._lines = text.split("\n")
        self._alone = [comment for comment in all_comments if comment.alone]
        self._first = 0
        self._beside_at = {comment.line: comment for comment in all_comments if not comment.alone}
        self._beside = {line: comment.text for line, comment in self._beside_at.items()}

    def set_apart(self, lines: Iterable[int]) -> None:
        """Treat the comments beside what was on these lines as comments on lines of their own."""
        beside = [self._beside_at.pop(line) for line in lines if self._beside.pop(line, "")]
        self._alone = sorted([*self._alone, *(replace(each, alone=True, column=0) for each in beside)], key=_line_of)

    def document(self, root: Any, kinds: Kinds) -> str:
        """Write the whole file: comments before the first entry stay at the top."""
        first = self._first = root.start_mark.line
        top = [comment for comment in self._alone if comment.line < first]
        lines = [line for comment in top for line in self._spaced(comment.line, [comment.text])]
        lines += self._take(range(first))
        body = self._block(root, kinds, [comment for comment in self._alone if comment.line >= first]) or ["{}"]
        if lines and body and self._blank_above(first):
            lines.append("")
        while lines and not lines[0]:
            del lines[0]
        return "\n".join([*lines, *body]) + "\n"

    def _block(self, node: Any, kinds: Kinds, alone: list[Comment]) -> list[str]:
        """Write a collection in block style."""
        is_mapping = isinstance(node, yaml.MappingNode)
        kind = meant(kinds, [key.value for key, _ in node.value]) if is_mapping else None
        entries = (
            [LayoutEntry(*pair) for pair in node.value]
            if is_mapping
            else [LayoutEntry(None, item) for item in node.value]
        )
        tail = share(alone, entries, node.start_mark.column)
        done = -1
        for entry in entries:
            inner = field_types(kind).get(entry.key.value, ()) if kind else () if is_mapping else kinds
            lead = [*self._take(range(done + 1, entry.first)), *self._entry(entry, inner)]
            above = [line for comment in entry.before for line in self._spaced(comment.line, [comment.text])]
            entry.lines = [*above, *self._spaced(entry.first, lead)]
            done = entry.last
        if kind:
            ranks = {key: rank for rank, key in enumerate(field_types(kind))}
            entries.sort(key=lambda entry: ranks.get(entry.key.value, len(ranks)))
        lines: list[str] = []
        for chunk in [entry.lines for entry in entries] + [self._spaced(c.line, [c.text]) for c in tail]:
            lines += chunk[1:] if chunk[0] == "" and (not lines or lines[-1] == "") else chunk
        return lines

    def _entry(self, entry: LayoutEntry, kinds: Kinds) -> list[str]:
        """Write a pair or an item, its comment beside it; comments that fit on no line there go above."""
        node, key = entry.node, entry.key
        if is_line(node):
            above = [comment.text for comment in entry.within]
            text = node.value if isinstance(node, yaml.ScalarNode) and not _is_plain(node) else None
            block = text is not None and style(text) == "|"
            body = literal(text) if block and text else [self._line(node, kinds)]
            beside = self._take(range(entry.first, entry.last + 1))
        else:
            above, beside = [], self._take([entry.first]) if key else []
            body = self._block(node, kinds, entry.within)
            while not key and body[0][:1] in ("", "#"):
                above.append(body.pop(0))
        head = f"{self._line(key, (), key=True)}:" if key else "-"
        if key and not is_line(node):
            lines = [head, *_indented(body)]
        else:
            lines = [f"{head} {body[0]}".rstrip() if body[0] else head, *_indented(body[1:])]
        if beside:
            lines[0] += f"  {beside[0]}"
        return [*above, *beside[1:], *lines]

    def _line(self, node: Any, kinds: Kinds, *, flow: bool = False, key: bool = False) -> str:
        """Write a scalar or a flow collection on one line."""
        if isinstance(node, yaml.ScalarNode):
            if _is_plain(node):
                return str(node.value)
            return str(node.value) if style(node.value, flow=flow) == "" else quoted(node.value)
        if isinstance(node, yaml.SequenceNode):
            return f"[{', '.join(self._line(item, kinds, flow=True) for item in node.value)}]"
        kind = meant(kinds, [key.value for key, _ in node.value])
        types = field_types(kind) if kind else {}
        ranks = {name: rank for rank, name in enumerate(types)}
        pairs = sorted(node.value, key=lambda pair: ranks.get(pair[0].value, len(ranks)))
        written = (
            f"{self._line(name, (), flow=True)}: {self._line(value, types.get(name.value, ()), flow=True)}"
            for name, value in pairs
        )
        return f"{{{', '.join(written)}}}"

    def _take(self, lines: Sequence[int]) -> list[str]:
        """Remove and return the comments that stand beside something on these lines."""
        return [self._beside.pop(line) for line in lines if line in self._beside] if self._beside else []

    def _spaced(self, line: int, lines: list[str]) -> list[str]:
        return ["", *lines] if self._blank_above(line) and line != self._first else lines

    def _blank_above(self, line: int) -> bool:
        return line > 0 and not self._lines[line - 1].strip()


def _line_of(comment: Comment) -> int:
    return comment.line


def _is_plain(node: Any) -> bool:
    """Return whether a scalar is written as something other than text: nothing, true, false or a number."""
    return not node.style and (node.value == "" or is_ambiguous(node.value))


def _indented(lines: Sequence[str]) -> list[str]:
    return [f"  {line}" if line else "" for line in lines]
