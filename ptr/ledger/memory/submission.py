"""Filings as the ledger remembers them: what they hold, what was decided, what stands as accepted."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.ledger.memory.owed import Former
from ptr.model.documents.decision import DecisionOutcome
from ptr.model.documents.filing import FilingSubject


class Ruling(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """A decision of an office on a filing that counts."""

    key: str
    path: str
    outcome: DecisionOutcome
    number: str
    day: datetime.date
    step: int
    due: datetime.date | None = None


class Submission(Struct, kw_only=True, array_like=True, gc=False):
    """A filing, since when its content stood, and what became of it.

    `level` is the last change of its subject that its content holds; -1 where no state of the main line equals it.
    """

    key: str
    unit: str
    files: FilingSubject
    of: str
    office: str
    path: str
    digest: str
    submitted: datetime.date
    step: int
    day: datetime.date
    level: int
    answers: str = ""
    rulings: tuple[Ruling, ...] = ()
    withdrawn: datetime.date | None = None
    answered_by: str = ""
    settled_by: str = ""

    @property
    def ruling(self) -> Ruling | None:
        """The decision that counts."""
        return self.rulings[-1] if self.rulings else None

    @property
    def is_accepted(self) -> bool:
        """Whether the filing stands as accepted."""
        return bool(self.ruling and self.ruling.outcome is DecisionOutcome.ACCEPTED)

    @property
    def is_pending(self) -> bool:
        """Whether an office still has to decide."""
        return not (self.rulings or self.withdrawn or self.settled_by)


class Filed(Struct, kw_only=True, array_like=True, gc=False):
    """What a unit files under one subject: how often it changed, and what stands as accepted.

    `levels` are the steps at which it changed, `touched` the documents that changed at each level as they were before.
    """

    unit: str
    files: FilingSubject
    levels: list[int] = []
    touched: list[tuple[int, str, Former]] = []
    accepted: str = ""
    accepted_level: int = -1

    @property
    def level(self) -> int:
        """The number of steps that changed it."""
        return len(self.levels)
