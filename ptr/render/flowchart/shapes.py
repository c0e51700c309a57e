"""The shapes of GB/T 1526 and how large each must be for its text. Lengths are in points at full size."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Mark, Node
from ptr.render.flowchart.drawing import BAR, FOOT
from ptr.render.flowchart.text import shorten, width, wrap

TEXT: Final = 10.0
SMALL: Final = 9.0
LEADING: Final = 1.28  # line height by size
PAD: Final = 6.0
BADGE: Final = 12.5  # height of a mark
BEHIND: Final = 5.0  # between a text and the marks after it
FLAT: Final = 0.8  # the share of a step's width on which upright lines may meet it
LONGEST: Final = {StepKind.DECISION: 44, StepKind.START: 40, StepKind.END: 40}  # characters; the rest is in the table
LONGEST_STEP: Final = 84
LONGEST_NOTE: Final = 40
LONGEST_LABEL: Final = 30


class TextLine(Struct, frozen=True):
    """A line of text in a box: its text, its size, and the marks after it."""

    text: str
    size: float
    marks: tuple[Mark, ...] = ()

    @property
    def height(self) -> float:
        """The room that the line takes."""
        return max(BADGE + 2 if self.marks else 0.0, self.size * LEADING)

    @property
    def width(self) -> float:
        """The width of the line."""
        return self.text_width + (BEHIND if self.text and self.marks else 0.0) + badges_width(self.marks)

    @property
    def text_width(self) -> float:
        """The width of its text."""
        return width(self.text) * self.size


class Shape(Struct, frozen=True):
    """A step's size and the lines in it."""

    width: float
    height: float
    lines: tuple[TextLine, ...]


def badge_width(mark: Mark) -> float:
    """Return the width of a mark."""
    return width(mark.word) * SMALL + 6


def badges_width(marks: Sequence[Mark]) -> float:
    """Return the width of a row of marks."""
    return sum(badge_width(mark) + 3 for mark in marks) - 3 if marks else 0.0


@lru_cache(maxsize=2048)
def shape(node: Node, em: float) -> Shape:
    """Set a step in a box for lines of `em` characters."""
    if node.kind is StepKind.DECISION:
        return _diamond(node, em * TEXT + 2 * PAD)
    wide = em * TEXT + 2 * PAD
    if node.kind in (StepKind.START, StepKind.END):
        lines = _lines(node, em - 1)
        widest = max(line.width for line in lines)
        return Shape(min(wide, max(72.0, widest + 28)), max(26.0, _height(lines) + 9), lines)
    inner = em - 2 * BAR / TEXT if node.kind is StepKind.PREDEFINED else em
    lines = _lines(node, inner)
    foot = FOOT if node.kind is StepKind.DOCUMENT else 0
    return Shape(wide, max(30.0, _height(lines) + 2 * PAD) + foot, lines)


def _diamond(node: Node, wide: float) -> Shape:
    """Find the diamond that is neither too wide nor too tall: a block w x h fits if w/W + h/H is at most one."""
    tried = []
    for scale in (1.1, 1.2, 1.3, 1.45, 1.6):
        for em in (4, 5, 6, 7, 8, 9, 10, 11):
            lines = _lines(node, em)
            across = max(line.width for line in lines) + 4
            if across < wide * scale * 0.8:
                tall = max(46.0, _height(lines) / (1 - across / (wide * scale)))
                tried.append((tall + 1.6 * wide * scale + 6 * len(lines), scale, tall, lines))
    _, scale, tall, lines = min(tried, key=lambda option: option[:3])
    return Shape(wide * scale, tall, lines)


def _lines(node: Node, em: float) -> tuple[TextLine, ...]:
    room = em * TEXT
    text = shorten(node.text, LONGEST.get(node.kind, LONGEST_STEP))
    lines = [TextLine(line, TEXT) for line in wrap(text, em)]
    notes = [shorten(note, LONGEST_NOTE) for note in node.notes]
    if width("　".join(notes)) * SMALL <= room:
        notes = ["　".join(notes)] if notes else []
    lines += [TextLine(line, SMALL) for note in notes for line in wrap(note, room / SMALL)]
    for row in _rows(node.marks, room):
        beside = TextLine(lines[-1].text, lines[-1].size, row)
        if lines[-1].marks or beside.width > room:
            lines.append(TextLine("", SMALL, row))
        else:
            lines[-1] = beside
    return tuple(lines)


def _rows(marks: Sequence[Mark], room: float) -> Iterator[tuple[Mark, ...]]:
    """Set marks in rows as wide as the room."""
    row: tuple[Mark, ...] = ()
    for mark in marks:
        if row and badges_width((*row, mark)) > room:
            yield row
            row = ()
        row += (mark,)
    if row:
        yield row


def _height(lines: Sequence[TextLine]) -> float:
    return sum(line.height for line in lines)
