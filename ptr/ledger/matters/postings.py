"""Postings (clause 三.5(2)): what the public may see became other, and hangs as it is on every standing carrier.

A posting settles what it shows as it stood on its day. What hangs and may not be seen any more is taken down.
"""

from __future__ import annotations

from collections.abc import Sequence

from ptr.changes.owed import posted, taken_down
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.filing_days import CONFIRMED_WITHIN, own_day
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.records import content
from ptr.ledger.memory import Closing, Former, Owed, Sheet
from ptr.ledger.noted import owed_for
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.fields.types import Place, document_types
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand, Requirement
from ptr.model.state.compared_state import ComparedState
from ptr.model.state.public_values import public_digest

CLAUSE = "三.5(2)"


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
        _post(ledger, step, place, posting)
    for path, document in step.after.documents.items():
        if isinstance(document, Publication) and document.removed:
            _remove(ledger, step, path, document)


def path_of_sheet(subject: Subject) -> str:
    """Return where the document stands that a sheet shows."""
    return document_types()[subject.type].PATH.format(unit=subject.unit, key=subject.key)


def _open(ledger: Ledger, step: CommittedStep, subject: Subject, changes: Sequence[Change]) -> None:
    """Note that an object has to be posted as it is now."""
    path = path_of_sheet(subject)
    owed = owed_for(changes[0], subject.unit, Requirement(Demand.PUBLICATION, CLAUSE), step)
    owed.subject, owed.changes = subject, tuple(change.fingerprint for change in changes)
    owed.carriers = _carriers(step.after, subject, path)
    owed.now = Former(path, step.blobs_now.get(path, ""))
    owed.digest = "" if owed.now.blob else public_digest(step.after.document_at(path))
    ledger.add(owed)


def _digest(owed: Owed, step: CommittedStep) -> str:
    """Return what a posting has to show, taken when the first posting asks for it: most are never asked."""
    if not owed.digest and owed.now:
        owed.digest = public_digest(step.load(owed.now.path, owed.now.blob))
    return owed.digest


def _undo(ledger: Ledger, step: CommittedStep, subject: Subject) -> None:
    """Close what is as it was before the first change that was not posted anywhere."""
    unposted = [owed for owed in ledger.open(Demand.PUBLICATION, subject.unit) if _same(owed.subject, subject)]
    was = unposted[0].former
    if len(unposted) < 2 or any(owed.posted for owed in unposted) or was is None or not was.blob:
        return
    if public_digest(step.load(was.path, was.blob)) == _digest(unposted[-1], step):
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
        if sheet.unit == subject.unit and subject.key in sheet.shows and _hangs(sheet, step.after):
            owed = owed_for(changes[0], subject.unit, Requirement(Demand.TAKING_DOWN, CLAUSE), step)
            owed.subject, owed.changes = subject, tuple(change.fingerprint for change in changes)
            owed.of, owed.carriers = sheet.key, sheet.carriers
            ledger.add(owed)


def _carriers(state: ComparedState, subject: Subject, path: str) -> tuple[str, ...]:
    """Return the standing carriers that an object's disclosure names, else those of its unit."""
    document = state.document_at(path)
    unit = state.unit(subject.unit)
    named = document.disclosure.carriers if isinstance(document, Power) else unit.carriers if unit else ()
    standing = _standing(state)
    return tuple(carrier for carrier in named if carrier in standing)


def _standing(state: ComparedState) -> set[str]:
    return {carrier.id for carrier in state.registry.carriers if carrier.standing} if state.registry else set()


def _hangs(sheet: Sheet, state: ComparedState) -> bool:
    return not (sheet.removed or sheet.cancelled) and bool({*sheet.carriers} & _standing(state))


def _post(ledger: Ledger, step: CommittedStep, place: Place, posting: Publication) -> None:
    """Note a posting, and what it settles; one that withdraws another settles nothing and takes back what that did."""
    digest = content(posting)
    if any((sheet.unit, sheet.digest) == (place.unit, digest) for sheet in ledger.memory.sheets.values()):
        return
    if posting.cancels:
        _cancel(ledger, place.unit, posting.cancels)
        return
    sheet = Sheet(
        key=place.key,
        unit=place.unit,
        path=place.path,
        digest=digest,
        posted=own_day(posting.posted, step.day),
        step=step.index,
        carriers=posting.carriers,
        shows=tuple(dict.fromkeys((*posting.shows, *posting.entries, *posting.powers, *posting.flows))),
        removed=posting.removed,
    )
    ledger.memory.sheets[f"{place.unit}/{place.key}"] = sheet
    day = sheet.posted if step.day - sheet.posted <= CONFIRMED_WITHIN else step.day
    owed_by_sheet: dict[tuple[str, str], list[Owed]] = {}
    for owed in ledger.open(Demand.PUBLICATION, unit=place.unit):
        if owed.opened <= posting.posted or owed.opened == step.day:
            owed_by_sheet.setdefault((owed.subject.type, owed.subject.key), []).append(owed)
    for (type, key), several in owed_by_sheet.items():
        if type == Catalogue.TYPE:
            shown = _edition(step, place.unit) == posting.edition
        else:
            shown = posting.shows.get(key) == _digest(several[-1], step)
        if shown:
            for owed in several:
                _settle(ledger, owed, sheet, Closing(place.path, max(day, owed.opened), step.index))


def _edition(step: CommittedStep, unit: str) -> str:
    edition = step.after.one(Catalogue, unit)
    return edition.edition if edition else ""


def _settle(ledger: Ledger, owed: Owed, sheet: Sheet, closing: Closing) -> None:
    """Note that a posting shows an object on its carriers; where all that stand are done, the obligation is met."""
    owed.posted = tuple(dict.fromkeys((*owed.posted, *(each for each in sheet.carriers if each in owed.carriers))))
    if {*owed.carriers} <= {*owed.posted}:
        ledger.close(owed, closing)


def _cancel(ledger: Ledger, unit: str, key: str) -> None:
    sheet = ledger.memory.sheets.get(f"{unit}/{key}")
    if sheet is None:
        return
    sheet.cancelled = True
    for owed in ledger.memory.owed:
        if owed.demand is Demand.PUBLICATION and owed.closed and owed.closed.path == sheet.path:
            owed.posted = tuple(each for each in owed.posted if each not in sheet.carriers)
            ledger.reopen(owed)


def _remove(ledger: Ledger, step: CommittedStep, path: str, posting: Publication) -> None:
    """Note that a posting was taken down."""
    place_key = path.rpartition("/")[2].removesuffix(".yaml")
    sheet = ledger.memory.sheets.get(f"{path.split('/')[1]}/{place_key}")
    if sheet is None or posting.removed is None:
        return
    sheet.removed = own_day(posting.removed, step.day)
    for owed in ledger.open(Demand.TAKING_DOWN, unit=sheet.unit):
        if owed.of == sheet.key:
            ledger.close(owed, Closing(path, max(sheet.removed, owed.opened), step.index))
