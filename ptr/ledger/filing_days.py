"""Which change a filing holds, and which of its days counts."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.owed import Owed
from ptr.ledger.memory.submission import Submission
from ptr.model.results.obligation import Demand
from ptr.model.state.covered import ONE_OF_MANY

CONFIRMED_WITHIN: Final = datetime.timedelta(days=7)
"""How far from its step a document's own day is taken without anybody who confirms it."""


def is_covered(owed: Owed, submission: Submission) -> bool:
    """Return whether a filing holds the change that something is owed for."""
    if owed.files is not submission.files:
        return False
    if submission.files in ONE_OF_MANY:
        named = owed.of and (submission.of, submission.unit) in ((owed.of, owed.holder), *owed.also_of)
        return bool(named) and submission.level >= 0
    levels = {**{each.unit: each.level for each in owed.borne_before}, owed.unit: owed.level}
    return submission.unit in levels and levels[submission.unit] <= submission.level


def holding(ledger: Ledger, owed: Owed) -> Iterator[Submission]:
    """Yield the filings that hold the change that something is owed for, unit by unit."""
    if owed.files is None:
        return
    if owed.files in ONE_OF_MANY:
        units = (owed.holder, *(unit for _, unit in owed.also_of))
    else:
        units = (owed.unit, *(each.unit for each in owed.borne_before))
    for unit in dict.fromkeys(units):
        yield from (each for each in ledger.submitted(unit, owed.files) if is_covered(owed, each))


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
    """Return the days that count for what waits or was accepted: an answer in time keeps the first one's, once."""
    own = unconfirmed_day(submission) if submission.is_pending else submission.submitted, submission.day
    first = ledger.memory.submissions.get(submission.answers)
    if first and not first.answers and first.ruling:
        for owed in ledger.memory.owed:
            if owed.demand is Demand.ANSWER and owed.of == first.key and owed.closed and owed.due:
                return (first.submitted, *own) if owed.closed.day <= owed.due else own
    return own
