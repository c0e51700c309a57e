"""The grid that lines run on: tracks in the gaps between rows and columns, ports at the middle and sides of steps.

Points are numbered row by row. A gap has `tracks` lines; a column has `ports` lines, the middle one leading to the
middle of its steps; a row has one. What runs where is counted at the points: since a bend has its point to itself and
a point is crossed at most once in each direction, no two lines lie on each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.placement import Placement

RIGHT, LEFT, DOWN, UP = range(4)
OPPOSITE: Final = (LEFT, RIGHT, UP, DOWN)
FREE, OFF = -1, -2
RIM: Final = 1  # a line of points round the grid that none may enter
ALONG: Final = 0.4  # what a point of length costs
TRACK: Final = 7.0  # the distance assumed before the true ones are known
HALF_COLUMN: Final = 55.0
HALF_ROW: Final = 22.0

Path = tuple[int, ...]


class Port(Struct, frozen=True):
    """An exit from a step or an entry into it: the point within the step, the direction of travel, and the cost."""

    point: int
    direction: int
    cost: float


class Grid:
    """The points, which of them steps cover, and which lines run through them."""

    def __init__(self, chart: Chart, placement: Placement, tracks: int) -> None:
        """Lay the grid over placed steps."""
        self.chart, self.placement, self.tracks = chart, placement, tracks
        most = max((len(leaving) for leaving in chart.leaving), default=0)
        self.ports = max(3, (most - 2) | 1)
        self.columns = len(placement.lanes)
        self.rows = max(placement.rows, default=0) + 1
        self.wide = RIM + self.columns * (tracks + self.ports) + tracks
        self.tall = RIM + self.rows * (tracks + 1) + tracks + RIM
        self.step = (1, -1, self.wide, -self.wide)
        self.x = _sums(self.wide, tracks, self.ports, 2 * HALF_COLUMN / (self.ports + 1))
        self.y = _sums(self.tall, tracks, 1, HALF_ROW)
        self.lengths = self._lengths()
        self.cover = self._covered()
        size = self.wide * self.tall
        self.across, self.along, self.bends = [0] * size, [0] * size, [0] * size

    def _lengths(self) -> tuple[list[float], ...]:
        """Return the cost of a step from each point, in each direction."""
        across = [abs(b - a) for a, b in zip(self.x, [*self.x[1:], 0.0], strict=True)]
        along = [abs(b - a) for a, b in zip(self.y, [*self.y[1:], 0.0], strict=True)]
        right, down = across * self.tall, [length for length in along for _ in across]
        left, up = [across[-1], *across[:-1]] * self.tall, [length for length in (0.0, *along[:-1]) for _ in across]
        return right, left, down, up

    def _covered(self) -> list[int]:
        """Return what stands at each point: nothing (-1), the rim (-2), or a step."""
        wide, tall = self.wide, self.tall
        cover = [FREE if point % wide and wide <= point < wide * (tall - 1) else OFF for point in range(wide * tall)]
        for node in range(len(self.chart.nodes)):
            for k in range(self.ports):
                cover[self.inside(node, k)] = node
        return cover

    def column_line(self, column: int, k: int) -> int:
        """Return the x of a column's port line."""
        return self.first_track(column) + self.tracks + k

    def row_line(self, row: int) -> int:
        """Return the y of a row's middle."""
        return self.first_level(row) + self.tracks

    def first_track(self, gap: int) -> int:
        """Return the x of the first track between two columns."""
        return RIM + gap * (self.tracks + self.ports)

    def first_level(self, gap: int) -> int:
        """Return the y of the first track between two rows."""
        return RIM + gap * (self.tracks + 1)

    def inside(self, node: int, k: int) -> int:
        """Return the point of a step on a port line."""
        place = self.placement
        return self.row_line(place.rows[node]) * self.wide + self.column_line(place.columns[node], k)

    def exits(self, node: int) -> list[Port]:
        """Return the exits from a step, below first."""
        return list(self._ports(node, below=0, above=140, side=14))

    def entries(self, node: int) -> list[Port]:
        """Return the entries into a step, above first; travelling inwards."""
        ports = self._ports(node, below=120, above=0, side=34)
        return [Port(port.point, OPPOSITE[port.direction], port.cost) for port in ports]

    def _ports(self, node: int, *, below: float, above: float, side: float) -> Iterable[Port]:
        kind = self.chart.nodes[node].kind
        middle = self.ports // 2
        off = 60.0 if kind is not StepKind.PROCESS else 18.0
        yield Port(self.inside(node, middle), DOWN, below)
        yield Port(self.inside(node, middle), UP, above)
        yield Port(self.inside(node, self.ports - 1), RIGHT, side)
        yield Port(self.inside(node, 0), LEFT, side)
        for k in range(self.ports):
            if k != middle:
                yield Port(self.inside(node, k), DOWN, below + off + abs(k - middle))
                yield Port(self.inside(node, k), UP, above + off + abs(k - middle))

    def mark(self, path: Path, count: int) -> None:
        """Add a line to the counts (1) or take it out (-1)."""
        for place, point in enumerate(path):
            before = path[place - 1] if place else None
            after = path[place + 1] if place + 1 < len(path) else None
            flat_in = before is not None and abs(before - point) == 1
            flat_out = after is not None and abs(after - point) == 1
            flat = flat_out if before is None else flat_in
            if before is not None and after is not None and flat_in != flat_out:
                self.bends[point] += count
            elif flat:
                self.across[point] += count
            else:
                self.along[point] += count


def _sums(count: int, tracks: int, ports: int, half: float) -> Sequence[float]:
    """Return the cost of length up to each line: tracks are close together, port lines further apart."""
    total, sums = 0.0, [0.0]
    for place in range(count - RIM):
        sums.append(total)
        total += ALONG * (half if place % (tracks + ports) >= tracks - 1 else TRACK)
    return sums
