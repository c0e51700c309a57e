"""What a transfer of powers did, and what of it a person has to review."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from ptr.model.results.draft import Draft


class OpenReference(Struct, frozen=True, kw_only=True):
    """A reference to review: the receiver's name for it is not known, or only the key is the same."""

    path: str
    line: int
    pointer: str
    kind: str
    key: str
    known: bool


class LeftoverName(Struct, frozen=True, kw_only=True):
    """A name of the giver that stands as words in a moved document, and the receiver's name for it; "" if unknown.

    `kind` is what is named: a post, a department, a rule, the unit itself or one of its contacts.
    """

    path: str
    line: int
    pointer: str
    kind: str
    name: str
    right: str


class JoinedName(Struct, frozen=True, kw_only=True):
    """A department, post or rule of the giver that is one with the receiver's: what either calls it."""

    kind: str
    key: str
    name: str
    with_key: str
    with_name: str


class Transfer(Struct, frozen=True, kw_only=True):
    """What a transfer does: files written and removed, charts copied, statements, and what is left to review.

    Of a half it is what the giver gave, and nobody has taken yet (`relinquished`).
    Of a merger also what both units had (`joined`), the charts with those that replace them (`dropped`), the classes of
    which the receiver no longer says that it holds no power (`cleared`), the unit that `ended`, and how many of its
    files of each type stay with it.
    """

    files: Mapping[str, bytes]
    gone: tuple[str, ...]
    moved: tuple[tuple[str, str], ...] = ()
    copied: tuple[tuple[str, str], ...] = ()
    relinquished: tuple[str, ...] = ()
    statements: tuple[tuple[str, Draft], ...] = ()
    open: tuple[OpenReference, ...] = ()
    names: tuple[LeftoverName, ...] = ()
    left_behind: tuple[str, ...] = ()
    joined: tuple[JoinedName, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    cleared: tuple[str, ...] = ()
    ended: str = ""
    last_day: datetime.date | None = None
    staying: Mapping[str, int] = {}
