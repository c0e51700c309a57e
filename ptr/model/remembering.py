"""Answers about documents that are asked for again and again.

Documents are told apart by identity, since comparing two takes as long as walking them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar

from msgspec import Struct

P = ParamSpec("P")
R = TypeVar("R")
V = TypeVar("V", bound=Struct)


def latest(function: Callable[[V], R]) -> Callable[[V], R]:
    """Remember the answer for the last document: a run asks many rules about one document before the next."""
    last: list[tuple[V, R]] = []

    @wraps(function)
    def remembered(value: V) -> R:
        for known, answer in last:
            if known is value:
                return answer
        answer = function(value)
        last[:] = [(value, answer)]
        return answer

    return remembered


def lately(size: int) -> Callable[[Callable[Concatenate[V, P], R]], Callable[Concatenate[V, P], R]]:
    """Remember the answers for so many documents and further arguments, and begin anew when there are more."""

    def remembering(function: Callable[Concatenate[V, P], R]) -> Callable[Concatenate[V, P], R]:
        known: dict[tuple[Any, ...], tuple[V, R]] = {}

        @wraps(function)
        def remembered(value: V, /, *rest: P.args, **named: P.kwargs) -> R:
            key = (id(value), *rest, *named.items())
            if key in known:
                return known[key][1]
            answer = function(value, *rest, **named)
            if len(known) >= size:
                known.clear()
            known[key] = value, answer
            return answer

        return remembered

    return remembering
