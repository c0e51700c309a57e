"""How much room everything takes: columns, rows, conditions and the gaps between them."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from typing import Final

from msgspec import structs

from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.grid import DOWN, LEFT, OPPOSITE, RIGHT, UP, Grid
from ptr.render.flowchart.placement import Placement
from ptr.render.flowchart.routing import Routes
from ptr.render.flowchart.search import Route
from ptr.render.flowchart.shapes import FLAT, LEADING, LONGEST_LABEL, SMALL, Shape, shape
from ptr.render.flowchart.spacing import Gap, Obstacle, Span, gap
from ptr.render.flowchart.text import shorten, width, wrap

LABEL_EM: Final = 6.5  # the widest condition beside a step
BORDER: Final = 8.0  # between a lane's border and a condition
PORTS: Final = 0.56  # the part of a column's width over which its port lines are spread
SPREAD: Final = 40 / PORTS  # between lines with conditions that leave one step side by side
EDGE: Final = 7.0  # between a lane's border and what stands in it


class Room:
    """The sizes of a routed chart whose boxes hold `em` characters a line."""

    def __init__(self, chart: Chart, placement: Placement, routes: Routes, em: float) -> None:
        """Measure everything once."""
        self.chart, self.placement, self.routes = chart, placement, routes.routes
        self.grid: Grid = routes.grid
        self.shapes = [shape(node, em) for node in chart.nodes]
        self.upright, self.level = self._stretches()
        self.columns = self._column_widths()
        self.shapes = [self._widened(node, size) for node, size in enumerate(self.shapes)]
        self.labels = [self._wrapped(number) for number in range(len(chart.edges))]
        self.rows = self._row_heights()
        self.x_gaps = [self._x_gap(number) for number in range(self.grid.columns + 1)]
        self.y_gaps = [self._y_gap(number) for number in range(self.grid.rows + 1)]

    # What runs where

    def _stretches(self) -> tuple[dict[int, list[Span]], dict[int, list[Span]]]:
        """Return the upright stretches by x line and the level ones by y line, as spans of the other."""
        upright: dict[int, list[Span]] = defaultdict(list)
        level: dict[int, list[Span]] = defaultdict(list)
        for one in self.routes:
            corners = self.corners(one)
            for (x, y), (to_x, to_y) in pairwise(corners):
                if x == to_x:
                    upright[x].append((min(y, to_y), max(y, to_y)))
                else:
                    level[y].append((min(x, to_x), max(x, to_x)))
        return upright, level

    def corners(self, one: Route) -> list[tuple[int, int]]:
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
        for node, size in enumerate(self.shapes):
            column = self.placement.columns[node]
            widths[column] = max(
                widths[column], size.width, SPREAD * (self.grid.ports - 1) if self._crowded(node) else 0
            )
        return widths

    def _crowded(self, node: int) -> bool:
        """Return whether a line with a condition leaves a step above or below beside another line."""
        for direction in (DOWN, UP):
            leaving = [e for e in self.chart.leaving[node] if self.routes[e].leaves == direction]
            ports = {self.routes[e].path[0] for e in leaving}
            for edge, one in zip(self.chart.edges, self.routes, strict=True):
                if edge.target == node and one.enters == OPPOSITE[direction]:
                    ports.add(one.path[-1])
            if len(ports) > 1 and any(self.chart.edges[e].label for e in leaving):
                return True
        return False

    def _widened(self, node: int, size: Shape) -> Shape:
        """Widen a step for the lines that meet it beside its middle."""
        column = self.placement.columns[node]
        upright = [
            one.path[0]
            for e, one in enumerate(self.routes)
            if self.chart.edges[e].source == node and one.leaves >= DOWN
        ]
        upright += [
            one.path[-1]
            for e, one in enumerate(self.routes)
            if self.chart.edges[e].target == node and one.enters >= DOWN
        ]
        first = self.grid.column_line(column, 0)
        most = max((abs(self.port(column, point % self.grid.wide - first)) for point in upright), default=0.0)
        return structs.replace(size, width=max(size.width, 2 * most / FLAT))

    def port(self, column: int, k: int) -> float:
        """Return how far a port line is from the middle of its column."""
        middle = self.grid.ports // 2
        return (k - middle) * self.columns[column] * PORTS / (self.grid.ports - 1)

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
        end = self.columns[column] / 2 + 6 if following is None else self.port(column, following)
        return wrap(text, max(2.5, (end - self.port(column, k) - 8) / SMALL))

    def label_size(self, number: int) -> tuple[float, float]:
        lines = self.labels[number]
        return max(map(width, lines), default=0) * SMALL, len(lines) * SMALL * LEADING

    def _row_heights(self) -> list[float]:
        heights = [30.0] * self.grid.rows
        for node, size in enumerate(self.shapes):
            row = self.placement.rows[node]
            tallest = max(
                (self.label_size(e)[1] for e in self.chart.leaving[node] if self.routes[e].leaves in (RIGHT, LEFT)),
                default=0,
            )
            heights[row] = max(heights[row], size.height, 2 * tallest + 6)
        return heights

    # How far apart

    def _x_gap(self, number: int) -> Gap:
        lanes = self.placement.lanes
        border = number in (0, self.grid.columns) or lanes[number - 1] != lanes[number]
        obstacles: dict[int, list[Obstacle]] = {RIGHT: [], LEFT: []}
        for direction, facing in obstacles.items():
            for e in self._beside(number, direction):
                row = self.grid.row_line(self.placement.rows[self.chart.edges[e].source])
                span = (0, self.grid.tall) if border else (row, row)
                facing.append(Obstacle(span, self._extent(e) + (BORDER if border and direction == LEFT else 0)))
        first = self.grid.first_track(number)
        stretches = {track: self.upright[track] for track in range(first, first + self.grid.tracks)}
        used = any(stretches.values())
        outer = number in (0, self.grid.columns)
        return gap(
            stretches,
            obstacles[RIGHT],
            obstacles[LEFT],
            clear=(EDGE + 3, EDGE + (11 if border and not outer else 3)),
            least=EDGE if outer and not used else 26.0 if border else 24.0,
        )

    def extent_into(self, number: int, direction: int) -> float:
        """Return how far conditions extend into a gap from one side."""
        return max((self._extent(e) for e in self._beside(number, direction)), default=0.0)

    def _beside(self, number: int, direction: int) -> list[int]:
        """Return the lines with a condition that leave steps into a gap between columns in one direction."""
        column = number - 1 if direction == RIGHT else number
        return [
            e
            for e, edge in enumerate(self.chart.edges)
            if self.labels[e] and self.routes[e].leaves == direction and self.placement.columns[edge.source] == column
        ]

    def _extent(self, number: int) -> float:
        source = self.chart.edges[number].source
        inset = (self.columns[self.placement.columns[source]] - self.shapes[source].width) / 2
        return self.label_size(number)[0] + 5 - inset

    def _y_gap(self, number: int) -> Gap:
        near: list[Obstacle] = []
        far: list[Obstacle] = []
        for e, edge in enumerate(self.chart.edges):
            row, column = self.placement.rows[edge.source], self.placement.columns[edge.source]
            direction = self.routes[e].leaves
            if (
                not self.labels[e]
                or direction not in (DOWN, UP)
                or row != (number - 1 if direction == DOWN else number)
            ):
                continue
            line = self.grid.column_line(column, self._port_of(e))
            span = (line, self.grid.column_line(column, self.grid.ports - 1))
            inset = (self.rows[row] - self.shapes[edge.source].height) / 2
            (near if direction == DOWN else far).append(Obstacle(span, self.label_size(e)[1] + 3 - inset))
        first = self.grid.first_level(number)
        stretches = {track: self.level[track] for track in range(first, first + self.grid.tracks)}
        outer = number in (0, self.grid.rows)
        used = any(stretches.values())
        return gap(stretches, near, far, clear=(7.0, 13.0), least=10.0 if outer and not used else 18.0)
