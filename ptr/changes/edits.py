"""How one document differs from another, value by value; list items pair by their keys."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Final

from msgspec import Struct, structs

from ptr.changes.items import Matched, by_key, by_value
from ptr.model.documents._common import Period
from ptr.model.documents.power import Limit
from ptr.model.duties.field_duty import refined
from ptr.model.fields.field import ChangeClass, Label
from ptr.model.fields.fields import Field, fields_of
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.walk import key_of
from ptr.model.law.same_articles import ARTICLE, same_articles
from ptr.model.results.change import Part
from ptr.model.text.same_text import same_text

WHOLE: Final = {Limit: ("basis",), Period: ()}
"""Values that a reader takes as one, and the fields that are compared separately."""

ORDERED: Final = frozenset({ChangeClass.FLOW, ChangeClass.LAW, ChangeClass.RECORD, ChangeClass.UNIT})
"""Classes whose lists of keyed items have a meaningful order: steps and lanes as drawn, editions by age."""


class Edit(Struct, frozen=True, eq=False, kw_only=True):
    """One value that differs; `was` and `now` are None where there is none on that side.

    `names` are the keys of the fields down to the value, without those of list items. An edit of a document as a whole,
    or of where it stands, has one of the names below. `order` means that only the order of a list differs.
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
RETURNED: Final = "(returned)"


class _ValuePath(Struct, frozen=True):
    """The path to a value, on both sides."""

    names: tuple[str, ...]
    parts: tuple[Part, ...]
    was: Pointer
    now: Pointer
    change: ChangeClass | None
    label: Label | None

    def field(self, field: Field) -> _ValuePath:
        part = Part(field.key, (field.label.zh, field.label.en) if field.label else (field.key, field.key))
        change = refined(self.change, field.label.change if field.label else None)
        names, parts = (*self.names, field.key), (*self.parts, part)
        return _ValuePath(names, parts, (*self.was, field.key), (*self.now, field.key), change, field.label)

    def item(self, key: str, was: str | int, now: str | int) -> _ValuePath:
        parts = (*self.parts, Part(key))
        return _ValuePath(self.names, parts, (*self.was, was), (*self.now, now), self.change, self.label)

    def edit(self, before: Any, after: Any) -> Edit:
        before, after = _present(before), _present(after)
        same = same_articles if self.names[-1] == ARTICLE else _says_the_same
        editorial = same(before, after) and not self._names_something
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
    return () if before == after else tuple(_of_structs(before, after, _ValuePath((), (), (), (), None, None)))


def _present(value: Any) -> Any:
    """Return a value, or None if it is empty."""
    return None if value is None or value in ("", (), {}) else value


def _says_the_same(before: Any, after: Any) -> bool:
    """Return whether two values differ only in the form of their texts."""
    if isinstance(before, Struct) and type(before) is type(after):
        pairs = ((getattr(before, field.name), getattr(after, field.name)) for field in fields_of(type(after)))
        return all(old == new or same_text(old, new) for old, new in pairs)
    return same_text(before, after)


def _of_structs(before: Struct, after: Struct, path: _ValuePath, only: Sequence[str] = ()) -> Iterator[Edit]:
    kind = type(after) if len(fields_of(type(after))) >= len(fields_of(type(before))) else type(before)
    for field in fields_of(kind):
        old, new = getattr(before, field.name, None), getattr(after, field.name, None)
        if old != new and (not only or field.name in only):
            yield from _of_values(old, new, path.field(field))


def _of_values(old: Any, new: Any, path: _ValuePath) -> Iterator[Edit]:
    if isinstance(old, Struct) and type(old) is type(new):
        aside = WHOLE.get(type(old))
        if aside is None:
            yield from _of_structs(old, new, path)
            return
        bare = [structs.replace(value, **dict.fromkeys(aside, ())) for value in (old, new)]
        if bare[0] != bare[1]:
            yield path.edit(old, new)
        if aside:
            yield from _of_structs(old, new, path, aside)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        keyed = any(isinstance(item, Struct) and key_of(item) for item in (*old, *new))
        yield from _of_keyed(old, new, path) if keyed else _of_plain(old, new, path)
    elif isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield from _of_values(old.get(key), new.get(key), path.item(str(key), key, key))
    else:
        yield path.edit(old, new)


def _of_keyed(old: tuple[Any, ...], new: tuple[Any, ...], path: _ValuePath) -> Iterator[Edit]:
    items = by_key(old, new)
    for both in items.both:
        if both.before != both.after:
            yield from _of_values(both.before, both.after, path.item(both.key, both.was, both.now))
    yield from _one_sided(items, path)
    if items.moved:
        change = path.change if path.change in ORDERED else ChangeClass.EDITORIAL
        yield path.moved(*items.moved, change)


def _of_plain(old: tuple[Any, ...], new: tuple[Any, ...], path: _ValuePath) -> Iterator[Edit]:
    items = by_value(old, new, named=bool(path.label and path.label.ref))
    for both in items.both:
        yield path.item(both.key, both.was, both.now).edit(both.before, both.after)
    yield from _one_sided(items, path)
    if items.moved:
        yield path.moved(*items.moved, ChangeClass.EDITORIAL)


def _one_sided(items: Matched, path: _ValuePath) -> Iterator[Edit]:
    """Yield the items that were removed, then those that were added."""
    for item in items.gone:
        yield path.item(item.key, item.position, item.position).edit(item.value, None)
    for item in items.come:
        yield path.item(item.key, item.position, item.position).edit(None, item.value)
