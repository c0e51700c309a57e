"""The comments of a YAML text, which no parser passes on: what stands between its tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct

_COMMENT = re.compile(r"#[^\n]*")
_HEADER = re.compile(r"[|>][-+0-9]*[ \t]+(#[^\n]*)")


class Comment(Struct, frozen=True):
    """A comment with its line and column, counted from 0; `alone` if nothing precedes it on its line."""

    line: int
    column: int
    text: str
    alone: bool


def comments(text: str) -> list[Comment]:
    """List the comments of a text that the dialect can read and whose lines end in LF."""
    return list(_comments(text)) if "#" in text else []


def _comments(text: str) -> Iterator[Comment]:
    lines = text.split("\n")
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)

    def place(mark: Any) -> int:
        return min(starts[mark.line] + int(mark.column), len(text)) if mark.line < len(lines) else len(text)

    def comment(match: re.Match[str], group: int = 0) -> Comment:
        position = match.start(group)
        number = text.count("\n", 0, position)
        column = position - starts[number]
        return Comment(number, column, match[group].rstrip(), not lines[number][:column].strip())

    end = 0
    for token in yaml.scan(text, yaml.CSafeLoader):
        start = place(token.start_mark)
        yield from (comment(match) for match in _COMMENT.finditer(text, end, max(start, end)))
        header = _HEADER.match(text, start) if getattr(token, "style", None) in ("|", ">") else None
        if header:
            yield comment(header, 1)
        end = max(end, place(token.end_mark))
    yield from (comment(match) for match in _COMMENT.finditer(text, end))
