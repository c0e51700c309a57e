"""What the ledger remembers of trust: which lists of keys counted since when, and what an office allowed."""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from msgspec import Struct


class KeyList(Struct, frozen=True, array_like=True, gc=False):
    """A list of keys, from the step on after which it counts, and the day of that step."""

    step: int
    day: datetime.date
    content: bytes


class Permit(Struct, kw_only=True, array_like=True, gc=False):
    """An alteration that a waiver of an office allows once: of one field of a record, or "" for its removal.

    `was` is the digest of the record's content until then; `used` is the step that used it, -1 before.
    """

    path: str
    office: str
    record: str
    field: str
    was: str
    until: datetime.date
    used: int = -1


def in_force(lists: Sequence[KeyList], step: int) -> KeyList | None:
    """Return the list that counted before a step."""
    return next((each for each in reversed(lists) if each.step < step), None)


def counting(
    lists: Sequence[KeyList], step: int, day: datetime.date | None
) -> list[tuple[bytes, datetime.date | None]]:
    """Return the lists by which a signature of a step is checked, with the day as of which (None: that of the step).

    A key has to be valid on the document's own day, if it has one, and at its step. On a day before the first list
    there was none to check by.
    """
    now = in_force(lists, step)
    if now is None:
        return []
    earlier = next((each for each in reversed(lists) if day and each.step < step and each.day <= day), None)
    same = earlier is not None and earlier.content == now.content and b"valid-" not in now.content.lower()
    return [(now.content, None), *([(earlier.content, day)] if earlier and not same else [])]
