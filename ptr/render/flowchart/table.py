"""The steps of a chart placed so far, and where the others may stand."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ptr.model.documents.flow import StepKind
from ptr.render.flowchart.chart import Chart

Spot = tuple[int, int, int]  # row, lane, side (-1, 0, 1)


class Table:
    """The steps placed so far."""

    def __init__(self, chart: Chart, beside: bool) -> None:
        """Begin with none; `beside` lets a step stand in the same row as the one it follows."""
        self.chart, self.beside = chart, beside
        self.spots: dict[int, Spot] = {}
        self.home: dict[int, Spot] = {}
        self.cells: dict[Spot, int] = {}
        self.used: dict[tuple[int, int], int] = {}

    def put(self, node: int, spot: Spot) -> None:
        """Place a step."""
        self.spots[node], self.cells[spot] = spot, node
        self.used[spot[1:]] = self.used.get(spot[1:], 0) + 1

    def take(self, node: int) -> None:
        """Take a step off; the spot where it stood stays free for it."""
        self.home[node] = spot = self.spots.pop(node)
        del self.cells[spot]
        self.used[spot[1:]] -= 1

    def free_spots(self, node: int) -> Iterator[Spot]:
        """Return the spots below what precedes the step and above what follows it."""
        lane = self.chart.nodes[node].lane
        before = [self.spots[n] for n in self.chart.preceding[node] if n in self.spots]
        after = [self.spots[n] for n in self.chart.following[node] if n in self.spots]
        down = 0 if self.beside and self.chart.nodes[node].kind is not StepKind.START else 1
        first = max((spot[0] + down for spot in before), default=0)
        last = min((spot[0] for spot in after), default=first + 3)
        any_free = False
        for row in range(first, max(last + 1, first + 1)):
            for side in (0, 1, -1):
                spot = (row, lane, side)
                if spot not in self.cells and self._in_order(spot, before, after):
                    any_free = True
                    yield spot
        if not any_free and node in self.home:
            yield self.home[node]
        elif not any_free:
            row = max((row for row, *_ in self.cells), default=-1) + 1
            yield (max(row, first), lane, 0)

    def _in_order(self, spot: Spot, before: list[Spot], after: list[Spot]) -> bool:
        """In one row a step may stand only beside the one before it, with nothing between."""
        if self._separates(spot):
            return False
        for other in before:
            if other[0] == spot[0] and (not self.beside or self.between(other, spot)):
                return False
        return all(other[0] > spot[0] or (self.beside and not self.between(other, spot)) for other in after)

    def _separates(self, spot: Spot) -> bool:
        """Return whether a spot lies between two steps of its row that follow each other."""
        row = sorted((place, node) for node, place in self.spots.items() if place[0] == spot[0])
        return any(
            one[0] < spot < other[0]
            and (other[1] in self.chart.following[one[1]] or one[1] in self.chart.following[other[1]])
            for one, other in pairwise(row)
        )

    def between(self, one: Spot, other: Spot) -> bool:
        """Return whether a step stands between two spots of a row."""
        low, high = sorted((one[1:], other[1:]))
        return any(row == one[0] and low < (lane, side) < high for row, lane, side in self.cells)
