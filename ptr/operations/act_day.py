"""The day of an act: one clock for the day that is taken where none is named, and for what has not come yet."""

from __future__ import annotations

import datetime
from pathlib import Path

from ptr.model.documents.registry import Registry
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.time.clock import Clock
from ptr.store.open import format_in, read_document
from ptr.store.source import FolderSource


def act_day(root: Path, clock: Clock, day: datetime.date | None, option: str = "--on") -> datetime.date:
    """Return the day of an act: the day named, else today; `PtrError` for one that has not come yet.

    Today is the day by which the registry is judged (`--today`, else its `as_of`), and never later than it really is:
    a day chosen for a question makes no act of tomorrow.
    """
    as_of = _as_of(root)
    today, why = clock.today(as_of), _why(clock, as_of)
    if clock.chosen and clock.chosen > clock.now:
        raise PtrError(
            f"办理的日期不能晚于真正的今天 {clock.now}；--today {clock.chosen} 只能用来查询",
            f"an act is dated no later than the real day, {clock.now}; --today {clock.chosen} is for questions only",
        )
    latest = min(today, clock.now)
    if day is not None and day > latest:
        zh, en = why
        raise PtrError(
            f"{option} 写的 {day} 还没有到（今天是 {latest}{zh}）",
            f"{option} {day} is in the future (today is {latest}{en})",
        )
    return day or latest


def _as_of(root: Path) -> datetime.date | None:
    source, place = FolderSource(root), place_of(Registry.PATH)
    document = read_document(source, place, format_in(source)).document if place else None
    return document.as_of if isinstance(document, Registry) else None


def _why(clock: Clock, as_of: datetime.date | None) -> Bilingual:
    """Word where a today comes from that is not the day of the clock."""
    if clock.chosen:
        return "，依 --today", " by --today"
    return ("，依 registry.yaml 的 as_of", " by as_of in registry.yaml") if as_of else ("", "")
