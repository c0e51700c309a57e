"""The one interface to a YAML parser: PyYAML's, without any types of its own and bounded in depth."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import yaml

from ptr.model.fields.fault import Mark
from ptr.store.source import MAX_DEPTH
from ptr.store.yaml.nesting.depth import too_deep


class TooDeep(yaml.YAMLError):
    """A node below the last level that is read; `place` is where the collection around it begins."""

    def __init__(self, place: Any) -> None:
        self.place = place


class Loader(yaml.CSafeLoader):
    """PyYAML's parser without implicit types: every plain scalar stays text until it is typed.

    Depth is known beforehand (`nesting.py`). If a level is missed there, the stack is still not exhausted: the composer
    announces every node that it enters and leaves.
    """

    depth = 0

    def descend_resolver(self, parent: Any, index: Any) -> None:
        self.depth += 1
        if self.depth > MAX_DEPTH + 1:
            raise TooDeep(parent.start_mark)

    def ascend_resolver(self) -> None:
        self.depth -= 1


Loader.yaml_implicit_resolvers = {}


def compose(text: str) -> Any:
    """Return the nodes of a text, None where there are none; `yaml.YAMLError` where it cannot be parsed."""
    _bound(text)
    return yaml.compose(text, Loader)


def events(text: str) -> Iterator[Any]:
    """Yield the events of a text; `yaml.YAMLError` where it cannot be parsed."""
    _bound(text)
    yield from yaml.parse(text, Loader)


def _bound(text: str) -> None:
    """Refuse a text that nests too deep before it reaches the parser, whose own bounds change with its versions."""
    place = too_deep(text)
    if place:
        raise TooDeep(place)


def mark_of(node: yaml.Node) -> Mark:
    """Return the place of a node; for one on several lines only the first character is marked."""
    start, end = node.start_mark, node.end_mark
    length = end.column - start.column if end.line == start.line else 1
    return Mark(start.line + 1, start.column + 1, max(1, length))
