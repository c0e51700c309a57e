"""What a change requires a unit to do, by when, and which document shows that it was done."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.results.change import Subject


class Demand(StrEnum):
    """What is to be done."""

    STATEMENT = "statement"
    SUPERVISION = "supervision"
    CATALOGUE = "catalogue"
    FLOWS = "flows"
    FILING = "filing"
    FIRST_FILING = "first_filing"
    PUBLICATION = "publication"
    TAKING_DOWN = "taking_down"
    ANSWER = "answer"
    TAKING_OVER = "taking_over"


EVIDENCE: Final = {
    Demand.STATEMENT: "adjustment",
    Demand.SUPERVISION: "adjustment",
    Demand.CATALOGUE: "catalogue",
    Demand.FLOWS: "flow",
    Demand.FILING: "filing",
    Demand.FIRST_FILING: "filing",
    Demand.PUBLICATION: "publication",
    Demand.TAKING_DOWN: "publication",
    Demand.ANSWER: "filing",
    Demand.TAKING_OVER: "power",
}
"""The type of the document that shows that a demand was met."""


class State(StrEnum):
    """The state of an obligation; lateness that was made good stays in figures, not in findings."""

    OPEN = "open"
    LATE = "late"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    MET = "met"
    MET_LATE = "met_late"
    UNDONE = "undone"


class Requirement(Struct, frozen=True):
    """What a kind of change requires by default: the demand, its clause or article, what is filed."""

    what: Demand
    clause: str
    files: FilingSubject | None = None


class Obligation(Struct, frozen=True, kw_only=True):
    """What one unit owes for some changes, as it stands on a day.

    `start` is the day from which the time runs, the day itself not counted: that of the event, or `entered`, the day on
    which the change entered the main line. It is `provisional` where the change has not entered it yet, or a year that
    matters has no published calendar. `due` is the last day, None where that is unknown. `evidence` is the path of the
    document that meets it or is on its way to, `done` its day, `days_late` how much later than due that was, or today
    is. `carriers` are those on which a posting is still missing; `of` names one of many documents of a subject,
    `holder` the unit in whose papers it is done where that is another. Where a unit ended, `borne_before` are those
    that owed it before, the first first, and `office` bears it where no unit succeeds.
    """

    what: Demand
    unit: str
    clause: str
    files: FilingSubject | None = None
    of: str = ""
    holder: str = ""
    subjects: tuple[Subject, ...]
    changes: tuple[str, ...]
    entered: datetime.date | None = None
    start: datetime.date | None
    due: datetime.date | None
    provisional: bool = False
    state: State
    evidence: str = ""
    done: datetime.date | None = None
    days_late: int = 0
    carriers: tuple[str, ...] = ()
    borne_before: tuple[str, ...] = ()
    office: str = ""

    @property
    def folder(self) -> str:
        """The unit in whose papers it is done."""
        return self.holder or self.unit

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.state in (State.MET, State.MET_LATE, State.UNDONE)
