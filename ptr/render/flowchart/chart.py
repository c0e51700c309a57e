"""What is drawn: lanes, steps and lines, with their texts ready for print."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from functools import cached_property

from msgspec import Struct

from ptr.model.charts.depth_first import search
from ptr.model.documents.flow import StepKind


class Mark(Struct, frozen=True):
    """A mark at a step: `kind` is its look (risk-high, supervision, rights), `word` what it says."""

    kind: str
    word: str


class Node(Struct, frozen=True, kw_only=True):
    """A step; `notes` are small lines below its text (limit, documents)."""

    kind: StepKind
    lane: int
    text: str
    notes: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()


class Edge(Struct, frozen=True):
    """A line from one step to another, by their places in `Chart.nodes`."""

    source: int
    target: int
    label: str = ""


class Chart(Struct, frozen=True, dict=True):
    """A chart to be laid out."""

    lanes: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]

    @cached_property
    def back(self) -> frozenset[int]:
        """The edges that lead back to a step from which their own source is reached first."""
        names = [str(place) for place in range(len(self.nodes))]
        successors = {name: [str(self.edges[e].target) for e in self.leaving[int(name)]] for name in names}
        starts = [name for name in names if self.nodes[int(name)].kind is StepKind.START]
        ended = search((*starts, *names), successors).ended
        return frozenset(n for n, e in enumerate(self.edges) if ended[str(e.target)] >= ended[str(e.source)])

    @cached_property
    def leaving(self) -> Sequence[Sequence[int]]:
        """The edges that leave each step, in their order."""
        numbers: list[list[int]] = [[] for _ in self.nodes]
        for number, edge in enumerate(self.edges):
            numbers[edge.source].append(number)
        return numbers

    @cached_property
    def following(self) -> Sequence[Sequence[int]]:
        """The steps that follow each step, without the edges that lead back."""
        return [
            list(dict.fromkeys(self.edges[e].target for e in edges if e not in self.back)) for edges in self.leaving
        ]

    @cached_property
    def preceding(self) -> Sequence[Sequence[int]]:
        """The steps that each step follows, without the edges that lead back."""
        sources: list[list[int]] = [[] for _ in self.nodes]
        for source, targets in enumerate(self.following):
            for target in targets:
                sources[target].append(source)
        return sources

    @cached_property
    def order(self) -> Sequence[int]:
        """The steps such that each comes after all that precede it; free choices as declared."""
        left = [len(before) for before in self.preceding]
        ready = [node for node, count in enumerate(left) if not count]
        done = []
        while ready:
            node = heapq.heappop(ready)
            done.append(node)
            for target in self.following[node]:
                left[target] -= 1
                if not left[target]:
                    heapq.heappush(ready, target)
        return done

    @cached_property
    def depth(self) -> Sequence[int]:
        """How many steps follow each step at most."""
        depths = [0] * len(self.nodes)
        for node in reversed(self.order):
            depths[node] = max((1 + depths[target] for target in self.following[node]), default=0)
        return depths
