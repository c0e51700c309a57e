"""One power through time: what changed when, by which commit, and which statement and filing record it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.results.change import Change, Subject


class Explanation(Struct, frozen=True, kw_only=True):
    """The statement that names the power and the kind, "" for none, and the day of the event by it."""

    path: str = ""
    event: datetime.date | None = None


class FiledAs(Struct, frozen=True, kw_only=True):
    """The filing of the catalogue with the power as it was, and the office's number and day if accepted."""

    path: str
    submitted: datetime.date
    number: str = ""
    accepted: datetime.date | None = None


class PowerCommit(Struct, frozen=True, kw_only=True):
    """What one commit did to the power; without a commit, what is only in the working tree.

    `first` means that no earlier state is known here, so that the changes list only what existed; `unread` is why a
    state cannot be compared.
    """

    commit: str
    date: datetime.date | None
    author: str
    title: str
    changes: tuple[tuple[Change, Explanation | None], ...]
    filed: FiledAs | None = None
    first: bool = False
    unread: Bilingual | None = None


class PowerHistory(Struct, frozen=True, kw_only=True):
    """The commits that changed a power, the oldest first; `subject` is what it is now, or was last."""

    subject: Subject
    moments: tuple[PowerCommit, ...]
    names: Mapping[str, str]
    titles: Mapping[str, Bilingual]
