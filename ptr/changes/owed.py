"""What one change owes, as pure functions: statement, filing, posting, taking down, and whom a statement must name.

The table of fields (`ptr.model.duties.field_duty`) says what is filed and posted, the kind of change whether it asks
for a statement and for revision.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from ptr.changes.kind import CLAUSES, all_kinds
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand, Requirement

FILED: Final = {
    FilingSubject.ADJUSTMENT: "三.1",
    FilingSubject.WITHHELD: "三.1",
    FilingSubject.REPORT: "三.4",
    FilingSubject.CATALOGUE: "四",
    FilingSubject.FLOWS: "四",
    FilingSubject.SCHEME: "四",
}
"""The clause that demands each filing."""

EXPLAINED: Final = (Power.TYPE, Flow.TYPE, Unit.TYPE, Registry.TYPE)
"""Types of objects that a statement may name."""


def asks_statement(change: Change) -> bool:
    """Return whether a change has to be explained in a statement of adjustment (clause 三.1)."""
    return demands(change, Demand.STATEMENT)


def demands(change: Change, what: Demand) -> bool:
    """Return whether the kind of a change demands a statement, supervision, an edition or charts."""
    return any(duty.what is what for duty in all_kinds()[change.kind].requires)


def stated_as(change: Change) -> tuple[AdjustmentKind, ...]:
    """Return the kinds by which a statement may explain a change, the usual one first; also where none is asked."""
    return all_kinds()[change.kind].stated_as


def explained_by(change: Change) -> tuple[Subject, ...]:
    """Return the objects of which a statement has to name one: what changed, what belongs to it, a chart's powers."""
    powers = change.touches if change.subject.type == Flow.TYPE else ()
    return tuple(each for each in (change.subject, *change.others, *powers) if each.type in EXPLAINED)


def filed(change: Change, unit: str) -> tuple[FilingSubject, ...]:
    """Return the subjects that a unit files again: those whose digests hold what changed, and the statement."""
    statement = (FilingSubject.ADJUSTMENT,) if asks_statement(change) and unit in change.holders else ()
    covered = tuple(subject for holder, subject in change.files if holder == unit)
    return tuple(dict.fromkeys((*statement, *covered)))


def posted(change: Change) -> tuple[Subject, ...]:
    """Return what is posted again, because the public sees something of it otherwise than before."""
    return change.posts


def taken_down(change: Change) -> tuple[Subject, ...]:
    """Return what is taken down, because the public may not see it any more, or not from this unit."""
    return change.takes_down


def owing(change: Change) -> tuple[str, ...]:
    """Return the units that owe something for a change: each side once, and no one who is merely concerned."""
    units = (*change.holders, *(unit for unit, _ in change.files), *(each.unit for each in change.posts))
    return tuple(dict.fromkeys(unit for unit in units if unit))


def requirements(change: Change) -> Iterator[tuple[str, Requirement]]:
    """Yield what is demanded of which unit."""
    for unit in owing(change):
        if unit in change.holders:
            yield from ((unit, duty) for duty in all_kinds()[change.kind].requires)
        yield from ((unit, Requirement(Demand.FILING, FILED[subject], subject)) for subject in filed(change, unit))
        if any(each.unit == unit for each in posted(change)):
            yield unit, Requirement(Demand.PUBLICATION, CLAUSES[Demand.PUBLICATION])
