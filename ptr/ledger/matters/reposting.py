"""What the public may see and hangs nowhere any more, since its sheet was taken down: it is posted again."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.changes.effects import on_sheets
from ptr.changes.pairs import subject_of
from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.filing_days import CONFIRMED_WITHIN
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.sheets import CLAUSE, carriers, edition, hangs
from ptr.ledger.memory.owed import Owed
from ptr.ledger.memory.sheet import Sheet
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.model.results.change import Subject
from ptr.model.results.obligation import Demand
from ptr.model.state.public_values import public_digest


def show_again(ledger: Ledger, step: CommittedStep, sheet: Sheet, posting: Publication) -> None:
    """Note what hung until this step and hangs no more on carriers on which it is to stand."""
    for place, document in _still_public(step, sheet, posting) if ledger.past_inventory(sheet.unit) else ():
        subject, digest = subject_of(place, document), public_digest(document)
        owed = [each for each in ledger.open(Demand.PUBLICATION, subject.unit) if _is_about(each, subject)]
        for each in owed:
            _forget_former(ledger, step, sheet, place, each)
        covered = {carrier for each in owed for carrier in each.carriers if carrier not in each.posted}
        covered |= {*_hung_elsewhere(ledger, step, sheet, place, digest)}
        wanted = carriers(step.after, subject, place.path)
        bare = tuple(each for each in wanted if each in sheet.carriers and each not in covered)
        if bare:
            ledger.add(_owed(step, sheet, subject, bare, "" if place.type == Catalogue.TYPE else digest))


def _still_public(step: CommittedStep, sheet: Sheet, posting: Publication) -> Iterator[tuple[Place, Document]]:
    """Yield what a posting shows that the public may see to this day."""
    paths = [
        kind.PATH.format(unit=sheet.unit, key=key)
        for key in sheet.shows
        for kind in ((Unit,) if key == sheet.unit else (Power, Flow))
    ]
    if posting.edition and posting.edition == edition(step, sheet.unit):
        paths.append(Catalogue.PATH.format(unit=sheet.unit))
    for path in paths:
        place, document = place_of(path), step.after.document_at(path)
        if place and document and on_sheets(place, document):
            yield place, document


def _is_about(owed: Owed, subject: Subject) -> bool:
    return (owed.subject.type, owed.subject.key) == (subject.type, subject.key)


def _forget_former(ledger: Ledger, step: CommittedStep, sheet: Sheet, place: Place, owed: Owed) -> None:
    """Forget what hung before a change, so that its coming back leaves the posting owed, unless it hangs elsewhere."""
    if owed.former and owed.former.blob:
        digest = public_digest(step.load(owed.former.path, owed.former.blob))
        hung = {*_hung_elsewhere(ledger, step, sheet, place, digest)}
        if not {*sheet.carriers} & {*owed.carriers} <= hung:
            owed.former = None


def _hung_elsewhere(ledger: Ledger, step: CommittedStep, sheet: Sheet, place: Place, digest: str) -> Iterator[str]:
    """Yield the carriers on which another posting shows an object as it is."""
    for other in ledger.memory.sheets.values():
        if other.unit == sheet.unit and other is not sheet and hangs(other, step.after):
            posting = step.after.document_at(other.path)
            if isinstance(posting, Publication):
                edition_too = place.type == Catalogue.TYPE and posting.edition == edition(step, sheet.unit)
                if edition_too or posting.shows.get(place.key or place.unit) == digest:
                    yield from other.carriers


def _owed(step: CommittedStep, sheet: Sheet, subject: Subject, bare: tuple[str, ...], digest: str) -> Owed:
    """Return what is owed on carriers that were left bare, since the sheet came down; `of` names that."""
    near = sheet.removed is not None and step.day - sheet.removed <= CONFIRMED_WITHIN
    return Owed(
        demand=Demand.PUBLICATION,
        unit=sheet.unit,
        clause=CLAUSE,
        subject=subject,
        changes=(),
        step=step.index,
        opened=step.day,
        term=step.term(Demand.PUBLICATION),
        event=sheet.removed if near else None,
        of=sheet.key,
        carriers=bare,
        digest=digest,
    )
