"""Statements of adjustment (clause 三.1): which changes have to be explained, and which were changed back in time."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from ptr.changes.kind import all_kinds
from ptr.changes.owed import asks_statement, explained_by, stated_as
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.explanations import claims
from ptr.ledger.matters.explanations.explaining import ASKED, explain
from ptr.ledger.memory.claim import Unasked
from ptr.ledger.memory.owed import Closing, Owed
from ptr.ledger.net import net
from ptr.ledger.noted import demanded, owed_for
from ptr.model.documents.adjustment import Adjustment
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: what was changed back, what must be explained now, which statements came."""
    undone = set(_undo(ledger, step))
    if undone:
        _spare_filing(ledger, step, undone)
    for change in step.changes:
        if change.fingerprint not in undone:
            _open(ledger, step, change)
    _note_unasked(ledger, step)
    for place, statement in step.new(Adjustment):
        claims.state(ledger, step, place, statement)
    for path, document in step.after.documents.items():
        if isinstance(document, Adjustment) and path in step.before.documents and not step.is_first:
            claims.revise(ledger, step, path, document)


def explained(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: what is explained, once it is known who owes it."""
    explain(ledger, step)
    _recognise(ledger)


def _open(ledger: Ledger, step: CommittedStep, change: Change) -> None:
    for unit, required in demanded(change, *ASKED):
        if ledger.past_inventory(unit):
            owed = owed_for(change, unit, required, step)
            owed.kind, owed.field = change.kind, tuple(part.key for part in change.field)
            owed.names, owed.stated_as = tuple(map(_name, explained_by(change))), stated_as(change)
            ledger.add(owed)


def _note_unasked(ledger: Ledger, step: CommittedStep) -> None:
    """Note what a statement may name though nobody asks for one, and forget what lies beyond its term."""
    term = datetime.timedelta(days=step.term(Demand.STATEMENT).value or 0)
    kept = [each for each in ledger.memory.unasked if step.day - each.day <= term]
    for change in step.changes:
        if stated_as(change) and not asks_statement(change):
            kept.append(Unasked(step.day, tuple(map(_name, explained_by(change))), change.units, stated_as(change)))
    ledger.memory.unasked = kept


def _recognise(ledger: Ledger) -> None:
    """Let a statement that names such a change have found it: it is not idle."""
    for claim in ledger.memory.claims if ledger.memory.unasked else ():
        if not claim.used and not claim.superseded:
            changed = {
                name
                for each in ledger.memory.unasked
                if claim.unit in each.units and {*each.stated_as} & {*claim.kinds}
                for name in each.names
            }
            claim.used = tuple(name for name in claim.names if name in changed)


def _name(subject: Subject) -> str:
    """Return how a statement names an object: a power or chart by its key, the unit's own file by what it is."""
    return subject.type if subject.type in (Unit.TYPE, Registry.TYPE) else subject.key


def _undo(ledger: Ledger, step: CommittedStep) -> Iterator[str]:
    """Close what a step changed back within its term, and yield the changes that did it."""
    if not step.changes:
        return
    touched = {path.rpartition("/")[2] for path in (*step.before.documents, *step.after.documents)}
    for owed in ledger.open(Demand.STATEMENT):
        if (
            owed.subject.key in ledger.memory.pending
            or owed.former is None
            or owed.former.path.rpartition("/")[2] not in touched
            or not _in_term(owed, step)
        ):
            continue
        left = {
            (change.kind, tuple(part.key for part in change.field))
            for change in net(step, owed.former, owed.former.path)
        }
        if (owed.kind, owed.field) not in left:
            ledger.close(owed, Closing("", step.day, step.index, undone=True))
            yield from owed.changes
            yield from _reversing(owed, step.changes)


def _spare_filing(ledger: Ledger, step: CommittedStep, undone: set[str]) -> None:
    """Close the filing of statements that nobody has to write any more."""
    for owed in ledger.open(Demand.FILING, files=FilingSubject.ADJUSTMENT):
        if {*owed.changes} <= undone:
            ledger.close(owed, Closing("", step.day, step.index, undone=True))


def _in_term(owed: Owed, step: CommittedStep) -> bool:
    due = step.due(owed.start, owed.term)
    return due is None or step.day <= due


def _reversing(owed: Owed, changes: Iterable[Change]) -> Iterator[str]:
    """Yield the changes by which something went back to what it was: of the same field, or of the mirrored kind."""
    mirror = all_kinds()[owed.kind].mirror
    for change in changes:
        same = change.kind == owed.kind and tuple(part.key for part in change.field) == owed.field
        if change.subject.key == owed.subject.key and (same or change.kind == mirror):
            yield change.fingerprint
