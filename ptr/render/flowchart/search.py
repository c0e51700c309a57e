"""The cheapest way for one line (A*): length, bends and crossings cost; a state is a point and how it was entered."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from ptr.render.flowchart.grid import FREE, LEFT, OPPOSITE, RIGHT, Grid, Path, Port

BEND: Final = 24.0
CROSS: Final = 60.0
JOIN: Final = 4.0
FAR: Final = 1e18


class Route(Struct, frozen=True):
    """A line: its points from inside its source to inside its target, its first and last direction, its cost."""

    path: Path
    leaves: int
    enters: int
    cost: float


class Trunk(Struct, frozen=True):
    """A point of another line to the same step: that line, the place in it, how it comes and goes, how far it is."""

    path: Path
    place: int
    comes: int
    goes: int
    left: float


def search(
    grid: Grid, starts: Iterable[Port], goals: Mapping[tuple[int, int], float], trunks: Mapping[int, Trunk]
) -> Route | None:
    """Find the cheapest line from one of the ports to a goal or into a line that leads to it.

    `goals` are the points of entry with their directions and costs, `trunks` the points where the line may join.
    """
    came: dict[int, int] = {}
    best: dict[int, float] = {}
    heap: list[tuple[float, int, float]] = []
    cover, across, along, bends, wide = grid.cover, grid.across, grid.along, grid.bends, grid.wide
    xs, ys, steps = grid.x, grid.y, grid.step
    left, right, top, bottom = _span(grid, [point for point, _ in goals] + [one.path[-1] for one in trunks.values()])

    def reach(state: int, cost: float, before: int) -> None:
        if cost < best.get(state, FAR):
            best[state], came[state] = cost, before
            y, x = divmod(state >> 2, wide)
            aside = max(left - xs[x], 0.0, xs[x] - right)
            above = max(top - ys[y], 0.0, ys[y] - bottom)
            turn = JOIN if (aside and (above or state & 2)) or (above and not state & 2) else 0.0
            heapq.heappush(heap, (cost + aside + above + turn, state, cost))

    def finish(state: int, cost: float, before: int) -> None:
        if cost < best.get(~state, FAR):
            best[~state], came[~state] = cost, before
            heapq.heappush(heap, (cost, ~state, cost))

    for port in starts:
        reach(port.point << 2 | port.direction, port.cost, -1)
    while heap:
        _, state, cost = heapq.heappop(heap)
        if state < 0:
            return _traced(grid, ~state, cost, came, trunks)
        if cost > best[state]:
            continue
        point, direction = state >> 2, state & 3
        inside = came[state] < 0
        trunk = None if inside else trunks.get(point)
        if trunk:
            if direction != trunk.comes and direction != OPPOSITE[trunk.goes]:
                finish(state, cost + JOIN + trunk.left + (0 if direction == trunk.goes else BEND / 2), state)
            continue
        straight = inside or across[point] or along[point] or bends[point]
        for way in (direction,) if straight else (0, 1, 2, 3):
            if way == OPPOSITE[direction]:
                continue
            to = point + steps[way]
            flat = way in (RIGHT, LEFT)
            length = abs(xs[to % wide] - xs[point % wide]) if flat else abs(ys[to // wide] - ys[point // wide])
            price = cost + length + (BEND if way != direction else 0.0)
            if cover[to] != FREE:
                entry = goals.get((to, way))
                if entry is not None:
                    finish(to << 2 | way, price + entry, state)
            elif to in trunks:
                reach(to << 2 | way, price, state)
            elif not bends[to] and not (across[to] if flat else along[to]):
                reach(to << 2 | way, price + (CROSS if (along[to] if flat else across[to]) else 0.0), state)
    return None


def _span(grid: Grid, points: list[int]) -> tuple[float, float, float, float]:
    """The rectangle around points, in costs of length."""
    xs = [grid.x[point % grid.wide] for point in points] or [0.0]
    ys = [grid.y[point // grid.wide] for point in points] or [0.0]
    return min(xs), max(xs), min(ys), max(ys)


def _traced(grid: Grid, end: int, cost: float, came: dict[int, int], trunks: Mapping[int, Trunk]) -> Route:
    states: list[int] = []
    state = came[~end]
    while state >= 0:
        states.append(state)
        state = came[state]
    path = tuple(state >> 2 for state in reversed(states))
    leaves = states[-1] & 3
    if grid.cover[end >> 2] != FREE:
        return Route((*path, end >> 2), leaves, end & 3, cost)
    trunk = trunks[end >> 2]
    whole = trunk.path
    return Route((*path, *whole[trunk.place + 1 :]), leaves, grid.step.index(whole[-1] - whole[-2]), cost)
