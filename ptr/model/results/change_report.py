"""The outcome of a comparison, ready for a writer."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.results.change import Change
from ptr.model.results.obligation import Obligation


class Unread(Struct, frozen=True, kw_only=True):
    """A file left out of the comparison because one side could not be read, and why."""

    path: str
    side: str
    reason: Bilingual


class Unmatched(Struct, frozen=True, kw_only=True):
    """A new statement, and the powers that it names without any of the changes that it states (A002)."""

    path: str
    unit: str
    powers: tuple[str, ...]


class ChangeReport(Struct, frozen=True, kw_only=True):
    """Changes in the order of units and subjects, what they require, and what could not be compared.

    `before` and `after` name the sides; `names` are what units are called, `titles` what kinds of change are called.
    `failing` are the obligations that the gate refuses; only of a checked report do they make the run fail. `pages`
    are the manual pages of kinds and of codes of the gate, whose titles are in `titles` too.
    """

    before: Bilingual
    after: Bilingual
    changes: tuple[Change, ...]
    obligations: tuple[Obligation, ...]
    failing: tuple[Obligation, ...] = ()
    unread: tuple[Unread, ...] = ()
    unmatched: tuple[Unmatched, ...] = ()
    names: Mapping[str, str] = {}
    titles: Mapping[str, Bilingual] = {}
    pages: Mapping[str, str] = {}
    today: datetime.date
    checked: bool = False
