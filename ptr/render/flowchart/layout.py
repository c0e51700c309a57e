"""A chart laid out: the routed grid turned into places in points."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Final

from msgspec import Struct

from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.drawing import Drawing, Lane, Line, Point, Text
from ptr.render.flowchart.grid import DOWN, LEFT, RIGHT, RIM, UP, Grid
from ptr.render.flowchart.ink import box, label, outline, stroke
from ptr.render.flowchart.placement import Placement, place
from ptr.render.flowchart.routing import Routes, route
from ptr.render.flowchart.search import Route
from ptr.render.flowchart.shapes import LEADING, LONGEST_LABEL, SMALL, TEXT, Shape, shape
from ptr.render.flowchart.spacing import Gap, Obstacle, Span, gap
from ptr.render.flowchart.text import shorten, width, wrap

LABEL_EM: Final = 6.5  # the widest label beside a step
ABOVE: Final = 10.0  # of a row, where a drawing may be cut
EDGE: Final = 9.0  # between a lane's border and what stands in it


class Plan(Struct, frozen=True):
    """Where everything stands and runs, before it is known how large the boxes are."""

    chart: Chart
    placement: Placement
    routes: Routes


def plan(chart: Chart) -> Plan:
    """Place and route a chart; steps side by side in a row if that makes better lines."""
    plans = []
    for beside in (True, False):
        placed = place(chart, beside=beside)
        plans.append(Plan(chart, placed, route(chart, placed)))
        if not plans[-1].routes.crossings:
            break
    return min(plans, key=lambda made: made.routes.cost + 30 * len(made.placement.lanes))


def draw(made: Plan, em: float) -> Drawing:
    """Draw a planned chart with boxes of `em` characters a line."""
    return _Sheet(made, em).drawing()


class _Sheet:
    def __init__(self, made: Plan, em: float) -> None:
        self.chart, self.placement, self.routes = made.chart, made.placement, made.routes.routes
        self.grid: Grid = made.routes.grid
        self.crossings = made.routes.crossings
        self.shapes = [shape(node, em) for node in self.chart.nodes]
        self.upright, self.level = self._stretches()
        self.columns = self._column_widths()
        self.labels = [self._wrapped(number) for number in range(len(self.chart.edges))]
        self.row_heights = self._row_heights()
        self.x_gaps = [self._x_gap(number) for number in range(self.grid.columns + 1)]
        self.y_gaps = [self._y_gap(number) for number in range(self.grid.rows + 1)]
        self.lefts = self._starts(self.x_gaps, self.columns)
        self.head_lines: list[tuple[str, ...]] = []
        self.borders = self._borders()
        self.head = self._head_height()
        self.tops = [self.head + top for top in self._starts(self.y_gaps, self.row_heights)]

    # What runs where

    def _stretches(self) -> tuple[dict[int, list[Span]], dict[int, list[Span]]]:
        """The upright stretches by x line and the level ones by y line, as spans of the other."""
        upright: dict[int, list[Span]] = defaultdict(list)
        level: dict[int, list[Span]] = defaultdict(list)
        for one in self.routes:
            corners = self._corners(one)
            for (x, y), (to_x, to_y) in pairwise(corners):
                if x == to_x:
                    upright[x].append((min(y, to_y), max(y, to_y)))
                else:
                    level[y].append((min(x, to_x), max(x, to_x)))
        return upright, level

    def _corners(self, one: Route) -> list[tuple[int, int]]:
        wide = self.grid.wide
        points = [(point % wide, point // wide) for point in one.path]
        inner = [
            here
            for before, here, after in zip(points, points[1:], points[2:], strict=False)
            if not (before[0] == here[0] == after[0] or before[1] == here[1] == after[1])
        ]
        return [points[0], *inner, points[-1]]

    # How large

    def _column_widths(self) -> list[float]:
        widths = [60.0] * self.grid.columns
        for node, made in enumerate(self.shapes):
            column = self.placement.columns[node]
            below = sum(self.routes[e].leaves == DOWN for e in self.chart.leaving[node])
            widths[column] = max(widths[column], made.width, 42.0 * (self.grid.ports + 1) / 2 if below > 1 else 0)
        return widths

    def _port(self, column: int, k: int) -> float:
        """How far a port line is from the middle of its column."""
        middle = self.grid.ports // 2
        return (k - middle) * self.columns[column] * 0.56 / (self.grid.ports - 1)

    def _port_of(self, number: int) -> int:
        column = self.placement.columns[self.chart.edges[number].source]
        return self.routes[number].path[0] % self.grid.wide - self.grid.column_line(column, 0)

    def _wrapped(self, number: int) -> tuple[str, ...]:
        edge, one = self.chart.edges[number], self.routes[number]
        text = shorten(edge.label, LONGEST_LABEL)
        if one.leaves in (RIGHT, LEFT):
            return wrap(text, LABEL_EM)
        column, k = self.placement.columns[edge.source], self._port_of(number)
        others = [self._port_of(e) for e in self.chart.leaving[edge.source] if self.routes[e].leaves == one.leaves]
        others += [
            self.routes[e].path[-1] % self.grid.wide - self.grid.column_line(column, 0)
            for e, to in enumerate(self.chart.edges)
            if to.target == edge.source and self.routes[e].enters != one.leaves and self.routes[e].enters in (UP, DOWN)
        ]
        following = min((other for other in others if other > k), default=None)
        end = self.columns[column] / 2 + 6 if following is None else self._port(column, following)
        return wrap(text, max(2.5, (end - self._port(column, k) - 8) / SMALL))

    def _label_size(self, number: int) -> tuple[float, float]:
        lines = self.labels[number]
        return max(map(width, lines), default=0) * SMALL, len(lines) * SMALL * LEADING

    def _row_heights(self) -> list[float]:
        heights = [34.0] * self.grid.rows
        for node, made in enumerate(self.shapes):
            row = self.placement.rows[node]
            tallest = max(
                (self._label_size(e)[1] for e in self.chart.leaving[node] if self.routes[e].leaves in (RIGHT, LEFT)),
                default=0,
            )
            heights[row] = max(heights[row], made.height, 2 * tallest + 6)
        return heights

    # How far apart

    def _x_gap(self, number: int) -> Gap:
        lanes = self.placement.lanes
        border = number in (0, self.grid.columns) or lanes[number - 1] != lanes[number]
        sides: dict[int, list[Obstacle]] = {RIGHT: [], LEFT: []}
        for e, edge in enumerate(self.chart.edges):
            way, column = self.routes[e].leaves, self.placement.columns[edge.source]
            if self.labels[e] and way in sides and column == (number - 1 if way == RIGHT else number):
                inset = (self.columns[column] - self.shapes[edge.source].width) / 2
                row = self.grid.row_line(self.placement.rows[edge.source])
                span = (0, self.grid.tall) if border else (row, row)
                room = 8 if border and way == LEFT else 0  # for the border itself
                sides[way].append(Obstacle(span, self._label_size(e)[0] + 5 + room - inset))
        first = self.grid.first_track(number)
        stretches = {track: self.upright[track] for track in range(first, first + self.grid.tracks)}
        used = any(stretches.values())
        outer = number in (0, self.grid.columns)
        return gap(
            stretches,
            sides[RIGHT],
            sides[LEFT],
            clear=(EDGE + 3, EDGE + (11 if border and not outer else 3)),
            least=EDGE if outer and not used else 26.0 if border else 24.0,
        )

    def _y_gap(self, number: int) -> Gap:
        near: list[Obstacle] = []
        far: list[Obstacle] = []
        for e, edge in enumerate(self.chart.edges):
            row, column = self.placement.rows[edge.source], self.placement.columns[edge.source]
            way = self.routes[e].leaves
            if not self.labels[e] or way not in (DOWN, UP) or row != (number - 1 if way == DOWN else number):
                continue
            line = self.grid.column_line(column, self._port_of(e))
            span = (line, self.grid.column_line(column, self.grid.ports - 1))
            inset = (self.row_heights[row] - self.shapes[edge.source].height) / 2
            (near if way == DOWN else far).append(Obstacle(span, self._label_size(e)[1] + 3 - inset))
        first = self.grid.first_level(number)
        stretches = {track: self.level[track] for track in range(first, first + self.grid.tracks)}
        outer = number in (0, self.grid.rows)
        used = any(stretches.values())
        return gap(stretches, near, far, clear=(8.0, 14.0), least=10.0 if outer and not used else 20.0)

    @staticmethod
    def _starts(gaps: list[Gap], sizes: list[float]) -> list[float]:
        """Where each gap begins; the next column or row begins behind it."""
        at, found = 0.0, []
        for made, size in zip(gaps, [*sizes, 0.0], strict=True):
            found.append(at)
            at += made.size + size
        return [*found, at]

    # Where

    def x(self, line: int, across: int) -> float:
        """Give the place of an x line where it passes a y line."""
        number, within = divmod(line - RIM, self.grid.tracks + self.grid.ports)
        if within < self.grid.tracks:
            return self.lefts[number] + self.x_gaps[number].place(line, across)
        k = within - self.grid.tracks
        return self.lefts[number] + self.x_gaps[number].size + self.columns[number] / 2 + self._port(number, k)

    def y(self, line: int, across: int) -> float:
        """Give the place of a y line where it passes an x line."""
        number, within = divmod(line - RIM, self.grid.tracks + 1)
        if within < self.grid.tracks:
            return self.tops[number] + self.y_gaps[number].place(line, across)
        return self.tops[number] + self.y_gaps[number].size + self.row_heights[number] / 2

    def middle(self, node: int) -> Point:
        """Give the middle of a step."""
        row, column = self.placement.rows[node], self.placement.columns[node]
        x = self.lefts[column] + self.x_gaps[column].size + self.columns[column] / 2
        return x, self.tops[row] + self.y_gaps[row].size + self.row_heights[row] / 2

    def _borders(self) -> list[float]:
        """The borders of the lanes: in the widest space between what stands in the gap."""
        found = [0.0]
        lanes = self.placement.lanes
        for number in range(1, self.grid.columns):
            if lanes[number - 1] != lanes[number]:
                found.append(self.lefts[number] + self._border(number))
        return [*found, self.lefts[-1]]

    def _border(self, number: int) -> float:
        made = self.x_gaps[number]
        near = far = 0.0
        for e, edge in enumerate(self.chart.edges):
            column, way = self.placement.columns[edge.source], self.routes[e].leaves
            reach = self._label_size(e)[0] + 5 - (self.columns[column] - self.shapes[edge.source].width) / 2
            if self.labels[e] and way == RIGHT and column == number - 1:
                near = max(near, reach)
            if self.labels[e] and way == LEFT and column == number:
                far = max(far, reach)
        places = [near, *sorted(set(made.places.values())), made.size - far]
        spaces = [(b - a, (a + b) / 2) for a, b in pairwise(places)]
        return max(spaces, key=lambda space: (min(space[0], 16.0), -abs(space[1] - made.size / 2)))[1]

    def _head_height(self) -> float:
        for number, name in enumerate(self.chart.lanes):
            wide = self.borders[number + 1] - self.borders[number]
            self.head_lines.append(wrap(shorten(name, 80), max(3.0, (wide - 12) / TEXT)))
        return 10 + max(len(lines) for lines in self.head_lines) * TEXT * LEADING

    def _row_tops(self) -> list[float]:
        """The heights of the rows' upper edges; just above them only upright lines run."""
        return [self.tops[row] + self.y_gaps[row].size for row in range(self.grid.rows)]

    def _lane(self, number: int) -> Lane:
        left, right = self.borders[number], self.borders[number + 1]
        lines, tall = self.head_lines[number], TEXT * LEADING
        top = (self.head - len(lines) * tall) / 2
        texts = [Text(left, top + place * tall, right - left, tall, TEXT, line) for place, line in enumerate(lines)]
        return Lane(left, right - left, tuple(texts))

    def drawing(self) -> Drawing:
        """Put everything in its place."""
        boxes = [
            box(number, node.kind, self.shapes[number], self.middle(number))
            for number, node in enumerate(self.chart.nodes)
        ]
        points = [self._points(e, one) for e, one in enumerate(self.routes)]
        drawn: dict[int, list[tuple[Point, Point]]] = defaultdict(list)
        lines = [
            Line(e, whole, stroke(whole, drawn[self.chart.edges[e].target]), label(self.labels[e], whole))
            for e, whole in enumerate(points)
        ]
        return Drawing(
            width=self.lefts[-1],
            height=self.tops[-1],
            head=self.head,
            lanes=tuple(self._lane(number) for number in range(len(self.chart.lanes))),
            boxes=tuple(boxes),
            lines=tuple(lines),
            cuts=tuple(top - ABOVE for top in self._row_tops()[1:]),
            crossings=self.crossings,
        )

    def _points(self, number: int, one: Route) -> tuple[Point, ...]:
        edge, corners = self.chart.edges[number], self._corners(one)
        inner = [(self.x(x, y), self.y(y, x)) for x, y in corners[1:-1]]
        start = outline(
            self._shape(edge.source),
            self.middle(edge.source),
            one.leaves,
            self._from_middle(edge.source, corners[0][0]),
        )
        arrives = (RIGHT, LEFT, DOWN, UP)[one.enters ^ 1]
        end = outline(
            self._shape(edge.target), self.middle(edge.target), arrives, self._from_middle(edge.target, corners[-1][0])
        )
        return (start, *inner, end)

    def _shape(self, node: int) -> tuple[Shape, str]:
        return self.shapes[node], self.chart.nodes[node].kind

    def _from_middle(self, node: int, line: int) -> float:
        column = self.placement.columns[node]
        return self._port(column, line - self.grid.column_line(column, 0))
