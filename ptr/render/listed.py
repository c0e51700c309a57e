"""The paragraphs of a cell as a template sets them one by one: what leads each, its text, what it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ptr.render.values import Item


class Listed(Struct, frozen=True):
    """One printed paragraph; `lead` is its number or its term with a colon."""

    lead: str
    text: str
    note: str

    def __str__(self) -> str:
        return f"{self.lead}{self.text}{self.note}"


def listed(items: Sequence[Item]) -> tuple[Listed, ...]:
    """Lead each item by its term; several without terms are numbered."""
    return tuple(_listed(items))


def _listed(items: Sequence[Item]) -> Iterator[Listed]:
    bare = sum(not item.term for item in items)
    number = 0
    for item in items:
        number += not item.term
        counted = f"{number}. " if bare > 1 else ""
        yield Listed(f"{item.term}：" if item.term else counted, item.text, item.note)
