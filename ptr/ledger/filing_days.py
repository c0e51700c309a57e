"""Which change a filing holds, and which of its days counts."""

from __future__ import annotations

import datetime
from typing import Final

from ptr.ledger.ledger import Ledger
from ptr.ledger.memory import Owed, Submission
from ptr.model.results.obligation import Demand
from ptr.model.state.covered import ONE_OF_MANY

CONFIRMED_WITHIN: Final = datetime.timedelta(days=7)
"""How far from its step a document's own day is taken without anybody who confirms it."""


def is_covered(owed: Owed, submission: Submission) -> bool:
    """Return whether a filing holds the change that something is owed for."""
    if owed.files is not submission.files:
        return False
    if submission.files in ONE_OF_MANY:
        named = owed.of and (owed.of, owed.holder) == (submission.of, submission.unit)
        return bool(named) and submission.level >= 0
    return owed.unit == submission.unit and owed.level <= submission.level


def own_day(named: datetime.date, step: datetime.date) -> datetime.date:
    """Return the day that a document names, unless it is later than the step that brought it."""
    return min(named, step)


def unconfirmed_day(submission: Submission) -> datetime.date:
    """Return the day that counts while no decision confirms it: its own near its step, else that of the step."""
    near = submission.day - submission.submitted <= CONFIRMED_WITHIN
    return submission.submitted if near else submission.day


def day_for(owed: Owed, *days: datetime.date) -> datetime.date:
    """Return the first of a document's days that is not before what is owed: no day proves what came after it."""
    return next((day for day in days if day >= owed.start), max(days))


def counted_days(ledger: Ledger, submission: Submission) -> tuple[datetime.date, ...]:
    """Return the days that count for what was accepted: an answer in time keeps the first submission's, once."""
    own = submission.submitted, submission.day
    first = ledger.memory.submissions.get(submission.answers)
    if first and not first.answers and first.ruling:
        for owed in ledger.memory.owed:
            if owed.demand is Demand.ANSWER and owed.of == first.key and owed.closed and owed.due:
                return (first.submitted, *own) if owed.closed.day <= owed.due else own
    return own
