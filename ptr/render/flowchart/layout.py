"""A chart laid out: the routed grid turned into places in points."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.drawing import Drawing, DrawnLine, Lane, Point, Text
from ptr.render.flowchart.grid import LEFT, OPPOSITE, RIGHT, RIM
from ptr.render.flowchart.ink import box, label, outline, stroke
from ptr.render.flowchart.measure import Room
from ptr.render.flowchart.placement import Placement, place
from ptr.render.flowchart.routing import Routes, route
from ptr.render.flowchart.shapes import LEADING, TEXT
from ptr.render.flowchart.spacing import Gap
from ptr.render.flowchart.text import shorten, wrap

LONGEST_LANE: Final = 80  # characters of a lane's name; the table of steps has it whole
WIDE: Final = 16.0  # wide enough a space for a lane's border
HOPEFUL: Final = 12  # crossings that another placement may avoid
ABOVE: Final = 10.0  # of a row, where a drawing may be cut


class Plan(Struct, frozen=True):
    """Where everything stands and runs, before the size of the boxes is known."""

    chart: Chart
    placement: Placement
    routes: Routes


def plan(chart: Chart, *, narrow: bool = False) -> Plan:
    """Place and route a chart; steps stand side by side in a row if that gives better lines."""
    plans = []
    for beside in (True, False):
        placed = place(chart, beside=beside, narrow=narrow)
        plans.append(Plan(chart, placed, route(chart, placed)))
        if not 0 < plans[-1].routes.crossings <= HOPEFUL:
            break
    return min(plans, key=lambda option: option.routes.cost + 30 * len(option.placement.lanes))


def draw(planned: Plan, em: float) -> Drawing:
    """Draw a planned chart with boxes of `em` characters a line."""
    return _Sheet(planned, em).drawing()


class _Sheet:
    """Draws a measured chart."""

    def __init__(self, planned: Plan, em: float) -> None:
        self.plan, self.room = planned, Room(planned.chart, planned.placement, planned.routes, em)
        room, self.grid = self.room, planned.routes.grid
        self.lefts = _starts(room.x_gaps, room.columns)
        self.borders = self._borders()
        self.heads = [
            wrap(shorten(name, LONGEST_LANE), max(3.0, (right - left - 12) / TEXT))
            for name, (left, right) in zip(planned.chart.lanes, pairwise(self.borders), strict=True)
        ]
        self.head = 10 + max(len(lines) for lines in self.heads) * TEXT * LEADING
        self.tops = [self.head + top for top in _starts(room.y_gaps, room.rows)]
        self.middles = [left + gap.size + wide / 2 for left, gap, wide in _each(self.lefts, room.x_gaps, room.columns)]
        self.levels = [top + gap.size + tall / 2 for top, gap, tall in _each(self.tops, room.y_gaps, room.rows)]

    def drawing(self) -> Drawing:
        """Put everything in its place."""
        chart, room = self.plan.chart, self.room
        points = [self._points(number) for number in range(len(chart.edges))]
        drawn: dict[int, list[tuple[Point, Point]]] = defaultdict(list)
        lines = (
            DrawnLine(e, points[e], stroke(points[e], drawn[edge.target]), self._label(e, points[e]))
            for e, edge in enumerate(chart.edges)
        )
        return Drawing(
            width=self.lefts[-1],
            height=self.tops[-1],
            head=self.head,
            lanes=tuple(self._lane(number) for number in range(len(chart.lanes))),
            boxes=tuple(box(n, node.kind, room.shapes[n], self._middle(n)) for n, node in enumerate(chart.nodes)),
            lines=tuple(lines),
            cuts=tuple(level - tall / 2 - ABOVE for level, tall in zip(self.levels[1:], room.rows[1:], strict=True)),
            crossings=self.plan.routes.crossings,
        )

    def _x(self, line: int, across: int) -> float:
        """Return the place of an x line where it passes a y line."""
        number, within = divmod(line - RIM, self.grid.tracks + self.grid.ports)
        if within < self.grid.tracks:
            return self.lefts[number] + self.room.x_gaps[number].place(line, across)
        return self.middles[number] + self.room.port(number, within - self.grid.tracks)

    def _y(self, line: int, across: int) -> float:
        """Return the place of a y line where it passes an x line."""
        number, within = divmod(line - RIM, self.grid.tracks + 1)
        if within < self.grid.tracks:
            return self.tops[number] + self.room.y_gaps[number].place(line, across)
        return self.levels[number]

    def _middle(self, node: int) -> Point:
        placement = self.plan.placement
        return self.middles[placement.columns[node]], self.levels[placement.rows[node]]

    def _borders(self) -> list[float]:
        """Return the borders of the lanes: in the widest space between what stands in the gap."""
        lanes, borders = self.plan.placement.lanes, [0.0]
        for number in range(1, self.grid.columns):
            if lanes[number - 1] != lanes[number]:
                gap = self.room.x_gaps[number]
                near, far = (self.room.extent_into(number, direction) for direction in (RIGHT, LEFT))
                places = [near, *sorted(set(gap.places.values())), gap.size - far]
                spaces = [(b - a, (a + b) / 2) for a, b in pairwise(places)]
                _, place = max(spaces, key=lambda space: (min(space[0], WIDE), -abs(space[1] - gap.size / 2)))
                borders.append(self.lefts[number] + place)
        return [*borders, self.lefts[-1]]

    def _lane(self, number: int) -> Lane:
        left, right = self.borders[number], self.borders[number + 1]
        lines, tall = self.heads[number], TEXT * LEADING
        top = (self.head - len(lines) * tall) / 2
        texts = [Text(left, top + place * tall, right - left, tall, TEXT, line) for place, line in enumerate(lines)]
        return Lane(left, right - left, tuple(texts))

    def _label(self, number: int, points: tuple[Point, ...]) -> tuple[Text, ...]:
        source = self.plan.chart.edges[number].source
        return label(self.room.labels[number], points, self._middle(source)[1], self.room.shapes[source].height / 2)

    def _points(self, number: int) -> tuple[Point, ...]:
        edge, route_ = self.plan.chart.edges[number], self.plan.routes.routes[number]
        first, *inner, last = self.room.corners(route_)
        start = self._on_outline(edge.source, route_.leaves, first[0])
        end = self._on_outline(edge.target, OPPOSITE[route_.enters], last[0])
        return (start, *((self._x(x, y), self._y(y, x)) for x, y in inner), end)

    def _on_outline(self, node: int, side: int, line: int) -> Point:
        """Return the point where a line on an x line meets a side of a step."""
        column = self.plan.placement.columns[node]
        off = self.room.port(column, line - self.grid.column_line(column, 0))
        return outline(self.room.shapes[node], self.plan.chart.nodes[node].kind, self._middle(node), side, off)


def _starts(gaps: Sequence[Gap], sizes: Sequence[float]) -> list[float]:
    """Return where each gap begins; the next column or row follows it."""
    start, starts = 0.0, []
    for gap, size in zip(gaps, [*sizes, 0.0], strict=True):
        starts.append(start)
        start += gap.size + size
    return [*starts, start]


def _each(starts: Sequence[float], gaps: Sequence[Gap], sizes: Sequence[float]) -> Iterator[tuple[float, Gap, float]]:
    """Yield each column or row with the gap before it and where that begins."""
    yield from zip(starts, gaps, sizes, strict=False)
