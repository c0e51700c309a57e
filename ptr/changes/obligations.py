"""What changes require of units, and how that stands, as a pure function of both states, the calendar and the day."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from operator import attrgetter
from typing import Final, NamedTuple

from ptr.changes.evidence import Dossier
from ptr.changes.fulfilment import Fulfilment
from ptr.changes.gate.a001_unstated import unstated
from ptr.changes.owed import requirements
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.documents.registry import Policy
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand, Obligation, Requirement, State
from ptr.model.state.compared_state import ComparedState
from ptr.model.time.deadline import Deadline, WorkingDays, deadline

SOONEST: Final = datetime.date.max

TERMS: Final[dict[Demand, tuple[Callable[[Policy], int], LimitUnit]]] = {
    Demand.STATEMENT: (attrgetter("statement_days"), LimitUnit.CALENDAR_DAYS),
    Demand.SUPERVISION: (attrgetter("statement_days"), LimitUnit.CALENDAR_DAYS),
    Demand.CATALOGUE: (attrgetter("revision_days"), LimitUnit.CALENDAR_DAYS),
    Demand.FLOWS: (attrgetter("revision_days"), LimitUnit.CALENDAR_DAYS),
    Demand.FILING: (attrgetter("filing_days"), LimitUnit.CALENDAR_DAYS),
    Demand.PUBLICATION: (attrgetter("publish_working_days"), LimitUnit.WORKING_DAYS),
}
"""The registry's policy for each demand. Law sets the last (政府信息公开条例 26); the plan sets none of them."""


def obligations(
    changes: Sequence[Change],
    before: ComparedState,
    after: ComparedState,
    days: WorkingDays,
    *,
    committed: datetime.date | None,
    today: datetime.date,
) -> tuple[Obligation, ...]:
    """List what the changes require, unit by unit; obligations that are alike are joined.

    The terms are the registry's policy. `committed` is the day of the commit that is compared; the time runs from it,
    provisionally, where neither a statement nor the document names a day. Without a commit it is `today`.
    """
    dossier = Dossier(before, after, changes)
    terms = _Terms(after.policy, days, committed or today)
    joined: dict[_Alike, tuple[dict[Subject, None], dict[str, None]]] = {}
    for change in changes:
        for unit, duty in requirements(change):
            if dossier.concerns(duty, change, unit):
                subjects, prints = joined.setdefault(_owed(duty, change, unit, dossier, terms), ({}, {}))
                subjects.update(dict.fromkeys(_concerned(change, unit)))
                prints[change.fingerprint] = None
    owed = (alike.obligation(subjects, prints, today) for alike, (subjects, prints) in joined.items())
    return tuple(sorted(owed, key=_order))


def failing(obligations: Iterable[Obligation]) -> tuple[Obligation, ...]:
    """Return what the gate refuses: a change that no new statement explains, and a filing that is overdue."""
    owed = tuple(obligations)
    return (*unstated(owed), *(each for each in owed if each.what is Demand.FILING and each.state is State.LATE))


class _Terms:
    """When a demand that begins on a day is due, each computed once."""

    def __init__(self, policy: Policy, days: WorkingDays, committed: datetime.date) -> None:
        self._days, self.committed = days, committed
        self._limits = {demand: Limit(value=term(policy), unit=unit) for demand, (term, unit) in TERMS.items()}
        self._ends: dict[tuple[datetime.date, Demand], Deadline | None] = {}

    def end(self, start: datetime.date, what: Demand) -> Deadline | None:
        """Return the last day, or None where it is not known."""
        key = start, what
        if key not in self._ends:
            self._ends[key] = deadline(start, self._limits[what], self._days)
        return self._ends[key]


class _Alike(NamedTuple):
    """What obligations that are joined have in common."""

    duty: Requirement
    unit: str
    files: FilingSubject | None
    start: datetime.date
    end: Deadline | None
    provisional: bool
    fulfilment: Fulfilment

    def obligation(self, subjects: Iterable[Subject], changes: Iterable[str], today: datetime.date) -> Obligation:
        due = self.end.date if self.end else None
        late = due is not None and due < today
        return Obligation(
            what=self.duty.what,
            unit=self.unit,
            clause=self.duty.clause,
            files=self.files,
            subjects=tuple(subjects),
            changes=tuple(changes),
            start=self.start,
            due=due,
            provisional=self.provisional,
            state=State.MET if self.fulfilment.path else State.LATE if late else State.OPEN,
            evidence=self.fulfilment.path,
            done=self.fulfilment.done,
        )


def _owed(duty: Requirement, change: Change, unit: str, dossier: Dossier, terms: _Terms) -> _Alike:
    known = dossier.since(change)
    start = known or terms.committed
    end = terms.end(start, duty.what)
    return _Alike(
        duty=duty,
        unit=unit,
        files=duty.files,
        start=start,
        end=end,
        provisional=known is None or (end is not None and end.provisional),
        fulfilment=dossier.fulfilment(duty, change, unit) or Fulfilment(),
    )


def _concerned(change: Change, unit: str) -> tuple[Subject, ...]:
    """Return the subjects that a unit has to deal with: its own, or the change's where it is the former holder."""
    own = tuple(subject for subject in (change.subject, *change.others) if subject.unit == unit)
    return own or (change.subject,)


def _order(each: Obligation) -> tuple[object, ...]:
    files = list(FilingSubject).index(each.files) if each.files else -1
    return (
        each.unit,
        list(Demand).index(each.what),
        files,
        each.due or SOONEST,
        each.state,
        each.evidence,
        each.changes,
    )
