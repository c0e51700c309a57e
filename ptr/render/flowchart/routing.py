"""Lines around steps: a path for each, then again for those that bend or cross, as long as that helps.

Lines to one step may join; a line crosses others only at right angles and never runs on them.
"""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from ptr.render.flowchart.chart import Chart
from ptr.render.flowchart.grid import LEFT, OPPOSITE, RIGHT, Grid, Port
from ptr.render.flowchart.placement import Placement
from ptr.render.flowchart.search import BEND, CROSS, JOIN, Route, Trunk, search

ROUNDS: Final = 3
PAIRS: Final = 12  # crossings for which both lines are rerouted
TRACKS: Final = 4
WORTH: Final = 2 * BEND  # what a line must cost to be rerouted


class Routes(Struct, frozen=True):
    """All lines of a chart on their grid."""

    grid: Grid
    routes: tuple[Route, ...]

    @property
    def cost(self) -> float:
        """What the lines cost together."""
        return sum(route.cost for route in self.routes)

    @property
    def crossings(self) -> int:
        """The points where lines to different steps cross."""
        through: dict[int, set[tuple[bool, int]]] = {}
        for edge, one in zip(self.grid.chart.edges, self.routes, strict=True):
            for before, point, after in zip(one.path, one.path[1:], one.path[2:], strict=False):
                if after - point == point - before:
                    through.setdefault(point, set()).add((abs(after - point) == 1, edge.target))
        return sum(any(a[0] != b[0] and a[1] != b[1] for a in passes for b in passes) for passes in through.values())


def route(chart: Chart, placement: Placement) -> Routes:
    """Find a path for every line; a grid too narrow for all of them is widened."""
    tracks = TRACKS
    while True:
        router = _Router(chart, Grid(chart, placement, tracks))
        if router.all_routed():
            return Routes(router.grid, tuple(router.routes[edge] for edge in range(len(chart.edges))))
        tracks *= 2


class _Router:
    def __init__(self, chart: Chart, grid: Grid) -> None:
        self.chart, self.grid = chart, grid
        self.routes: dict[int, Route] = {}

    def all_routed(self) -> bool:
        """Route every line; return whether each has a path."""
        for edge in sorted(range(len(self.chart.edges)), key=self._rank):
            if not self._keep(edge, self._search(edge)):
                return False
        for _ in range(ROUNDS):
            dearest = sorted(self.routes, key=lambda edge: (-self.routes[edge].cost, edge))
            if not sum(self._again(edge) for edge in dearest):
                break
        for one, other in self._crossed()[:PAIRS]:
            self._both_again(one, other)
        return True

    def _rank(self, edge: int) -> tuple[bool, int, int]:
        """Rank short lines first, those that lead back last."""
        place, line = self.grid.placement, self.chart.edges[edge]
        across = abs(place.columns[line.source] - place.columns[line.target])
        down = abs(place.rows[line.source] - place.rows[line.target])
        return edge in self.chart.back, 2 * across + down, edge

    def _keep(self, edge: int, candidate: Route | None) -> bool:
        if candidate:
            self.routes[edge] = candidate
            self.grid.mark(candidate.path, 1)
        return candidate is not None

    def _drop(self, edge: int) -> Route:
        old = self.routes.pop(edge)
        self.grid.mark(old.path, -1)
        return old

    def _again(self, edge: int) -> bool:
        """Reroute a line now that the others have their paths."""
        old = self._drop(edge)
        now = self._price(edge, old)
        candidate = self._search(edge) if now > WORTH else None
        better = candidate is not None and candidate.cost < now - 1e-6
        self._keep(edge, candidate if better else Route(old.path, old.leaves, old.enters, now))
        return better

    def _both_again(self, one: int, other: int) -> None:
        """Reroute two lines that cross, in both orders; keep the cheapest."""
        old = [(edge, self._drop(edge)) for edge in (one, other)]
        choices = []
        for order in ((one, other), (other, one)):
            routed = []
            for edge in order:
                candidate = self._search(edge)
                if not self._keep(edge, candidate):
                    break
                routed.append((edge, self.routes[edge]))
            for edge, _ in routed:
                self._drop(edge)
            if len(routed) == 2:
                choices.append(routed)
        before = self._together(old)
        best = min(choices, key=self._together, default=old)
        for edge, candidate in best if self._together(best) < before - 1e-6 else old:
            self._keep(edge, candidate)

    def _together(self, lines: list[tuple[int, Route]]) -> float:
        """Return what lines off the grid cost, each counted with those before it."""
        total = 0.0
        for edge, candidate in lines:
            total += self._price(edge, candidate)
            self._keep(edge, candidate)
        for edge, _ in lines:
            self._drop(edge)
        return total

    def _crossed(self) -> list[tuple[int, int]]:
        """Return the pairs of lines that cross."""
        grid = self.grid
        points = [point for point, (a, b) in enumerate(zip(grid.across, grid.along, strict=True)) if a and b]
        through = {point: [e for e in sorted(self.routes) if point in self.routes[e].path] for point in points}
        pairs = ((a, b) for edges in through.values() for a in edges for b in edges if a < b)
        return [p for p in dict.fromkeys(pairs) if self.chart.edges[p[0]].target != self.chart.edges[p[1]].target]

    def _price(self, edge: int, old: Route) -> float:
        """Return what a line costs now that other lines have moved."""
        grid, line = self.grid, self.chart.edges[edge]
        cost = _port_cost(grid.exits(line.source), old.path[0], old.leaves)
        cost += _port_cost(grid.entries(line.target), old.path[-1], old.enters)
        trunks = self._trunks(edge)
        direction, joined = old.leaves, False
        for before, point in zip(old.path, old.path[1:], strict=False):
            heading = grid.step.index(point - before)
            cost += grid.lengths[heading][before]
            if not joined:
                cost += BEND if heading != direction else 0.0
                if point in trunks:
                    joined, cost = True, cost + JOIN
                elif (grid.along if heading in (RIGHT, LEFT) else grid.across)[point]:
                    cost += CROSS
            direction = heading
        return cost

    def _trunks(self, edge: int) -> dict[int, Trunk]:
        """Return the points of the lines to the same step."""
        points: dict[int, Trunk] = {}
        target, step = self.chart.edges[edge].target, self.grid.step
        for other in sorted(self.routes):
            if other != edge and self.chart.edges[other].target == target:
                path, left = self.routes[other].path, 0.0
                for place in range(len(path) - 2, 0, -1):
                    here = path[place]
                    comes, goes = step.index(here - path[place - 1]), step.index(path[place + 1] - here)
                    left += self.grid.lengths[goes][here]
                    points.setdefault(here, Trunk(path, place, comes, goes, left))
        return points

    def _search(self, edge: int) -> Route | None:
        """Find a path between ports that no other line uses."""
        line = self.chart.edges[edge]
        taken = {(route.path[0], OPPOSITE[route.leaves]) for route in self.routes.values()}
        taken |= {(route.path[-1], route.enters) for route in self.routes.values()}
        goals = {(p.point, p.direction): p.cost for p in self.grid.entries(line.target)}
        starts = [p for p in self.grid.exits(line.source) if (p.point, OPPOSITE[p.direction]) not in taken]
        free = {goal: cost for goal, cost in goals.items() if goal not in taken}
        return search(self.grid, starts, free, self._trunks(edge))


def _port_cost(ports: list[Port], point: int, direction: int) -> float:
    return next(port.cost for port in ports if port.point == point and port.direction == direction)
