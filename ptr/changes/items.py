"""Matches the items of two lists: by their keys, by what they say, by their order."""

from __future__ import annotations

from collections import Counter
from typing import Any, TypeAlias

from msgspec import Struct

from ptr.model.fields.walk import key_of
from ptr.model.law.same_articles import ARTICLE, plain_articles
from ptr.model.text.same_text import plain_text, same_text

Key: TypeAlias = tuple[str, ...]


class Both(Struct, frozen=True, eq=False):
    """An item that is in both lists, with its positions."""

    key: str
    was: int
    now: int
    before: Any
    after: Any


class One(Struct, frozen=True, eq=False):
    """An item that is in one list only."""

    key: str
    position: int
    value: Any


class Matched(Struct, frozen=True, eq=False):
    """Two lists, matched; `moved` are the keys of the common items in either order, where the orders differ."""

    both: list[Both]
    gone: list[One]
    come: list[One]
    moved: tuple[list[str], list[str]] | None = None


def by_key(old: tuple[Any, ...], new: tuple[Any, ...]) -> Matched:
    """Match items by key, then those left whose longer keys share the first part (one law)."""
    olds, news = _keyed(old), _keyed(new)
    pairs = {key: key for key in olds if key in news}
    for key in olds:
        if key not in pairs and len(key) > 2:
            near = next((k for k in news if k[0] == key[0] and k not in pairs.values() and k not in olds), None)
            pairs |= {key: near} if near else {}
    taken = {*pairs.values()}
    first, second = [pairs[key] for key in olds if key in pairs], [key for key in news if key in taken]
    return Matched(
        both=[
            Both(_shown(there), olds[key][0], news[there][0], olds[key][1], news[there][1])
            for key, there in pairs.items()
        ],
        gone=[One(_shown(key), *olds[key]) for key in olds if key not in pairs],
        come=[One(_shown(key), *news[key]) for key in news if key not in taken],
        moved=([*map(_shown, first)], [*map(_shown, second)]) if first != second else None,
    )


def by_value(old: tuple[Any, ...], new: tuple[Any, ...], *, named: bool) -> Matched:
    """Match equal values, then texts that say the same, then the remaining texts in order.

    Values that are names of something else (`named`) match only themselves.
    """
    gone, come = _without(old, new), _without(new, old)
    both = []
    if not named:
        alike = [(one, other) for one in gone for other in come if same_text(one.value, other.value)]
        for one, other in alike:
            if one in gone and other in come:
                both.append(_replaced(one, other))
                gone.remove(one)
                come.remove(other)
        length = min(len(gone), len(come))
        both += [_replaced(one, other) for one, other in zip(gone[:length], come[:length], strict=True)]
        gone, come = gone[length:], come[length:]
    same = Counter(old) == Counter(new)
    return Matched(both, gone, come, ([*map(str, old)], [*map(str, new)]) if same else None)


def _replaced(one: One, other: One) -> Both:
    return Both(one.key, one.position, other.position, one.value, other.value)


def _keyed(items: tuple[Any, ...]) -> dict[Key, tuple[int, Any]]:
    """Return items with their positions by key; a repeated key gets a number."""
    keyed: dict[Key, tuple[int, Any]] = {}
    seen: Counter[Key] = Counter()
    for position, item in enumerate(items):
        key = _key(item) or (str(position),)
        seen[key] += 1
        keyed[*key, "" if seen[key] == 1 else str(seen[key])] = position, item
    return keyed


def _key(item: Any) -> Key:
    """Return the key of an item without the form in which it is written."""
    names = getattr(type(item), "KEY", ())
    return tuple(
        (plain_articles if name == ARTICLE else plain_text)(part)
        for name, part in zip(names, key_of(item), strict=True)
    )


def _shown(key: Key) -> str:
    return "/".join(part for part in key if part)


def _without(values: tuple[Any, ...], others: tuple[Any, ...]) -> list[One]:
    """Return the values, with their positions, that the others do not hold as often."""
    room = Counter(others)
    left = []
    for position, value in enumerate(values):
        room[value] -= 1
        if room[value] < 0:
            left.append(One(str(value), position, value))
    return left
