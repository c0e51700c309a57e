"""Whether two citations of one law mean the same place, at least in part."""

from __future__ import annotations

from typing import TypeAlias

from ptr.model.law.citation import Citations, Locator, Span

Level: TypeAlias = tuple[int, int] | None


def overlap(one: Citations, other: Citations) -> bool:
    """Return whether a place of one is, contains or lies in one of the other; 第十条至第十二条 has 第十一条第二款.

    A level that is not cited means all of it: 第十二条第（三）项 may be part of 第十二条第一款, so the two overlap.
    """
    return any(_meet(_ends(a), _ends(b)) for a in one.items for b in other.items)


def _ends(item: Locator | Span) -> tuple[Locator, Locator]:
    return (item.first, item.last) if isinstance(item, Span) else (item, item)


def _meet(one: tuple[Locator, Locator], other: tuple[Locator, Locator]) -> bool:
    """Compare from 条 down to 目 until the ranges part, differ in width, or end."""
    ends = [[_levels(end) for end in ends] for ends in (one, other)]
    for first, last, start, stop in zip(*ends[0], *ends[1], strict=True):
        if first is None or last is None or start is None or stop is None:
            return True
        if max(first, start) > min(last, stop):
            return False
        if first != last or start != stop:
            return True
    return True


def _levels(place: Locator) -> tuple[Level, ...]:
    annex = -1 if place.annex is None else place.annex
    return (
        (annex, 0),
        (place.article, place.inserted) if place.article else None,
        (place.paragraph, 0) if place.paragraph else None,
        (place.item, place.item_inserted) if place.item else None,
        (place.point, 0) if place.point else None,
    )
