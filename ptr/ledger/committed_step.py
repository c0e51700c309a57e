"""One step of the main line as the ledger takes it: two states, what changed, and what only the repository can tell."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

from msgspec import Struct

from ptr.ledger.seals import Seals
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.documents.publication import Publication
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.model.names.renames import Renames
from ptr.model.results.change import Change
from ptr.model.results.obligation import Demand
from ptr.model.state.compared_state import ComparedState

D = TypeVar("D", bound=Document)

WORKING = (Demand.PUBLICATION, Demand.TAKING_DOWN)
"""What is due within working days (政府信息公开条例 26); everything else runs in calendar days."""


class CommittedStep(Struct, frozen=True, eq=False, kw_only=True):
    """A step: the states before and after, and the changes between them.

    The first step compares nothing: `after` holds the records that stood when the ledger began. `blobs` are the ids of
    what differs as it was before, `blobs_now` as it is after (none in the working tree); `load` reads a document from a
    blob. `stood` is the last step at which the content of a filing was that of the main line, -1 where it never was.
    `seals` are its keys and signatures, `due` says when a term ends. `before` and `blobs` are read under the keys
    that things have after the step; `renames` are those that got another by it.
    """

    index: int
    commit: str
    day: datetime.date
    before: ComparedState
    after: ComparedState
    changes: tuple[Change, ...]
    blobs: Mapping[str, str]
    blobs_now: Mapping[str, str]
    load: Callable[[str, str], Document | None]
    stood: Callable[[Filing], int]
    due: Callable[[datetime.date, Limit], datetime.date | None]
    renames: Renames = Renames()
    seals: Seals = Seals()

    @property
    def is_first(self) -> bool:
        """Whether the ledger begins with this step."""
        return self.before is self.after

    def touches(self, *paths: str) -> bool:
        """Return whether the step changed one of some files."""
        return any(path in self.before.documents or path in self.after.documents for path in paths)

    @property
    def units(self) -> list[str]:
        """The units that the step touches."""
        touched = (*self.before.documents, *self.after.documents)
        return sorted({path.split("/")[1] for path in touched if path.startswith("units/")})

    def new(self, kind: type[D]) -> Iterator[tuple[Place, D]]:
        """Yield the documents of a type that the step wrote at a new path, in the order of paths."""
        old = {} if self.is_first else self.before.documents
        for path, document in sorted(self.after.documents.items()):
            place = place_of(path) if path not in old else None
            if place and isinstance(document, kind):
                yield place, document

    def term(self, demand: Demand) -> Limit:
        """Return the term of an obligation by the policy before the step, which no later change of policy moves."""
        policy = self.before.policy
        days = {
            Demand.STATEMENT: policy.statement_days,
            Demand.SUPERVISION: policy.statement_days,
            Demand.TAKING_OVER: policy.statement_days,
            Demand.CATALOGUE: policy.revision_days,
            Demand.FLOWS: policy.revision_days,
            Demand.FILING: policy.filing_days,
            Demand.FIRST_FILING: policy.filing_days,
            Demand.ANSWER: policy.answer_days,
            Demand.PUBLICATION: policy.publish_working_days,
            Demand.TAKING_DOWN: policy.publish_working_days,
        }[demand]
        return Limit(value=days, unit=LimitUnit.WORKING_DAYS if demand in WORKING else LimitUnit.CALENDAR_DAYS)


RECORDS = (Adjustment, Filing, Decision, Publication)
"""The records that the ledger reads: what was stated, filed, decided and posted."""
