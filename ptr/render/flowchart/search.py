"""The cheapest path of a line (A*): length, bends and crossings cost; a state is a point and how it is entered."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct

from ptr.render.flowchart.grid import DOWN, FREE, OPPOSITE, Grid, Path, Port

BEND: Final = 24.0
CROSS: Final = 60.0
JOIN: Final = 4.0
FAR: Final = 1e18
AHEAD: Final = tuple(tuple(heading for heading in range(4) if heading != OPPOSITE[direction]) for direction in range(4))


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

    `goals` are the points of entry with their directions and costs, `trunks` the points where the line may join. A
    finished path is noted as the complement of its last state.
    """
    cover, across, along, bends, steps, lengths = (
        grid.cover,
        grid.across,
        grid.along,
        grid.bends,
        grid.step,
        grid.lengths,
    )
    left = _left(grid, goals, trunks)
    best = [FAR] * (4 * len(cover))
    came: dict[int, int] = {}
    heap: list[tuple[float, int, float]] = []

    def finish(state: int, cost: float, before: int) -> None:
        came[~state] = before
        heapq.heappush(heap, (cost, ~state, cost))

    for port in starts:
        state = port.point << 2 | port.direction
        best[state], came[state] = port.cost, -1
        heapq.heappush(heap, (port.cost, state, port.cost))
    ends: dict[int, float] = {}
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
            total = cost + JOIN + trunk.left + (0 if direction == trunk.goes else BEND / 2)
            if direction != trunk.comes and direction != OPPOSITE[trunk.goes] and total < ends.get(state, FAR):
                ends[state] = total
                finish(state, total, state)
            continue
        straight = inside or across[point] or along[point] or bends[point]
        for heading in (direction,) if straight else AHEAD[direction]:
            to = point + steps[heading]
            price = cost + lengths[heading][point] + (BEND if heading != direction else 0.0)
            reached = to << 2 | heading
            if cover[to] != FREE:
                total = price + goals.get((to, heading), FAR)
                if total < ends.get(reached, FAR):
                    ends[reached] = total
                    finish(reached, total, state)
                continue
            beside, ahead = (along[to], across[to]) if heading < DOWN else (across[to], along[to])
            if (beside or ahead or bends[to]) and to not in trunks:
                if ahead or bends[to]:
                    continue
                price += CROSS
            if price < best[reached]:
                best[reached], came[reached] = price, state
                heapq.heappush(heap, (price + left[heading >> 1][to], reached, price))
    return None


def _left(grid: Grid, goals: Iterable[tuple[int, int]], trunks: Mapping[int, Trunk]) -> tuple[list[float], list[float]]:
    """Return the least cost from each point to the nearest goal, entered across and entered up or down."""
    points = {point for point, _ in goals} | {trunk.path[-1] for trunk in trunks.values()}
    bend = JOIN + BEND / 2 if trunks else BEND
    aside = _away(grid.x, [point % grid.wide for point in points])
    above = _away(grid.y, [point // grid.wide for point in points])
    across = [x + y + (bend if y else 0.0) for y in above for x in aside]
    along = [x + y + (bend if x else 0.0) for y in above for x in aside]
    return across, along


def _away(places: Sequence[float], lines: Sequence[int]) -> list[float]:
    """Return how far each place is from the range of some lines."""
    low, high = (places[min(lines)], places[max(lines)]) if lines else (0.0, 0.0)
    return [max(low - place, place - high, 0.0) for place in places]


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
