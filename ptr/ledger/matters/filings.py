"""What is to be filed (clause 四), and the filings that hold it: submitted, answered, withdrawn."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import Final

from ptr.changes.owed import FILED, asks_statement, filed, owing
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.filing_days import counted_days, day_for, own_day, unconfirmed_day
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.owed import Closing, Former, Owed
from ptr.ledger.memory.submission import Filed, Submission
from ptr.ledger.net import net
from ptr.ledger.noted import former, owed_for, path_of
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place, place_of
from ptr.model.results.change import Change
from ptr.model.results.obligation import Demand, Requirement
from ptr.model.state.covered import ONE_OF_MANY

RUNGS: Final = {
    FilingSubject.CATALOGUE: Stage.CATALOGUED,
    FilingSubject.WITHHELD: Stage.CATALOGUED,
    FilingSubject.FLOWS: Stage.CHARTED,
}
"""The stage that a unit claims with a subject (clause 二)."""


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: what has to be filed from now on, what came back to what it was, what was submitted."""
    for change in step.changes:
        for unit, files in filed_by(change):
            _touch(ledger, step, change, unit, files)
    _undo(ledger, step)
    for place, filing in step.new(Filing):
        if place.key not in ledger.memory.submissions:
            _submit(ledger, step, place, filing)
    for path, document in step.after.documents.items():
        if isinstance(document, Filing) and document.withdrawn:
            _withdraw(ledger, step, path, document)


def filed_by(change: Change) -> Iterator[tuple[str, FilingSubject]]:
    """Yield the units and subjects under which a change is filed."""
    return ((unit, files) for unit in owing(change) for files in filed(change, unit))


def _touch(ledger: Ledger, step: CommittedStep, change: Change, unit: str, files: FilingSubject) -> None:
    """Note that a change touched what is filed, and what is owed for it; a statement is filed with what it explains."""
    demand = Demand.FILING
    if files in ONE_OF_MANY and not asks_statement(change):
        return
    if files not in ONE_OF_MANY:
        content = ledger.filed(unit, files)
        if not content.levels or content.levels[-1] != step.index:
            content.levels.append(step.index)
        content.touched.append((content.level, _key(path_of(change)), former(change, step)))
    if not ledger.past_inventory(unit):
        if files in ONE_OF_MANY or not _claims(step, unit, files):
            return
        demand = Demand.FIRST_FILING
    owed = owed_for(change, unit, Requirement(demand, FILED[files], files), step)
    owed.level = ledger.filed(unit, files).level if files not in ONE_OF_MANY else 0
    ledger.add(owed)


def _claims(step: CommittedStep, unit: str, files: FilingSubject) -> bool:
    own = step.after.unit(unit)
    return own is not None and files in RUNGS and own.stage.claims(RUNGS[files])


def _key(path: str) -> str:
    """Return the name by which a document is known wherever it moves: its file's."""
    place = place_of(path)
    return place.key if place and place.key else path


def _undo(ledger: Ledger, step: CommittedStep) -> None:
    """Close what is owed where the content came back to what was accepted, or to what it was before."""
    for content in ledger.memory.filed.values():
        if not content.levels or content.levels[-1] != step.index:
            continue
        open_ = ledger.open(Demand.FILING, unit=content.unit, files=content.files)
        if open_ and _is_back(content, step):
            for owed in (each for each in open_ if not each.borne_before):
                ledger.close(owed, Closing("", step.day, step.index, undone=True))


def _is_back(content: Filed, step: CommittedStep) -> bool:
    """Return whether nothing is left of the changes since what stands as accepted."""
    base: dict[str, Former] = {}
    times: dict[str, int] = {}
    for level, key, was in content.touched:
        if level > content.accepted_level:
            base.setdefault(key, was)
            times[key] = times.get(key, 0) + 1
    if any(count == 1 for count in times.values()):
        return False
    return not any(
        (content.unit, content.files) in filed_by(change)
        for was in base.values()
        for change in net(step, was, was.path)
    )


def _submit(ledger: Ledger, step: CommittedStep, place: Place, filing: Filing) -> None:
    """Note a filing, with the changes that its content holds; one that answers another closes that answer."""
    levels = ledger.filed(place.unit, filing.subject).levels
    stood = step.index if step.is_first else step.stood(filing)
    level = bisect_right(levels, stood) if stood >= 0 else -1
    submission = Submission(
        key=place.key,
        unit=place.unit,
        files=filing.subject,
        of=filing.of if filing.subject in ONE_OF_MANY else "",
        office=filing.office,
        path=place.path,
        digest=filing.digest,
        submitted=own_day(filing.submitted.date, step.day),
        step=step.index,
        day=step.day,
        level=level,
        answers=filing.answers or "",
    )
    ledger.submit(submission)
    returned = ledger.memory.submissions.get(submission.answers)
    if returned and not returned.answered_by:
        returned.answered_by = place.key
        for owed in ledger.open(Demand.ANSWER, unit=place.unit):
            if owed.of == returned.key:
                day = day_for(owed, unconfirmed_day(submission), submission.day)
                ledger.close(owed, Closing(place.path, day, step.index))


def _withdraw(ledger: Ledger, step: CommittedStep, path: str, filing: Filing) -> None:
    """Note that a unit took a filing back (撤回), which also closes the answer to its return."""
    submission = ledger.memory.submissions.get(filing.id)
    if submission is None or submission.withdrawn or filing.withdrawn is None:
        return
    submission.withdrawn = own_day(filing.withdrawn.date, step.day)
    for owed in ledger.open(Demand.ANSWER, unit=submission.unit):
        if owed.of == submission.key:
            ledger.close(owed, Closing(path, day_for(owed, submission.withdrawn, step.day), step.index))


def file_with(ledger: Ledger, step: CommittedStep, stated: Owed, statement: tuple[str, str]) -> None:
    """Let a statement be filed for the change that it explains; one that was accepted before needs no other filing."""
    accepted = next(_accepted(ledger, statement), None)
    for owed in ledger.opened_at(stated.step):
        asked = owed.files is FilingSubject.ADJUSTMENT and owed.unit == stated.unit and not (owed.of or owed.closed)
        if asked and {*owed.changes} & {*stated.changes}:
            owed.of, owed.holder = statement
            if accepted:
                day = day_for(owed, *counted_days(ledger, accepted), step.day)
                ledger.close(owed, Closing(accepted.path, day, step.index))


def is_filed(ledger: Ledger, statement: tuple[str, str]) -> bool:
    """Return whether a statement, by its key and unit, was accepted."""
    return any(_accepted(ledger, statement))


def _accepted(ledger: Ledger, statement: tuple[str, str]) -> Iterator[Submission]:
    """Yield the accepted filings of a statement."""
    key, unit = statement
    for each in ledger.submitted(unit, FilingSubject.ADJUSTMENT):
        if each.of == key and each.is_accepted:
            yield each
