"""What a template sets one by one: the paragraphs of a cell with their leads, the cells of a form row by row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ptr.render.parts.office import FormCell
from ptr.render.parts.values import Item


class Listed(Struct, frozen=True):
    """One printed paragraph; `lead` is its number or its term with a colon."""

    lead: str
    text: str
    note: str

    def __str__(self) -> str:
        return f"{self.lead}{self.text}{self.note}"


def listed(items: Sequence[Item]) -> tuple[Listed, ...]:
    """Lead each item with its term; several without terms are numbered."""
    return tuple(_listed(items))


def _listed(items: Sequence[Item]) -> Iterator[Listed]:
    bare = sum(not item.term for item in items)
    number = 0
    for item in items:
        number += not item.term
        counted = f"{number}. " if bare > 1 else ""
        yield Listed(f"{item.term}：" if item.term else counted, item.text, item.note)


def paired(cells: Sequence[FormCell]) -> tuple[tuple[FormCell, ...], ...]:
    """Set the cells of a form in rows of two; one that is wide, or that would stand alone, takes the row."""
    rows: list[tuple[FormCell, ...]] = []
    for cell in cells:
        if rows and len(rows[-1]) == 1 and not rows[-1][0].wide and not cell.wide:
            rows[-1] = (*rows[-1], cell)
        else:
            rows.append((cell,))
    return tuple(rows)
