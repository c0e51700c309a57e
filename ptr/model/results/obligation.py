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
    PUBLICATION = "publication"


EVIDENCE: Final = {
    Demand.STATEMENT: "adjustment",
    Demand.SUPERVISION: "adjustment",
    Demand.CATALOGUE: "catalogue",
    Demand.FLOWS: "flow",
    Demand.FILING: "filing",
    Demand.PUBLICATION: "publication",
}
"""The type of the document that shows that a demand was met."""


class State(StrEnum):
    """The state of an obligation."""

    OPEN = "open"
    MET = "met"
    LATE = "late"


class Requirement(Struct, frozen=True):
    """What a kind of change requires by default: the demand, its clause or article, what is filed."""

    what: Demand
    clause: str
    files: FilingSubject | None = None


class Obligation(Struct, frozen=True, kw_only=True):
    """What one unit owes for some changes.

    `start` is the day from which the time runs, the day of the event not counted; it is `provisional` where it is known
    only from the commit, or a year that matters has no published calendar. `due` is the last day, None where that is
    unknown. `evidence` is the path of the document that meets it, `done` its date.
    """

    what: Demand
    unit: str
    clause: str
    files: FilingSubject | None = None
    subjects: tuple[Subject, ...]
    changes: tuple[str, ...]
    start: datetime.date | None
    due: datetime.date | None
    provisional: bool = False
    state: State
    evidence: str = ""
    done: datetime.date | None = None
