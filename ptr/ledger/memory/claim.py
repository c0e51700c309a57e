"""Statements of adjustment as the ledger remembers them: which changes they found, and which one may name."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.model.documents.adjustment import AdjustmentKind


class Claim(Struct, kw_only=True, array_like=True, gc=False):
    """A statement of adjustment, which of the objects that it names have found their change, and which changes.

    `revised` is the step at which an opinion was added last: it can explain more of the same changes then. `gave` are
    the powers whose taking it explains too.
    """

    key: str
    unit: str
    path: str
    digest: str
    event: datetime.date
    step: int
    day: datetime.date
    lapses: datetime.date
    kinds: tuple[AdjustmentKind, ...]
    names: tuple[str, ...]
    explains: tuple[str, ...] = ()
    concerns: tuple[str, ...] = ()
    agreed: tuple[str, ...] = ()
    supervision: bool = False
    replaces: str = ""
    cancels: str = ""
    revised: int = -1
    used: tuple[str, ...] = ()
    took: tuple[str, ...] = ()
    gave: tuple[str, ...] = ()
    superseded: bool = False


class Unasked(Struct, frozen=True, array_like=True, gc=False):
    """A change that asks for no statement and that one may name all the same: since when, what, as which kinds."""

    day: datetime.date
    names: tuple[str, ...]
    units: tuple[str, ...]
    stated_as: tuple[AdjustmentKind, ...]
