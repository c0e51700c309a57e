"""One filing with the decisions on it, and the state that follows (clause 四)."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.fields.types import Place
from ptr.model.results.names import Names
from ptr.model.state.covered import ONE_OF_MANY

PlacedFiling: TypeAlias = tuple[Place, Filing]
PlacedDecision: TypeAlias = tuple[Place, Decision]
SubjectOfUnit: TypeAlias = tuple[str, FilingSubject, str]
"""A unit, a subject, and, where one document is filed at a time, which one (`of`), else ""."""


class FilingState(StrEnum):
    """The state of a filing."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    ANSWERED = "answered"


class FiledItem(Struct, frozen=True, kw_only=True):
    """A filing with the decisions that count, in order, those that do not, and the filing that answers it.

    `names` are those of its unit and of the offices, where people are shown it.
    """

    place: Place
    filing: Filing
    decisions: tuple[PlacedDecision, ...] = ()
    foreign: tuple[PlacedDecision, ...] = ()
    answer: str = ""
    names: Names = Names()

    @property
    def key(self) -> str:
        """The key that decisions and answers name."""
        return self.place.key

    @property
    def subject(self) -> SubjectOfUnit:
        """What was filed."""
        of = self.filing.of if self.filing.subject in ONE_OF_MANY else ""
        return self.place.unit, self.filing.subject, of

    @property
    def decision(self) -> Decision | None:
        """The decision that counts."""
        return self.decisions[-1][1] if self.decisions else None

    @property
    def state(self) -> FilingState:
        """The state of the filing; only a return can be answered."""
        if self.decision is None:
            return FilingState.PENDING
        if self.decision.outcome is DecisionOutcome.ACCEPTED:
            return FilingState.ACCEPTED
        return FilingState.ANSWERED if self.answer else FilingState.RETURNED

    @property
    def is_accepted(self) -> bool:
        """Whether the filing stands as accepted."""
        return self.state is FilingState.ACCEPTED

    @property
    def came_back(self) -> bool:
        """Whether the filing stands as returned, answered or not."""
        return self.state in (FilingState.RETURNED, FilingState.ANSWERED)

    @property
    def decided_on(self) -> datetime.date:
        """The day from which the decision counts; the end of time while there is none."""
        return max(self.decision.date, self.filing.submitted.date) if self.decision else datetime.date.max

    @property
    def number(self) -> str:
        """The number (备案号) of what is accepted, else ""."""
        return self.decision.number if self.decision and self.is_accepted else ""

    @property
    def recency(self) -> tuple[datetime.date, datetime.date, str]:
        """The key that sorts filings of one subject by their content, the newest last."""
        return self.filing.submitted.date, self.decided_on, self.key
