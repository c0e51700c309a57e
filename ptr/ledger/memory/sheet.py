"""Postings as the ledger remembers them: what they show, and where they hang."""

from __future__ import annotations

import datetime

from msgspec import Struct


class Sheet(Struct, kw_only=True, array_like=True, gc=False):
    """A posting, what it shows and where it hangs."""

    key: str
    unit: str
    path: str
    digest: str
    posted: datetime.date
    step: int
    carriers: tuple[str, ...]
    shows: tuple[str, ...]
    removed: datetime.date | None = None
    cancelled: bool = False
