"""One filing with the decisions on it, and the state that follows (clause 四)."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TypeAlias

from msgspec import Struct

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.fields.types import Place
from ptr.model.state.covered import ONE_OF_MANY

PlacedFiling: TypeAlias = tuple[Place, Filing]
PlacedDecision: TypeAlias = tuple[Place, Decision]
SubjectOfUnit: TypeAlias = tuple[str, FilingSubject, str]
"""A unit, a subject, and, where one document is filed at a time, which one (`of`), else ""."""


class FilingState(StrEnum):
    """The state of a filing: what came back is returned or, where an acceptance was taken back, revoked."""

    PENDING = "pending"
    ACCEPTED = "accepted"
    RETURNED = "returned"
    REVOKED = "revoked"
    ANSWERED = "answered"
    WITHDRAWN = "withdrawn"
    SETTLED = "settled"


class FiledItem(Struct, frozen=True, kw_only=True):
    """A filing, the decisions on it, and what became of it.

    `decisions` count, in their order: the first one, and the one that revokes it. `foreign` do not, since they are
    another office's or name another content, nor do the `surplus` ones, which decide what is decided. `answer` is the
    filing that answers its return, `settled_by` a later accepted one of the same subject.
    """

    place: Place
    filing: Filing
    decisions: tuple[PlacedDecision, ...] = ()
    foreign: tuple[PlacedDecision, ...] = ()
    surplus: tuple[PlacedDecision, ...] = ()
    answer: str = ""
    settled_by: str = ""

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
        """The state of the filing; only what came back can be answered, and what is accepted is not withdrawn."""
        if self.decision and self.decision.outcome is DecisionOutcome.ACCEPTED and not self.decision.revokes:
            return FilingState.ACCEPTED
        if self.decision and self.answer:
            return FilingState.ANSWERED
        if self.filing.withdrawn:
            return FilingState.WITHDRAWN
        if self.settled_by:
            return FilingState.SETTLED
        if self.decision is None:
            return FilingState.PENDING
        return FilingState.REVOKED if self.decision.revokes else FilingState.RETURNED

    @property
    def is_accepted(self) -> bool:
        """Whether the filing stands as accepted."""
        return self.state is FilingState.ACCEPTED

    @property
    def stands(self) -> bool:
        """Whether the filing still counts: it is accepted, or waits for a decision."""
        return self.state in (FilingState.PENDING, FilingState.ACCEPTED)

    @property
    def is_owed_an_answer(self) -> bool:
        """Whether the unit has to answer a return, or a revocation."""
        return self.state in (FilingState.RETURNED, FilingState.REVOKED)

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
