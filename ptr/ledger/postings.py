"""Postings (clause 三.5(2)): what the public may see became other, and hangs as it is on every standing carrier.

A posting settles what it shows as it stood on its day. What hangs and may not be seen any more is taken down.
"""

from __future__ import annotations

from collections.abc import Iterator

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.filings import CONFIRMED_WITHIN, own_day
from ptr.ledger.ledger import Ledger
from ptr.ledger.memory import Closing, Owed, Sheet
from ptr.ledger.noted import owed_for, path_of, requirement
from ptr.ledger.statements import content
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import Place
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand, Requirement
from ptr.model.state.compared_state import ComparedState
from ptr.model.state.public_values import public_digest

CLAUSE = "三.5(2)"


def take(ledger: Ledger, step: CommittedStep) -> None:
    """Take a step: what must be posted or taken down from now on, what was posted and taken down."""
    seen: set[tuple[str, str]] = set()
    for change in step.changes:
        if requirement(change, Demand.PUBLICATION):
            for unit in change.units:
                for subject, path in _objects(change, unit):
                    if (unit, subject.key) not in seen and ledger.past_inventory(unit):
                        seen.add((unit, subject.key))
                        _open(ledger, step, change, subject, path)
    for place, posting in step.new(Publication):
        _post(ledger, step, place, posting)
    for path, document in step.after.documents.items():
        if isinstance(document, Publication) and document.removed:
            _remove(ledger, step, path, document)


def _objects(change: Change, unit: str) -> Iterator[tuple[Subject, str]]:
    """Yield what a unit posts because of a change: its powers, its chart, its own sheets, with their paths."""
    for each in (change.subject, *change.others):
        if each.type == Power.TYPE:
            yield (
                Subject(type=each.type, key=each.key, unit=unit, name=each.name),
                Power.PATH.format(unit=unit, key=each.key),
            )
        elif each.type == Unit.TYPE and each.key == unit:
            yield each, Unit.PATH.format(unit=unit)
        elif each.type == "flow":
            yield each, path_of(change)


def _open(ledger: Ledger, step: CommittedStep, change: Change, subject: Subject, path: str) -> None:
    old, new = (public_digest(state.document_at(path)) for state in (step.before, step.after))
    if new and new != old:
        required = Requirement(Demand.PUBLICATION, CLAUSE)
        owed = owed_for(change, subject.unit, required, step)
        owed.subject, owed.digest, owed.carriers = subject, new, _carriers(step.after, subject, path)
        owed.changes = tuple(each.fingerprint for each in step.changes if subject.key in _keys(each))
        ledger.add(owed)
    elif old and not new:
        for sheet in ledger.memory.sheets.values():
            if sheet.unit == subject.unit and subject.key in sheet.shows and _hangs(sheet, step.after):
                owed = owed_for(change, subject.unit, Requirement(Demand.TAKING_DOWN, CLAUSE), step)
                owed.subject, owed.of, owed.carriers = subject, sheet.key, sheet.carriers
                ledger.add(owed)


def _keys(change: Change) -> set[str]:
    return {each.key for each in (change.subject, *change.others)}


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
    if any(sheet.digest == digest for sheet in ledger.memory.sheets.values()):
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
    owed_by_key: dict[str, list[Owed]] = {}
    for owed in ledger.open(Demand.PUBLICATION, unit=place.unit):
        if owed.opened <= max(day, posting.posted):
            owed_by_key.setdefault(owed.subject.key, []).append(owed)
    for key, several in owed_by_key.items():
        if posting.shows.get(key) == several[-1].digest:
            for owed in several:
                _settle(ledger, owed, sheet, Closing(place.path, max(day, owed.opened), step.index))


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
