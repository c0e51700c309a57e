"""A drawing cut into sheets, with a lettered circle where a line continues elsewhere (GB/T 1526: connector)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import ClassVar, Final

from msgspec import Struct, structs

from ptr.render.flowchart.drawing import Badge, Box, Drawing, DrawnLine, Lane, Point, Text

RADIUS: Final = 7.0
LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"

Rect = tuple[float, float, float, float]  # left, top, right, bottom


class Connector(Struct, frozen=True):
    """A circle at the edge of a sheet: the line continues at the circle with the same word on another sheet."""

    x: float
    y: float
    word: str


class Tile(Struct, frozen=True):
    """One sheet of a chart and its place among them."""

    MARGIN: ClassVar = 2 * RADIUS + 4

    drawing: Drawing
    connectors: tuple[Connector, ...]
    number: int
    of: int


def cut(
    whole: Drawing, columns: Sequence[tuple[float, float]], rows: Sequence[tuple[float, float]]
) -> tuple[Tile, ...]:
    """Cut a drawing at the borders of columns and rows, sheet after sheet from the top."""
    rects = [(left, top, right, bottom) for top, bottom in rows for left, right in columns]
    words = _words(whole, columns, rows)
    return tuple(_tile(whole, rect, words, number, len(rects)) for number, rect in enumerate(rects, 1))


def _words(
    whole: Drawing, columns: Sequence[tuple[float, float]], rows: Sequence[tuple[float, float]]
) -> dict[Point, str]:
    """Letter each point where a line is cut, from top to bottom."""
    inner = [column[0] for column in columns[1:]], [row[0] for row in rows[1:]]
    points = {_key(point) for line in whole.lines for a, b in pairwise(line.stroke) for point in _cuts(a, b, *inner)}
    return {point: _word(number) for number, point in enumerate(sorted(points, key=lambda p: (p[1], p[0])))}


def _word(number: int) -> str:
    more, place = divmod(number, len(LETTERS))
    return (str(more) if more else "") + LETTERS[place]


def _cuts(a: Point, b: Point, xs: Sequence[float], ys: Sequence[float]) -> Iterator[Point]:
    """Yield the points where a stretch meets the cuts."""
    if abs(a[0] - b[0]) < 0.01:
        yield from ((a[0], y) for y in ys if min(a[1], b[1]) < y < max(a[1], b[1]))
    else:
        yield from ((x, a[1]) for x in xs if min(a[0], b[0]) < x < max(a[0], b[0]))


def _key(point: Point) -> Point:
    return round(point[0], 1), round(point[1], 1)


def _tile(whole: Drawing, rect: Rect, words: dict[Point, str], number: int, of: int) -> Tile:
    left, top, right, bottom = rect
    margin = Tile.MARGIN if of > 1 else 0.0
    dx, dy = margin - left, whole.head + margin - top
    lines, connectors = [], {}
    for line in whole.lines:
        label = tuple(text for text in line.label if _holds(rect, text.x, text.y))
        for part in _parts_within(line.stroke, rect):
            for point in part:
                if word := words.get(_key(point)):
                    outside = _outside(point, rect)
                    connectors[word, outside] = Connector(outside[0] + dx, outside[1] + dy, word)
            tip = part[-1] == line.points[-1] or _key(part[-1]) in words
            lines.append(_moved_line(line, part, label, dx, dy, tip=tip))
            label = ()
        if label:
            lines.append(_moved_line(line, (), label, dx, dy, tip=False))
    return Tile(
        Drawing(
            width=right - left + 2 * margin,
            height=whole.head + bottom - top + 2 * margin,
            head=whole.head,
            lanes=tuple(_moved_lane(lane, dx) for lane in whole.lanes if left <= lane.x + lane.width / 2 < right),
            boxes=tuple(_moved_box(box, dx, dy) for box in whole.boxes if _holds(rect, *_middle(box))),
            lines=tuple(lines),
            cuts=(),
            crossings=whole.crossings,
        ),
        tuple(connectors[key] for key in sorted(connectors)),
        number,
        of,
    )


def _middle(box: Box) -> Point:
    return box.x + box.width / 2, box.y + box.height / 2


def _holds(rect: Rect, x: float, y: float) -> bool:
    return rect[0] <= x < rect[2] and rect[1] <= y < rect[3]


def _outside(point: Point, rect: Rect) -> Point:
    """Return the middle of a connector just outside the sheet's part of the drawing."""
    x, y = point
    for edge, (dx, dy) in zip(rect, ((-1, 0), (0, -1), (1, 0), (0, 1)), strict=True):
        if abs((x if dx else y) - edge) < 0.06:
            return x + dx * RADIUS, y + dy * RADIUS
    return point


def _parts_within(points: Sequence[Point], rect: Rect) -> Iterator[tuple[Point, ...]]:
    """Yield the parts of a polyline within a rectangle."""
    left, top, right, bottom = rect
    part: list[Point] = []
    for a, b in pairwise(points):
        low = (max(min(a[0], b[0]), left), max(min(a[1], b[1]), top))
        high = (min(max(a[0], b[0]), right), min(max(a[1], b[1]), bottom))
        inside = low[0] <= high[0] and low[1] <= high[1] and (high[0] - low[0] > 0.01 or high[1] - low[1] > 0.01)
        if not inside:
            if len(part) > 1:
                yield tuple(part)
            part = []
            continue
        start = (min(max(a[0], low[0]), high[0]), min(max(a[1], low[1]), high[1]))
        end = (min(max(b[0], low[0]), high[0]), min(max(b[1], low[1]), high[1]))
        if not part or part[-1] != start:
            if len(part) > 1:
                yield tuple(part)
            part = [start]
        part.append(end)
    if len(part) > 1:
        yield tuple(part)


def _moved_line(
    line: DrawnLine, part: tuple[Point, ...], label: tuple[Text, ...], dx: float, dy: float, *, tip: bool
) -> DrawnLine:
    """Move a part of a line; `tip` gives it an arrowhead."""
    moved = tuple((x + dx, y + dy) for x, y in part)
    points = moved if tip else (*moved, (line.points[-1][0] + dx, line.points[-1][1] + dy))
    return DrawnLine(line.edge, points, moved, tuple(_moved_text(text, dx, dy) for text in label))


def _moved_text(text: Text, dx: float, dy: float) -> Text:
    return structs.replace(text, x=text.x + dx, y=text.y + dy)


def _moved_badge(badge: Badge, dx: float, dy: float) -> Badge:
    return structs.replace(badge, x=badge.x + dx, y=badge.y + dy)


def _moved_box(box: Box, dx: float, dy: float) -> Box:
    texts = tuple(_moved_text(text, dx, dy) for text in box.texts)
    badges = tuple(_moved_badge(badge, dx, dy) for badge in box.badges)
    return structs.replace(box, x=box.x + dx, y=box.y + dy, texts=texts, badges=badges)


def _moved_lane(lane: Lane, dx: float) -> Lane:
    return structs.replace(lane, x=lane.x + dx, head=tuple(_moved_text(text, dx, 0) for text in lane.head))
