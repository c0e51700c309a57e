"""The facts that a view asks for and no document holds: for whom it prints, what changed, what is owed.

Operations establish them when they are asked for, so that a view stays a function of values.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable

from msgspec import Struct

from ptr.model.fields.field import PUBLIC, Audience

NOT_COMPARED = "没有比较"


class Event(Struct, frozen=True, kw_only=True):
    """One change: its kind, of which document, in which field ("" for the whole), what weighs in it."""

    kind: str
    path: str
    type: str
    key: str
    name: str
    units: tuple[str, ...]
    field: str = ""
    attribute: str = ""
    mark: str = ""


class Changed(Struct, frozen=True, kw_only=True):
    """What changed between two days; `unknown` says why that is not known, or which part of it is not."""

    events: tuple[Event, ...] = ()
    unknown: str = ""


class Due(Struct, frozen=True, kw_only=True):
    """Something to be done: by which unit, what, about which matter, by when, and whether it is late.

    `paths` are the documents that it names; only those who may know of these may read of it.
    """

    unit: str
    what: str
    about: str
    due: datetime.date | None
    late: bool
    clause: str = ""
    paths: tuple[str, ...] = ()


class Flaw(Struct, frozen=True, kw_only=True):
    """What a rule finds in a unit's documents: how severe, which rule, how often."""

    unit: str
    level: str
    code: str
    title: str
    count: int


class Owed(Struct, frozen=True, kw_only=True):
    """What is to be done and what is wrong today; `unknown` says what could not be established."""

    dues: tuple[Due, ...] = ()
    flaws: tuple[Flaw, ...] = ()
    unknown: str = ""


class FactsOnRequest(Struct, frozen=True, kw_only=True):
    """For whom a document is printed and, on request, what changed from one day to another and what is owed."""

    audience: Audience = PUBLIC
    changed: Callable[[datetime.date, datetime.date], Changed] = lambda since, until: Changed(unknown=NOT_COMPARED)
    owed: Callable[[], Owed] = lambda: Owed(unknown=NOT_COMPARED)
