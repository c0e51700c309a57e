"""What became of a posting: posted, taken down or cancelled, what that settles and what stays owed."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct

from ptr.model.documents.publication import Publication
from ptr.model.fields.fault import Bilingual
from ptr.model.results.obligation import Obligation


class PostingAct(StrEnum):
    """What was done about a posting."""

    POSTED = "posted"
    TAKEN_DOWN = "taken_down"
    CANCELLED = "cancelled"


class PostingReport(Struct, frozen=True, kw_only=True):
    """The document that was written, or would be, and what follows from it by the ledger.

    `settled` is what is settled once the document is committed, `owed` what the unit still has to post or take down;
    `untold` says why the ledger could not tell. `carriers` are the names of the carriers by key, `powers` and `charts`
    count what is shown, `before` are postings that hang on the same carriers by the record.
    """

    act: PostingAct
    path: str
    unit: str
    unit_name: str
    posting: Publication
    day: datetime.date
    carriers: Mapping[str, str]
    powers: int = 0
    charts: int = 0
    settled: tuple[Obligation, ...] = ()
    owed: tuple[Obligation, ...] = ()
    untold: Bilingual | None = None
    notes: tuple[Bilingual, ...] = ()
    before: tuple[str, ...] = ()
    written: bool = True
