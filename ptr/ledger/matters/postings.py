"""Postings (clause 三.5(2)): what the public may see became other, and hangs as it is on every standing carrier.

A posting settles what it shows as it stood on its day. What hangs and may not be seen any more is taken down; what may
be seen and hangs nowhere any more, since its sheet was taken down, is posted again.
"""

from __future__ import annotations

from collections.abc import Sequence

from ptr.changes.owed import posted, taken_down
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.reposting import show_again
from ptr.ledger.matters.sheets import CLAUSE, carriers, digest_to_show, hangs, path_of_sheet, put_up, take_down
from ptr.ledger.memory.owed import Closing, Former
from ptr.ledger.noted import owed_for
from ptr.model.documents.publication import Publication
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand, Requirement
from ptr.model.state.public_values import public_digest


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: what must be posted or taken down from now on, what was posted and taken down."""
    altered: dict[Subject, list[Change]] = {}
    hidden: dict[Subject, list[Change]] = {}
    for change in step.changes:
        for subjects, by_subject in ((posted(change), altered), (taken_down(change), hidden)):
            for subject in subjects:
                if ledger.past_inventory(subject.unit):
                    by_subject.setdefault(subject, []).append(change)
    for subject, changes in altered.items():
        _open(ledger, step, subject, changes)
    for subject, changes in hidden.items():
        _hide(ledger, step, subject, changes)
    for subject in altered:
        _undo(ledger, step, subject)
    for place, posting in step.new(Publication):
        put_up(ledger, step, place, posting)
    for path, document in step.after.documents.items():
        if isinstance(document, Publication) and document.removed:
            sheet = take_down(ledger, step, path, document)
            if sheet:
                show_again(ledger, step, sheet, document)


def _open(ledger: Ledger, step: CommittedStep, subject: Subject, changes: Sequence[Change]) -> None:
    """Note that an object has to be posted as it is now."""
    path = path_of_sheet(subject)
    owed = owed_for(changes[0], subject.unit, Requirement(Demand.PUBLICATION, CLAUSE), step)
    owed.subject, owed.changes = subject, tuple(change.fingerprint for change in changes)
    owed.carriers = carriers(step.after, subject, path)
    owed.now = Former(path, step.blobs_now.get(path, ""))
    owed.digest = "" if owed.now.blob else public_digest(step.after.document_at(path))
    ledger.add(owed)


def _undo(ledger: Ledger, step: CommittedStep, subject: Subject) -> None:
    """Close what is as it was before the first change that was not posted anywhere."""
    unposted = [owed for owed in ledger.open(Demand.PUBLICATION, subject.unit) if _same(owed.subject, subject)]
    was = unposted[0].former
    if len(unposted) < 2 or any(owed.posted or owed.of for owed in unposted) or was is None or not was.blob:
        return
    if was.path != path_of_sheet(subject):
        return  # it hung elsewhere, or something else changed that stands on it
    if public_digest(step.load(was.path, was.blob)) == digest_to_show(unposted[-1], step):
        for owed in unposted:
            ledger.close(owed, Closing("", step.day, step.index, undone=True))


def _same(one: Subject, other: Subject) -> bool:
    return (one.type, one.key) == (other.type, other.key)


def _hide(ledger: Ledger, step: CommittedStep, subject: Subject, changes: Sequence[Change]) -> None:
    """Note that what hangs of an object has to come down, sheet by sheet, and that it is not to be posted any more."""
    for owed in ledger.open(Demand.PUBLICATION, subject.unit):
        if _same(owed.subject, subject) and owed.step < step.index:
            ledger.close(owed, Closing("", step.day, step.index, undone=True))
    for sheet in ledger.memory.sheets.values():
        if sheet.unit == subject.unit and subject.key in sheet.shows and hangs(sheet, step.after):
            owed = owed_for(changes[0], subject.unit, Requirement(Demand.TAKING_DOWN, CLAUSE), step)
            owed.subject, owed.changes = subject, tuple(change.fingerprint for change in changes)
            owed.of, owed.carriers = sheet.key, sheet.carriers
            ledger.add(owed)
