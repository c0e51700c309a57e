"""The graph of a flow chart: what can be reached, where a case gets stuck, and how long it takes at most.

Pure and iterative, in time linear in steps and exits, so that a chain of ten thousand steps does no harm.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from ptr.model.charts.depth_first import Search, search
from ptr.model.documents.flow import Flow, Step, StepKind
from ptr.model.fields.pointer import Pointer
from ptr.model.remembering import latest


class Graph:
    """A chart's steps by id, and the exits of each that lead to steps of the chart.

    Of steps with the same id the first decides the kind, and the exits of all count. Steps in `lost` have an exit to an
    undefined step: nobody knows where it leads, so it counts as a way out.
    """

    def __init__(self, flow: Flow) -> None:
        """Take the steps in the order of the document."""
        self.steps: dict[str, Step] = {}
        self._positions: dict[str, int] = {}
        for position, step in enumerate(flow.steps):
            self.steps.setdefault(step.id, step)
            self._positions.setdefault(step.id, position)
        self.next: dict[str, list[str]] = {key: [] for key in self.steps}
        self.lost: set[str] = set()
        for step in flow.steps:
            self.next[step.id] += [edge.to for edge in step.next if edge.to in self.steps]
            if any(edge.to not in self.steps for edge in step.next):
                self.lost.add(step.id)

    def of(self, kind: StepKind) -> list[str]:
        """List the steps of one kind in the order of the document."""
        return [key for key, step in self.steps.items() if step.kind is kind]

    @property
    def starts(self) -> list[str]:
        """The steps at which a case begins."""
        return self.of(StepKind.START)

    @property
    def ends(self) -> list[str]:
        """The steps at which a case is over."""
        return self.of(StepKind.END)

    @property
    def dead_ends(self) -> list[str]:
        """The steps that lead nowhere and are not ends."""
        out = self.lost.union(self.ends)
        return [key for key, exits in self.next.items() if not exits and key not in out]

    def pointer(self, key: str) -> Pointer:
        """Return where a step stands in the document."""
        return ("steps", self._positions[key])

    def spread(self, keys: Iterable[str], reached: set[str]) -> list[str]:
        """Add to `reached` the steps that a case can reach from some steps, these included, and return the new ones."""
        new = [key for key in keys if key not in reached]
        reached.update(new)
        for key in new:
            further = set(self.next[key]) - reached
            reached |= further
            new.extend(further)
        return new

    @property
    def cut_off(self) -> Iterator[tuple[str, int]]:
        """The steps that no start leads to: the first of each such part, and how many more are lost behind it.

        Where a whole loop is cut off, its first step stands for all of it.
        """
        come: set[str] = set()
        self.spread(self.starts, come)
        for component in reversed(self._search.components):
            if not come.issuperset(component):
                head = min(component, key=self._positions.__getitem__)
                yield head, len(self.spread([head], come)) - 1

    @property
    def endless_loops(self) -> Iterator[list[str]]:
        """The loops that no exit and no end leads out of, each in the order of the document."""
        out = self.lost.union(self.ends)
        for component in self._search.components:
            inside = set(component)
            goes_round = len(component) > 1 or component[0] in self.next[component[0]]
            if goes_round and not any(key in out or not inside.issuperset(self.next[key]) for key in component):
                yield [key for key in self.steps if key in inside]

    def longest(self, weight: Callable[[Step], float]) -> list[Step]:
        """Return the heaviest path from a start: the heavier of alternatives, every step of a loop at most once.

        A loop is left by any of its exits after the heaviest path into it. A real case on this path takes at least as
        long, since the steps that it repeats are counted only once. Steps without weight are left out.
        """
        components, ended = self._search
        home = {key: number for number, component in enumerate(components) for key in component}
        came: dict[str, tuple[float, str]] = dict.fromkeys(self.starts, (0.0, ""))
        total: dict[str, float] = {}

        def lead(targets: Iterable[str], source: str) -> None:
            for key in targets:
                if key not in came or total[source] > came[key][0]:
                    came[key] = (total[source], source)

        for number in reversed(range(len(components))):
            members = sorted(components[number], key=ended.__getitem__, reverse=True)
            for key in members:
                if key in came:
                    total[key] = came[key][0] + weight(self.steps[key])
                    lead((to for to in self.next[key] if home[to] == number and ended[to] < ended[key]), key)
            reached = [key for key in members if key in total]
            if reached:
                deepest = max(reached, key=total.__getitem__)
                lead((to for key in reached for to in self.next[key] if home[to] != number), deepest)
        path = [max(total, key=total.__getitem__, default="")]
        while path[-1]:
            path.append(came[path[-1]][1])
        return [self.steps[key] for key in reversed(path[:-1]) if weight(self.steps[key])]

    @cached_property
    def _search(self) -> Search:
        return search((*self.starts, *self.steps), self.next)


graph_of = latest(Graph)
"""Return the graph of a chart; it is made once for all rules that ask about one chart after another."""
