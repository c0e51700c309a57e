"""How a filtered value reads in Chinese print: dates, limits, citations, names of posts instead of their keys."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from ptr.model.documents._common import Citation, Nothing, Period
from ptr.model.documents.power import Basis, Limit, LimitUnit, Material
from ptr.model.fields.fields import Field
from ptr.model.state.audience import Seen
from ptr.model.words import word


class Item(Struct, frozen=True):
    """One printed paragraph of a cell: a term that leads it, its text, and what it rests on."""

    text: str
    term: str = ""
    note: str = ""


Names = Mapping[str, Mapping[str, str]]
"""Kind of thing (as in `Label.ref`) -> key -> name in print."""


def items(field: Field, value: Any, names: Names) -> tuple[Item, ...]:
    """Set a field's value as printed paragraphs; nothing for an empty value."""
    if isinstance(value, tuple):
        return tuple(_item(field, part, names) for part in value)
    if isinstance(value, Seen) and value.type not in SPECIAL:
        return tuple(
            Item(term=part.label.zh if part.label else "", text=text(part, inner, names))
            for part, inner in value.parts
            if not _empty(inner)
        )
    return () if _empty(value) else (_item(field, value, names),)


def text(field: Field, value: Any, names: Names) -> str:
    """Set a value as one run of text."""
    if isinstance(value, Seen):
        item = _item(field, value, names)
        return "：".join(part for part in (item.term, item.text) if part) + item.note
    if isinstance(value, StrEnum):
        return word(value)
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.date):
        return day(value)
    if isinstance(value, tuple):
        return "、".join(text(field, part, names) for part in value)
    return names.get(field.ref, {}).get(value, value) if isinstance(value, str) else str(value)


def day(date: datetime.date) -> str:
    """Return a date as official documents write it: 2026年1月31日."""
    return f"{date.year}年{date.month}月{date.day}日"


def _item(field: Field, value: Any, names: Names) -> Item:
    if not isinstance(value, Seen):
        return Item(text=text(field, value, names))
    special = SPECIAL.get(value.type)
    return special(value, names) if special else _keyed(value, names)


def _keyed(value: Seen, names: Names) -> Item:
    """Lead a list item with its key; its other values follow, labelled unless there is only one."""
    key = getattr(value.type, "KEY", ())
    terms, rest, note = [], [], ""
    for field, inner in value.parts:
        if _empty(inner) or (inner is False):
            continue
        if field.name in key:
            terms.append(text(field, inner, names))
        elif field.name == "basis":
            note = f"（{field.label.zh if field.label else ''}：{text(field, inner, names)}）"
        else:
            rest.append((field.label.zh if field.label else "", isinstance(inner, StrEnum), text(field, inner, names)))
    term = "，".join(terms)
    if not rest:
        return Item(text=term, note=note)
    if len(rest) == 1:
        return Item(term=term, text=rest[0][2], note=note)
    return Item(
        term=term, text="；".join(body if plain else f"{label}：{body}" for label, plain, body in rest), note=note
    )


def _none(value: Seen, names: Names) -> Item:
    return Item(text=f"无（{value.get('none')}）")


def _citation(value: Seen, names: Names) -> Item:
    key, edition, quote = value.get("law"), value.get("edition"), value.get("quote")
    title = names.get("law", {}).get(key, key)
    dated = f"（{day(edition)}文本）" if edition else ""
    closed = title if title.startswith("《") else f"《{title}》"
    return Item(text=f"{closed}{dated}{value.get('article')}", note=f"：“{quote}”" if quote else "")


def _basis(value: Seen, names: Names) -> Item:
    cited, role = _citation(value, names), value.get("role", None)
    return Item(term=word(role) if role else "", text=cited.text, note=cited.note)


def _period(value: Seen, names: Names) -> Item:
    start, end = value.get("from_", None), value.get("until", None)
    return Item(text=f"{day(start)}至{day(end)}" if end else f"{day(start)}起")


def _limit(value: Seen, names: Names) -> Item:
    if value.get("none"):
        return Item(text=f"无（{value.get('none')}）")
    if value.get("unit", None) is None:
        return Item(text="")
    cited = "、".join(_citation(basis, names).text for basis in value.get("basis", ()))
    return Item(text=f"{since(value)}{length(value)}", note=f"（{cited}）" if cited else "")


def length(limit: Seen) -> str:
    """Return how long a time limit is: 20个工作日, or that the matter is settled at once; "" where there is none."""
    unit = limit.get("unit", None)
    if unit is None:
        return ""
    return word(unit) if unit is LimitUnit.IMMEDIATE else f"{limit.get('value')}{word(unit)}"


def since(limit: Seen) -> str:
    """Return when a time limit starts: 自受理之日起; "" where the power does not say."""
    starts: str = limit.get("starts")
    return f"自{starts.removeprefix('自').removesuffix('起')}起" if starts else ""


def _material(value: Seen, names: Names) -> Item:
    note = value.get("note")
    return Item(term=value.get("name"), text=f"{form(value)}{value.get('copies', 1)}份" + (f"；{note}" if note else ""))


def form(material: Seen) -> str:
    """Return what is handed in: the original or a copy."""
    return "原件" if material.get("original", True) else "复印件或电子件"


def _empty(value: Any) -> bool:
    return (
        value is None
        or value == ""
        or value == ()
        or (isinstance(value, Seen) and all(_empty(v) for _, v in value.parts))
    )


SPECIAL: Final[Mapping[type[Struct], Callable[[Seen, Names], Item]]] = {
    Nothing: _none,
    Citation: _citation,
    Basis: _basis,
    Period: _period,
    Limit: _limit,
    Material: _material,
}
