"""What the ledger remembers after a step of the main line: plain values, so that a checkpoint is the memory itself."""

from __future__ import annotations

import datetime

from msgspec import Struct

from ptr.ledger.trust.memory import KeyList, Permit
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.decision import DecisionOutcome
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Limit
from ptr.model.names.renames import Rename
from ptr.model.results.change import Subject
from ptr.model.results.irregularity import Irregularity
from ptr.model.results.obligation import Demand


class Former(Struct, frozen=True, array_like=True, gc=False):
    """What a document was before a change: its path, and the blob that held it ("" where there was none)."""

    path: str
    blob: str


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
    `joined` is the last step whose change came to it while it was open.
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
    closed: Closing | None = None

    @property
    def start(self) -> datetime.date:
        """The day from which the time runs."""
        if self.later:
            return self.later
        return min(self.event, self.opened) if self.event else self.opened


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


class Memory(Struct, kw_only=True):
    """All that the ledger knows after a step.

    `alike` are digests of entries of the catalogue that only read otherwise, each with an earlier one. `inventoried`
    are the units past their first inventory, `pending` the powers that left their unit and that nobody has taken yet.
    `renames` are the keys that became others, in their order. `signers` are the lists of keys by their path, the oldest
    first, `permits` the alterations of records that an office allowed.
    """

    step: int = -1
    commit: str = ""
    day: datetime.date = datetime.date.min
    owed: list[Owed] = []
    claims: list[Claim] = []
    statements: set[str] = set()
    unasked: list[Unasked] = []
    submissions: dict[str, Submission] = {}
    filed: dict[str, Filed] = {}
    sheets: dict[str, Sheet] = {}
    alike: dict[str, str] = {}
    inventoried: set[str] = set()
    pending: dict[str, Former] = {}
    known: set[str] = set()
    irregularities: list[Irregularity] = []
    renames: list[Rename] = []
    signers: dict[str, list[KeyList]] = {}
    permits: list[Permit] = []
