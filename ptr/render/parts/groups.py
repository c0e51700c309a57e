"""The powers of a unit by class, and the printed names of things."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from ptr.model.documents.law import Law
from ptr.model.fields.field import PUBLIC, Value
from ptr.model.law.numerals import to_chinese
from ptr.model.state.audience import Seen, see
from ptr.render.parts.entry import PowerEntry, entry
from ptr.render.parts.values import Names

UNCLASSED = "类别不公开"


class Group(Struct, frozen=True, kw_only=True):
    """One class of powers, or the statement that the unit holds none of it (clause 三.1)."""

    anchor: str
    ordinal: str
    name: str
    statement: str
    entries: tuple[PowerEntry, ...]


class Classed(Struct, frozen=True, kw_only=True):
    """One class with its filtered powers, or the statement that the unit holds none of it."""

    key: str
    ordinal: str
    name: str
    statement: str
    powers: tuple[Seen, ...]


def groups_of(unit: Seen, classes: Sequence[str], powers: Sequence[Seen], names: Names) -> tuple[Group, ...]:
    """Set filtered powers as entries, class by class."""
    return tuple(
        Group(
            anchor=f"class-{group.key or 'other'}",
            ordinal=group.ordinal,
            name=group.name,
            statement=group.statement,
            entries=tuple(entry(power, number, names) for number, power in enumerate(group.powers, 1)),
        )
        for group in classed(unit, classes, powers, names)
    )


def classed(unit: Seen, classes: Sequence[str], powers: Sequence[Seen], names: Names) -> Iterator[Classed]:
    """Gather filtered powers by class in the order of classes; a class without powers shows the unit's statement."""
    statements = {none.get("class_"): none.get("statement") for none in unit.get("no_powers_in", ())}
    by_class: dict[str, list[Seen]] = {}
    for power in powers:
        by_class.setdefault(power.get("class_"), []).append(power)
    shown = [key for key in dict.fromkeys((*classes, *by_class)) if key in by_class or key in statements]
    for place, key in enumerate(shown, 1):
        yield Classed(
            key=key,
            ordinal=to_chinese(place),
            name=names["class"].get(key, key) or UNCLASSED,
            statement="" if key in by_class else statements[key],
            powers=tuple(by_class.get(key, ())),
        )


def names_of(registry: Seen, unit: Seen, powers: Sequence[Seen], laws: Mapping[str, Law]) -> Names:
    """Return the names of what a unit's documents refer to, as far as the public may see them."""

    def by_id(values: Sequence[Seen]) -> dict[str, str]:
        return {value.get("id"): value.get("name") for value in values if value.get("id")}

    return {
        "class": by_id(registry.get("classes", ())),
        "carrier": by_id(registry.get("carriers", ())),
        "department": by_id(unit.get("departments", ())),
        "post": by_id(unit.get("posts", ())),
        "rule": by_id(unit.get("rules", ())),
        "power": by_id(powers),
        "law": {key: _title(law) for key, law in laws.items()},
    }


@lru_cache(maxsize=4096)
def _title(law: Law) -> str:
    """Return the title of a law; remembered, as every sheet of a unit asks for those of all laws."""
    title: str = public(law).get("title")
    return title


def public(value: Value) -> Seen:
    """Return what the public may see of a value; nothing of one that is not public at all."""
    return see(value, PUBLIC) or Seen(type=type(value), parts=())
