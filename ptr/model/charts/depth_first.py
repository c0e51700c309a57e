"""Depth-first search of a graph without recursion: its components and the order in which nodes are finished."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple


class Search(NamedTuple):
    """The outcome of a depth-first search: strongly connected components, last ones first, and when each node ended."""

    components: list[list[str]]
    ended: dict[str, int]


def search(nodes: Iterable[str], edges: Mapping[str, Sequence[str]]) -> Search:
    """Search a graph depth first from each node in turn (Tarjan); an edge to a node that ends later leads back."""
    components: list[list[str]] = []
    ended: dict[str, int] = {}
    seen: dict[str, int] = {}
    low: dict[str, int] = {}
    pending: dict[str, None] = {}
    for root in nodes:
        path = [] if root in seen else [(root, iter(edges[root]))]
        while path:
            key, left = path[-1]
            if key not in seen:
                seen[key] = low[key] = len(seen)
                pending[key] = None
            to = next((to for to in left if to not in seen or to in pending), None)
            if to is None:
                path.pop()
                ended[key] = len(ended)
                if path:
                    low[path[-1][0]] = min(low[path[-1][0]], low[key])
                if low[key] == seen[key]:
                    components.append(_taken(pending, key))
            elif to not in seen:
                path.append((to, iter(edges[to])))
            else:
                low[key] = min(low[key], seen[to])
    return Search(components, ended)


def _taken(pending: dict[str, None], key: str) -> list[str]:
    """Pop what is pending, from the last down to `key`."""
    taken = []
    while key in pending:
        taken.append(pending.popitem()[0])
    return taken
