"""The layout of a composed YAML text: which lines an entry covers, and which comments belong to it."""

from __future__ import annotations

from typing import Any

import yaml

from ptr.store.yaml.comments import Comment


class LayoutEntry:
    """A pair of a mapping or an item of a list, the lines it covers, and the comments before and in it."""

    def __init__(self, key: Any, node: Any) -> None:
        self.key, self.node = key, node
        self.first: int = (key or node).start_mark.line
        self.last = max(self.first, last_line(node))
        self.before: list[Comment] = []
        self.within: list[Comment] = []
        self.lines: list[str] = []


def share(alone: list[Comment], entries: list[LayoutEntry], column: int) -> list[Comment]:
    """Assign comments to the entries that they stand before or in; return those after the last entry."""
    tail = []
    for comment in alone:
        above = [entry for entry in entries if entry.first <= comment.line]
        if above and (comment.line <= above[-1].last or (comment.column > column and not is_line(above[-1].node))):
            above[-1].within.append(comment)
        elif len(above) < len(entries):
            entries[len(above)].before.append(comment)
        else:
            tail.append(comment)
    return tail


def is_line(node: Any) -> bool:
    """Return whether a node is written on its key's line: a scalar, a flow collection, or an empty one."""
    return isinstance(node, yaml.ScalarNode) or bool(node.flow_style) or not node.value


def last_line(node: Any) -> int:
    """Return the last line that a node covers, without the comments and blank lines after it."""
    if isinstance(node, yaml.ScalarNode) or is_line(node):
        end = node.end_mark
        return int(end.line - 1 if node.start_mark.line < end.line and end.column == 0 else end.line)
    last = node.value[-1]
    return last_line(last[1] if isinstance(last, tuple) else last)
