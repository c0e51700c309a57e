"""Where each step stands: a row, and a column of its lane.

Steps are placed one after the other, each where the lines from the steps before it are shortest; then each is moved
again, as long as that shortens the lines. A lane has one column, and another on each side where branches need it.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.table import Spot, Table

ROW: Final = 2.0  # what each further row costs
SIDE: Final = 1.0  # what standing beside the lane's middle costs
OPENED: Final = 3.0  # what a new column costs
NARROW: Final = 15.0  # the same where the paper is narrow
BLOCKED: Final = 9.0  # what a step in the way costs
PASSED: Final = 3.5  # what it costs that a line must pass by a step
ASTRAY: Final = 3.0  # what it costs that the main course leaves the middle of its lane
CROWD: Final = 3.0  # what a second line on one side of a step costs
CROWDED: Final = 1.5  # what each step beyond three in a row costs
SWERVING: Final = 2.5  # what it costs that the main course of several leaves to the side
BESIDE: Final = 0.3  # what a line to the side costs
ELBOW: Final = 2.0  # what a line with a bend costs
ZIGZAG: Final = 1.5  # what a second bend costs
RESERVED: Final = 4.0  # what it costs to stand where the main course would go on
ROUNDS: Final = 4


class Placement(Struct, frozen=True):
    """Row and column of each step, and the lane of each column."""

    rows: tuple[int, ...]
    columns: tuple[int, ...]
    lanes: tuple[int, ...]


def place(chart: Chart, *, beside: bool = True, narrow: bool = False) -> Placement:
    """Place the steps of a chart; `beside` lets a step stand in the same row as the one it follows.

    A `narrow` chart has fewer columns and more rows.
    """
    table = Table(chart, beside)
    costs = _Costs(table, NARROW if narrow else OPENED)
    for node in chart.order:
        _, spot = min((costs.of(node, spot), spot) for spot in table.free_spots(node))
        table.put(node, spot)
    for _ in range(ROUNDS):
        if not sum(_moved(table, costs, node) for node in reversed(chart.order)):
            break
    return _numbered(chart, table)


def _moved(table: Table, costs: _Costs, node: int) -> bool:
    old = table.spots[node]
    table.take(node)
    best = min((costs.of(node, spot), spot != old, spot) for spot in table.free_spots(node))
    table.put(node, best[2])
    return best[2] != old


class _Costs:
    """What it costs to place a step among those placed so far."""

    def __init__(self, table: Table, opened: float) -> None:
        self.chart, self.table, self.opened = table.chart, table, opened
        self.main: list[int] = [
            max(targets, key=lambda to: (self.chart.depth[to], -to), default=-1) for targets in self.chart.following
        ]
        self.spine = {node for node, before in enumerate(self.chart.preceding) if not before} | set(self.main)

    def of(self, node: int, spot: Spot) -> float:
        """Return what a spot costs a step: its lines and its column."""
        return self.cost(node, spot) + self.opening(node, spot)

    def opening(self, node: int, spot: Spot) -> float:
        """Return what it costs that the spot is off the lane's middle, more if nothing is in that column yet."""
        if not spot[2]:
            return 0
        return SIDE + (0 if self.table.used.get(spot[1:]) else self.opened) + (ASTRAY if node in self.spine else 0)

    def cost(self, node: int, spot: Spot) -> float:
        """Return what the lines to the steps placed so far cost from a spot."""
        chart = self.chart
        total = 0.0
        for other in chart.preceding[node]:
            if other in self.table.spots:
                total += self._line(other, self.table.spots[other], node, spot)
        for other in chart.following[node]:
            if other in self.table.spots:
                total += self._line(node, spot, other, self.table.spots[other])
        for edge in chart.back:
            source, target = chart.edges[edge].source, chart.edges[edge].target
            if node == source and target in self.table.spots:
                total += self._back(spot, self.table.spots[target])
            elif node == target and source in self.table.spots:
                total += self._back(self.table.spots[source], spot)
        return total + self._blocking(node, spot) + ROW * spot[0] * 0.5

    def _line(self, source: int, start: Spot, target: int, end: Spot) -> float:
        row, column, to_row, to_column = start[0], start[1:], end[0], end[1:]
        down = to_row - row
        main = self.main[source] == target
        if column == to_column:
            blocked = sum((r, *column) in self.table.cells for r in range(row + 1, to_row))
            return ROW * (down - 1) + PASSED * min(blocked, 2)
        away = 1.0 * abs(end[1] - start[1])
        if down == 0:
            away += CROWDED * max(0, sum(row == start[0] for row, *_ in self.table.cells) - 2)
            away += ASTRAY if end[1] == start[1] and self.chart.nodes[source].kind is not StepKind.DECISION else 0
            return (
                away
                + (SWERVING if main and len(self.chart.following[source]) > 1 else BESIDE)
                + self._crowd(source, start, end)
                + self._pressed(target, end, start)
            )
        away += self._crowd(source, start, end)
        corner = (row, *to_column) in self.table.cells or self.table.between(start, (row, *to_column))
        other = (to_row, *column) in self.table.cells or self.table.between((to_row, *column), end)
        return ROW * (down - 1) + away + ELBOW + (ZIGZAG if corner and other else 0)

    def _pressed(self, node: int, spot: Spot, entered: Spot) -> float:
        """Return the cost of entering a step from a side on which several lines leave it; it should stand below."""
        lanes = [self.chart.nodes[other].lane for other in self.chart.following[node]]
        back = sum(lane > spot[1] if entered[1:] > spot[1:] else lane < spot[1] for lane in lanes)
        return CROWD * max(0, back - 1)

    def _crowd(self, source: int, start: Spot, end: Spot) -> float:
        """Return the cost of the lines that share a side of a step, which has room for one."""
        taken = 0.0
        for other in self.chart.following[source]:
            spot = self.table.spots.get(other)
            taken += bool(spot and spot != end and _side(start, spot) == _side(start, end))
        for other in self.chart.preceding[source]:
            spot = self.table.spots.get(other)
            taken += bool(spot and spot[0] == start[0] and _side(start, spot) == _side(start, end))
        return CROWD * taken

    def _back(self, start: Spot, end: Spot) -> float:
        return abs(start[0] - end[0]) * 0.4 + abs(start[1] - end[1]) * 0.5 + (ELBOW if start[1:] == end[1:] else 0)

    def _blocking(self, node: int, spot: Spot) -> float:
        """Return the cost of a spot that others need: below a decision for its main branch, or on a straight line."""
        total = 0.0
        row, lane, side = spot
        for other, other_spot in self.table.spots.items():
            if other_spot[1:] != (lane, side) or other_spot[0] >= row:
                continue
            main = self.main[other]
            if main in (node, -1) or node == other:
                continue
            below = self.table.spots.get(main)
            if below is None and node in self.chart.following[other] and self.chart.nodes[main].lane == lane:
                total += RESERVED
            elif below is not None and below[1:] == (lane, side) and below[0] > row:
                total += BLOCKED
        return total


def _side(start: Spot, end: Spot) -> int:
    """Return on which side a spot lies: -1, 0 or 1."""
    return (end[1:] > start[1:]) - (end[1:] < start[1:])


def _numbered(chart: Chart, table: Table) -> Placement:
    """Leave out empty rows and columns and number the rest."""
    rows = {row: number for number, row in enumerate(sorted({spot[0] for spot in table.spots.values()}))}
    empty = {(lane, 0) for lane in range(len(chart.lanes))} - {(*spot[1:2], 0) for spot in table.spots.values()}
    columns = sorted({spot[1:] for spot in table.spots.values()} | empty)
    where = {column: number for number, column in enumerate(columns)}
    spots = [table.spots[node] for node in range(len(chart.nodes))]
    return Placement(
        rows=tuple(rows[spot[0]] for spot in spots),
        columns=tuple(where[spot[1:]] for spot in spots),
        lanes=tuple(lane for lane, _ in columns),
    )
