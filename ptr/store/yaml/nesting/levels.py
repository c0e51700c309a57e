"""The levels of a text, counted by token as YAML defines them: columns in block style, brackets, pairs in brackets.

A level counts as soon as it contains something. In a text that is not YAML the count is that of a reader who goes on.
Only where a token ends matters here, not its content, so this is short and keeps only what is open.
"""

from __future__ import annotations

import re
from typing import Any, Final, NamedTuple

_BLANK: Final[Any] = re.compile(r"(?:[ \t\n]|#[^\n]*)*+")
_END: Final[Any] = re.compile(r"(?=:(?:[ \t\n]|\Z)|[ \t]#|\n|\Z)")
_END_IN_FLOW: Final[Any] = re.compile(r"(?=:(?:[ \t\n,\[\]{}]|\Z)|[ \t]#|[\n,\[\]{}]|\Z)")
_NEXT: Final[Any] = re.compile(r"(?:[ \t]*\n)*([ \t]*)")
_LINE: Final[Any] = re.compile(r"( *)([^\n]*)(?:\n|\Z)")
"""These match at every position."""
_EMPTY: Final = re.compile(_BLANK.pattern + r"[]}]")
_PROPERTY: Final = re.compile(r"[&*][0-9A-Za-z_-]*|!<[^>\n]*>?|![^ \t\n,\[\]{}]*")
_QUOTED: Final = re.compile(r"""'(?:[^']|'')*+(?:'|\Z)|"(?:[^"\\]|\\.)*+(?:"|\Z|\\\Z)""", re.DOTALL)
_LITERAL: Final = re.compile(r"[|>](?:[-+]?([1-9])?|([1-9])[-+])[ \t]*(?:#[^\n]*)?(?:\n|\Z)")
_MARKER: Final = re.compile(r"(?:---|\.\.\.)(?=[ \t\n]|\Z)")
_APART: Final = frozenset(" \t\n")
_BEFORE_TOKENS: Final = frozenset(" \t\n#")


class Place(NamedTuple):
    """A line and a column, counted from 0."""

    line: int
    column: int


_Key = tuple[int, int]
"""A potential key of a mapping: where it begins, and how many levels it has itself."""


class _Flow:
    """An open bracket, the key that it may begin, its levels so far, and whether a pair without braces is open."""

    def __init__(self, bracket: str, key: _Key | None, height: int) -> None:
        self.bracket, self.key, self.height = bracket, key, height
        self.pair = 0

    def holds(self, height: int) -> None:
        """Take into account something in it that has so many levels."""
        self.height = max(self.height, height + self.pair + 1)


class Counter:
    """One pass over the tokens of a text.

    `blocks` are the open levels of block style, a column and a kind each; `flows` the open brackets, `pairs` the number
    of those without braces; `key` is what a colon would make a key; `fresh` is whether a key can begin here.
    """

    def __init__(self, text: str, limit: int) -> None:
        self.text, self.limit, self.size = text, limit, len(text)
        self.position = self.line = 0
        self.blocks: list[tuple[int, str]] = []
        self.flows: list[_Flow] = []
        self.pairs = 0
        self.key: _Key | None = None
        self.fresh = True
        self.beyond: int | None = None

    def run(self) -> Place | None:
        """Return the place of the first level beyond the limit."""
        while self.beyond is None and self._skip():
            self._token()
        if self.beyond is None:
            return None
        line = self.text.rfind("\n", 0, self.beyond) + 1
        return Place(self.text.count("\n", 0, line), self.beyond - line)

    def _skip(self) -> bool:
        """Go to the next token and return whether there is one."""
        start = self.position
        if start < self.size and self.text[start] in _BEFORE_TOKENS:
            self.position = _BLANK.match(self.text, start).end()
            newline = self.text.rfind("\n", start, self.position)
            if newline >= 0:
                self.line, self.key = newline + 1, None
                self.fresh = self.fresh or not self.flows
        if self.position == self.line and self.text.startswith("\ufeff", self.position):
            self.position += 1
            return self._skip()
        return self.position < self.size

    def _token(self) -> None:
        text, position = self.text, self.position
        sign = text[position]
        apart = position + 1 == self.size or text[position + 1] in _APART
        if not self.flows:
            if position == self.line and sign in "%-." and (sign == "%" or _MARKER.match(text, position)):
                self._marker(sign)
                return
            self._leave(position - self.line, dash=sign == "-" and apart)
        if sign in "[{":
            self._open(sign)
        elif self.flows and sign in "]},":
            self._close(sign)
        elif sign == ":" and (apart or self.flows):
            self._value()
        elif sign in "-?" and apart:
            self._indicator(sign)
        elif sign in "&*!":
            self._scalar(_PROPERTY.match(text, position))
        elif sign in "'\"":
            self._scalar(_QUOTED.match(text, position))
        elif sign in "|>" and not self.flows and (header := _LITERAL.match(text, position)):
            self._literal(header)
        else:
            self._plain()

    def _marker(self, sign: str) -> None:
        """Pass a directive, or a document marker, which ends all that is open."""
        self.blocks.clear()
        self.key, self.fresh = None, False
        self.position = self._line_end(self.position) if sign == "%" else self.position + 3

    def _open(self, bracket: str) -> None:
        if self.fresh:
            self.key = (self.position, 0)
        filled = not _EMPTY.match(self.text, self.position + 1)
        self.flows.append(_Flow(bracket, self.key, int(filled)))
        if filled:
            self._check((self.position, 0))
        self.key, self.fresh, self.position = None, True, self.position + 1

    def _close(self, sign: str) -> None:
        """End a bracket, or, at a comma, one of the items in it."""
        flow = self.flows[-1]
        self.pairs -= flow.pair
        flow.pair = 0
        self.key, self.fresh, self.position = None, True, self.position + 1
        if sign != ",":
            self._end(self.flows.pop())

    def _end(self, flow: _Flow) -> None:
        """Return to what is around a bracket, which may be a key with as many levels as it holds."""
        self.fresh = False
        if flow.key:
            self.key = flow.key[0], flow.height
        if self.flows:
            self.flows[-1].holds(flow.height)

    def _value(self) -> None:
        """Read a colon: what precedes it is a key, and a mapping may begin with that."""
        key = self.key or (self.position, 0)
        if not self.flows:
            if self.key or self.fresh:
                self._enter(key, "map")
            self.fresh = not self.key
        else:
            self._pair(key)
        self.key, self.position = None, self.position + 1

    def _indicator(self, sign: str) -> None:
        """Read a dash or a question mark."""
        if not self.flows:
            self._enter((self.position, 0), "list" if sign == "-" else "map")
        elif sign == "?":
            self._pair((self.position, 0))
        self.key, self.fresh, self.position = None, True, self.position + 1

    def _pair(self, key: _Key) -> None:
        """Begin a mapping of one pair, which needs no braces in a list in brackets."""
        flow = self.flows[-1]
        if flow.bracket == "[" and not flow.pair:
            flow.pair = 1
            self.pairs += 1
            flow.holds(key[1])
            self._check(key)
        self.fresh = True

    def _enter(self, key: _Key, kind: str) -> None:
        """Begin a level of block style if none is open at its column; a list may share that of the keys around it."""
        column = key[0] - self.line
        last = self.blocks[-1] if self.blocks else (-1, "")
        if last[0] < column or (kind == "list" and last == (column, "map")):
            self.blocks.append((column, kind))
        self._check(key)

    def _leave(self, column: int, *, dash: bool) -> None:
        """End the levels of block style that a token at a column cannot belong to."""
        blocks = self.blocks
        while blocks and blocks[-1][0] > column:
            blocks.pop()
        if not dash and len(blocks) > 1 and blocks[-2][0] == column:
            blocks.pop()

    def _check(self, key: _Key) -> None:
        """Compare the open levels, and those of a key below them, with the limit."""
        if len(self.blocks) + len(self.flows) + self.pairs + key[1] > self.limit:
            self.beyond = key[0]

    def _scalar(self, token: re.Match[str] | None) -> None:
        """Pass a token with a known end: a text in quotes, an anchor, an alias, a tag."""
        if self.fresh:
            self.key = (self.position, 0)
        self.fresh = False
        self.position = token.end() if token else self.position + 1
        self.line = max(self.line, self.text.rfind("\n", 0, self.position) + 1)

    def _plain(self) -> None:
        """Pass a text without quotes, over all lines that belong to it."""
        if self.fresh:
            self.key = (self.position, 0)
        self.fresh = False
        text, end = self.text, _END_IN_FLOW if self.flows else _END
        indent = self.blocks[-1][0] if self.blocks else -1
        position = self.position + 1
        while True:
            position = end.search(text, position).end()
            if not text.startswith("\n", position):
                break
            line = _NEXT.match(text, position)
            start = line.end()
            column = len(line[1])
            ends = start == self.size or text[start] == "#" or (not column and _MARKER.match(text, start))
            if ends or (not self.flows and column <= indent):
                break
            self.line, position = start - column, start
        self.position = position

    def _literal(self, header: re.Match[str]) -> None:
        """Pass a text in block style: all lines that are indented as far as its first."""
        position = header.end()
        outer = self.blocks[-1][0] if self.blocks else -1
        explicit = header[1] or header[2]
        indent = max(outer, 0) + int(explicit) if explicit else 0
        blank = 0
        while position < self.size:
            line = _LINE.match(self.text, position)
            spaces = len(line[1])
            if not line[2]:
                blank = max(blank, spaces)
            else:
                indent = indent or max(blank, spaces, outer + 1, 1)
                if spaces < indent:
                    break
            position = line.end()
        self.position = position
        self.line, self.key, self.fresh = position, None, True

    def _line_end(self, position: int) -> int:
        newline = self.text.find("\n", position)
        return len(self.text) if newline < 0 else newline
