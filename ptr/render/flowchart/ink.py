"""Places boxes, lines and labels."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.drawing import FOOT, Badge, Box, Point, Text
from ptr.render.flowchart.grid import DOWN, LEFT, RIGHT
from ptr.render.flowchart.shapes import BADGE, LEADING, SMALL, Shape, badge_width, badges_width
from ptr.render.flowchart.text import width

NEAR: Final = 0.05
AWAY: Final = 3.0  # between a label and its line or its step


def box(node: int, kind: StepKind, shape: Shape, middle: Point) -> Box:
    """Draw a step around its middle."""
    x, y = middle[0] - shape.width / 2, middle[1] - shape.height / 2
    foot = FOOT if kind is StepKind.DOCUMENT else 0.0
    top = middle[1] - foot / 2 - sum(line.height for line in shape.lines) / 2
    texts, badges = [], []
    for line in shape.lines:
        left = middle[0] - line.width / 2
        if line.text:
            texts.append(Text(left, top, line.text_width, line.height, line.size, line.text))
        left += line.width - badges_width(line.marks)
        for mark in line.marks:
            badges.append(Badge(left, top + (line.height - BADGE) / 2, badge_width(mark), BADGE, mark))
            left += badge_width(mark) + 3
        top += line.height
    return Box(node, kind, x, y, shape.width, shape.height, tuple(texts), tuple(badges))


def outline(shape: Shape, kind: StepKind, middle: Point, side: int, off: float) -> Point:
    """Return the point of a step's outline on one side, `off` from its middle (above and below only)."""
    half, tall = shape.width / 2, shape.height / 2
    if side in (RIGHT, LEFT):
        return middle[0] + (half if side == RIGHT else -half), middle[1]
    if kind is StepKind.DECISION:
        tall *= 1 - abs(off) / half
    if kind is StepKind.DOCUMENT and side == DOWN:
        tall -= FOOT / 2 if not off else FOOT * (0.15 if off < 0 else 0.85)
    return middle[0] + off, middle[1] + (tall if side == DOWN else -tall)


def label(lines: tuple[str, ...], points: tuple[Point, ...], middle: float, half: float) -> tuple[Text, ...]:
    """Place the condition where the line leaves its step: to the right of an upright line, above a level one.

    `middle` and `half` are those of the step's height: beside an upright line the text is clear of a diamond's slopes
    and a document's wave.
    """
    (x, y), (to_x, to_y) = points[0], points[1]
    tall = SMALL * LEADING
    wide = max((width(line) * SMALL for line in lines), default=0.0)
    if to_x == x:
        left = x + AWAY + 1
        top = middle + half + AWAY if to_y > y else middle - half - AWAY - tall * len(lines)
    else:
        left = x + AWAY if to_x > x else x - AWAY - wide
        top = y - tall * len(lines) - 1
    return tuple(Text(left, top + n * tall, width(line) * SMALL, tall, SMALL, line) for n, line in enumerate(lines))


def stroke(points: tuple[Point, ...], drawn: list[tuple[Point, Point]]) -> tuple[Point, ...]:
    """Return the part of a line up to where it joins one already drawn, and note it as drawn."""
    kept = list(points)
    while len(kept) > 1:
        start = next((a for a, b in drawn if _near(b, kept[-1]) and _same_direction(a, b, kept[-2])), None)
        if start is None:
            break
        if _length(start, kept[-1]) + NEAR < _length(kept[-2], kept[-1]):
            kept[-1] = start
            break
        kept.pop()
    drawn += pairwise(points)
    return tuple(kept)


def _same_direction(start: Point, end: Point, other: Point) -> bool:
    """Return whether another point lies in the direction that a stretch comes from."""
    along = (start[0] - end[0]) * (other[0] - end[0]) + (start[1] - end[1]) * (other[1] - end[1])
    aside = (start[0] - end[0]) * (other[1] - end[1]) - (start[1] - end[1]) * (other[0] - end[0])
    return along > 0 and abs(aside) < NEAR


def _near(one: Point, other: Point) -> bool:
    return abs(one[0] - other[0]) < NEAR and abs(one[1] - other[1]) < NEAR


def _length(one: Point, other: Point) -> float:
    return abs(one[0] - other[0]) + abs(one[1] - other[1])
