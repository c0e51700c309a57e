"""How one document differs from another, value by value; list items pair by their keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct, structs

from ptr.model.change import Part
from ptr.model.documents._common import Period
from ptr.model.documents.power import Limit
from ptr.model.field import Change as ChangeClass
from ptr.model.field import Label
from ptr.model.fields import Field, fields_of
from ptr.model.pointer import Pointer
from ptr.model.same_text import plain_text, same_text
from ptr.model.walk import key_of

WHOLE: Final = {Limit: ("basis",), Period: ()}
"""Values that are one thing to a reader, and the fields that are compared beside them."""

ORDERED: Final = frozenset({ChangeClass.FLOW, ChangeClass.LAW, ChangeClass.RECORD, ChangeClass.UNIT})
"""Classes in whose lists of keyed items the order says something: steps and lanes as drawn, editions by age."""


class Edit(Struct, frozen=True, eq=False, kw_only=True):
    """One value that differs; `was` and `now` are None where there is none on that side.

    `names` are the keys of the fields on the way, without those of list items. An edit of a document as a whole, or
    of where it stands, has one of the names below. `order` tells that only the order of a list differs.
    """

    names: tuple[str, ...]
    change: ChangeClass | None
    parts: tuple[Part, ...] = ()
    was: Pointer | None = None
    now: Pointer | None = None
    before: Any = None
    after: Any = None
    order: bool = False


PRESENCE: Final = "(document)"
UNIT: Final = "(unit)"
FOLDER: Final = "(folder)"


class _Way(Struct, frozen=True):
    """Where the walk is: the same place on both sides."""

    names: tuple[str, ...]
    parts: tuple[Part, ...]
    was: Pointer
    now: Pointer
    change: ChangeClass | None
    label: Label | None

    def field(self, field: Field) -> _Way:
        part = Part(field.key, (field.label.zh, field.label.en) if field.label else (field.key, field.key))
        change = _refined(self.change, field.label)
        names, parts = (*self.names, field.key), (*self.parts, part)
        return _Way(names, parts, (*self.was, field.key), (*self.now, field.key), change, field.label)

    def item(self, key: str, was: str | int, now: str | int) -> _Way:
        parts = (*self.parts, Part(key))
        return _Way(self.names, parts, (*self.was, was), (*self.now, now), self.change, self.label)

    def edit(self, before: Any, after: Any) -> Edit:
        before, after = _present(before), _present(after)
        editorial = _says_the_same(before, after) and not self._names_something
        change = ChangeClass.EDITORIAL if editorial else self.change
        was, now = (None if before is None else self.was), (None if after is None else self.now)
        return Edit(names=self.names, parts=self.parts, was=was, now=now, before=before, after=after, change=change)

    def moved(self, before: Sequence[str], after: Sequence[str], change: ChangeClass | None) -> Edit:
        return Edit(
            names=self.names,
            parts=self.parts,
            was=self.was,
            now=self.now,
            before=tuple(before),
            after=tuple(after),
            change=change,
            order=True,
        )

    @property
    def _names_something(self) -> bool:
        return bool(self.label and (self.label.ref or self.label.defines))


def edits(before: Struct, after: Struct) -> tuple[Edit, ...]:
    """List the edits that lead from one document to another of the same family; none if they are equal."""
    return () if before == after else tuple(_of_structs(before, after, _Way((), (), (), (), None, None)))


def _refined(outer: ChangeClass | None, label: Label | None) -> ChangeClass | None:
    """The outermost declaration decides, save that a citation in the catalogue's columns is a basis."""
    inner = label.change if label else None
    return inner if outer is None or (outer, inner) == (ChangeClass.CATALOGUE, ChangeClass.BASIS) else outer


def _present(value: Any) -> Any:
    """Give a value, None for what says nothing."""
    return None if value is None or value in ("", (), {}) else value


def _says_the_same(before: Any, after: Any) -> bool:
    """Tell whether two values differ in the form of their texts only."""
    if isinstance(before, Struct) and type(before) is type(after):
        pairs = ((getattr(before, field.name), getattr(after, field.name)) for field in fields_of(type(after)))
        return all(old == new or same_text(old, new) for old, new in pairs)
    return same_text(before, after)


def _of_structs(before: Struct, after: Struct, way: _Way, only: Sequence[str] = ()) -> Iterator[Edit]:
    kind = type(after) if len(fields_of(type(after))) >= len(fields_of(type(before))) else type(before)
    for field in fields_of(kind):
        old, new = getattr(before, field.name, None), getattr(after, field.name, None)
        if old != new and (not only or field.name in only):
            yield from _of_values(old, new, way.field(field))


def _of_values(old: Any, new: Any, way: _Way) -> Iterator[Edit]:
    if isinstance(old, Struct) and type(old) is type(new):
        aside = WHOLE.get(type(old))
        if aside is None:
            yield from _of_structs(old, new, way)
            return
        bare = [structs.replace(value, **dict.fromkeys(aside, ())) for value in (old, new)]
        if bare[0] != bare[1]:
            yield way.edit(old, new)
        if aside:
            yield from _of_structs(old, new, way, aside)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        keyed = any(isinstance(item, Struct) and key_of(item) for item in (*old, *new))
        yield from _of_keyed(old, new, way) if keyed else _of_plain(old, new, way)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield from _of_values(old.get(key), new.get(key), way.item(str(key), key, key))
    else:
        yield way.edit(old, new)


def _of_keyed(old: tuple[Any, ...], new: tuple[Any, ...], way: _Way) -> Iterator[Edit]:
    """Pair items by key; of those that are left, two with the same first part of a longer key (one law) pair too."""
    olds, news = _by_key(old), _by_key(new)
    pairs = {key: key for key in olds if key in news}
    for key in olds:
        if key not in pairs and len(key) > 2:
            near = next((k for k in news if k[0] == key[0] and k not in pairs.values() and k not in olds), None)
            pairs |= {key: near} if near else {}
    for key, (position, item) in olds.items():
        if key in pairs:
            there, other = news[pairs[key]]
            if item != other:
                yield from _of_values(item, other, way.item(_shown(pairs[key]), position, there))
        else:
            yield way.item(_shown(key), position, position).edit(item, None)
    for key, (position, item) in news.items():
        if key not in pairs.values():
            yield way.item(_shown(key), position, position).edit(None, item)
    first, second = [pairs[key] for key in olds if key in pairs], [key for key in news if key in pairs.values()]
    if first != second:
        change = way.change if way.change in ORDERED else ChangeClass.EDITORIAL
        yield way.moved([_shown(key) for key in first], [_shown(key) for key in second], change)


def _by_key(items: tuple[Any, ...]) -> dict[tuple[str, ...], tuple[int, Any]]:
    """Items with their positions by key; one whose key was there before is told apart by a number."""
    found: dict[tuple[str, ...], tuple[int, Any]] = {}
    seen: Counter[tuple[str, ...]] = Counter()
    for position, item in enumerate(items):
        key = tuple(plain_text(part) for part in key_of(item)) or (str(position),)
        seen[key] += 1
        found[*key, "" if seen[key] == 1 else str(seen[key])] = position, item
    return found


def _shown(key: tuple[str, ...]) -> str:
    return "/".join(part for part in key if part)


def _of_plain(old: tuple[Any, ...], new: tuple[Any, ...], way: _Way) -> Iterator[Edit]:
    """Pair equal values, then texts that say the same, then, of texts, those left in the order in which they stand."""
    gone, come = _without(old, new), _without(new, old)
    if not way.label or not way.label.ref:
        said = [(one, other) for one in gone for other in come if same_text(one[1], other[1])]
        for one, other in said:
            if one in gone and other in come:
                yield from _replaced(one, other, way)
                gone.remove(one)
                come.remove(other)
        for one, other in zip(tuple(gone), tuple(come), strict=False):
            yield from _replaced(one, other, way)
            gone.remove(one)
            come.remove(other)
    for position, value in gone:
        yield way.item(str(value), position, position).edit(value, None)
    for position, value in come:
        yield way.item(str(value), position, position).edit(None, value)
    if Counter(old) == Counter(new):
        yield way.moved([str(value) for value in old], [str(value) for value in new], ChangeClass.EDITORIAL)


def _replaced(one: tuple[int, Any], other: tuple[int, Any], way: _Way) -> Iterator[Edit]:
    yield way.item(str(one[1]), one[0], other[0]).edit(one[1], other[1])


def _without(values: tuple[Any, ...], others: tuple[Any, ...]) -> list[tuple[int, Any]]:
    """The values, with their positions, that are not among the others as often."""
    room = Counter(others)
    left = []
    for position, value in enumerate(values):
        room[value] -= 1
        if room[value] < 0:
            left.append((position, value))
    return left
