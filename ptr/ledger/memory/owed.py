"""What is owed, since when and by whom, and how it ended, as a checkpoint keeps it."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Limit
from ptr.model.results.change import Subject
from ptr.model.results.obligation import Demand


class Former(Struct, frozen=True, array_like=True, gc=False):
    """What a document was before a change: its path, and the blob that held it ("" where there was none)."""

    path: str
    blob: str


class Borne(Struct, frozen=True, array_like=True, gc=False):
    """A unit that owed something until it ended, and what its own filing had to hold (`level`)."""

    unit: str
    level: int


class Closing(Struct, frozen=True, array_like=True, gc=False):
    """How an obligation ended: met by a document of a day, or undone by the content returning."""

    path: str
    day: datetime.date
    step: int
    undone: bool = False


class Owed(Struct, kw_only=True, array_like=True, gc=False):
    """One obligation, of one unit about one object, opened by changes of one step.

    `opened` is the day of that step, `event` an earlier day that a statement names, `later` a day in the future from
    which the document itself has effect. `term` is the policy's before the step. `level` counts the changes of what is
    filed; `digest` is what a posting of `now` has to show, `carriers` where, `posted` where it did. `names` are the
    objects that a statement may name, `stated_as` its kinds; `powers` those that a chart shows. `of` names one of many
    documents, `holder` the unit that holds it, `also_of` others whose filing serves it as well;
    `joined` is the last step whose change came to it while it was open. Of a unit that ended, `bearer` is the unit, or
    `office` the office, that does it in its papers; `borne_before` are the units that owed it, the first first.
    """

    demand: Demand
    unit: str
    clause: str
    subject: Subject
    changes: tuple[str, ...]
    step: int
    opened: datetime.date
    term: Limit
    event: datetime.date | None = None
    later: datetime.date | None = None
    files: FilingSubject | None = None
    of: str = ""
    holder: str = ""
    also_of: tuple[tuple[str, str], ...] = ()
    level: int = 0
    kind: str = ""
    field: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    powers: tuple[str, ...] = ()
    stated_as: tuple[AdjustmentKind, ...] = ()
    former: Former | None = None
    now: Former | None = None
    digest: str = ""
    carriers: tuple[str, ...] = ()
    posted: tuple[str, ...] = ()
    due: datetime.date | None = None
    joined: int = -1
    bearer: str = ""
    office: str = ""
    borne_before: tuple[Borne, ...] = ()
    closed: Closing | None = None

    @property
    def start(self) -> datetime.date:
        """The day from which the time runs."""
        if self.later:
            return self.later
        return min(self.event, self.opened) if self.event else self.opened
