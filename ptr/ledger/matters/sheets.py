"""What hangs where: postings as they are put up, taken down, or withdrawn because they were entered by mistake."""

from __future__ import annotations

from typing import Final

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.filing_days import CONFIRMED_WITHIN, own_day
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.records import content
from ptr.ledger.memory.owed import Closing, Owed
from ptr.ledger.memory.sheet import Sheet
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.publication import Publication
from ptr.model.fields.types import Place, document_types
from ptr.model.results.change import Subject
from ptr.model.results.obligation import Demand
from ptr.model.standing.unposted import carriers_that_stand, standing_carriers
from ptr.model.state.compared_state import ComparedState
from ptr.model.state.public_values import public_digest

CLAUSE: Final = "三.5(2)"


def carriers(state: ComparedState, subject: Subject, path: str) -> tuple[str, ...]:
    """Return the standing carriers that an object's disclosure names, else those of its unit."""
    return standing_carriers(state, state.document_at(path), subject.unit)


def path_of_sheet(subject: Subject) -> str:
    """Return where the document stands that a sheet shows."""
    return document_types()[subject.type].PATH.format(unit=subject.unit, key=subject.key)


def hangs(sheet: Sheet, state: ComparedState) -> bool:
    """Return whether a posting is still up on a carrier that stands."""
    return not (sheet.removed or sheet.cancelled) and bool({*sheet.carriers} & carriers_that_stand(state))


def digest_to_show(owed: Owed, step: CommittedStep) -> str:
    """Return what a posting has to show, taken when the first posting asks for it: most are never asked."""
    if not owed.digest and owed.now:
        owed.digest = public_digest(step.load(owed.now.path, owed.now.blob))
    return owed.digest


def put_up(ledger: Ledger, step: CommittedStep, place: Place, posting: Publication) -> None:
    """Note a posting, and what it settles; one that withdraws another settles nothing and takes back what that did."""
    digest = content(posting)
    same = [sheet for sheet in ledger.memory.sheets.values() if (sheet.unit, sheet.digest) == (place.unit, digest)]
    if any(sheet.removed is None or posting.posted < sheet.removed for sheet in same):
        return
    if posting.cancels:
        _cancel(ledger, step, place.unit, posting.cancels)
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
            shown = edition(step, place.unit) == posting.edition
        else:
            shown = posting.shows.get(key) == digest_to_show(several[-1], step)
        if shown:
            for owed in several:
                _settle(ledger, owed, sheet, Closing(place.path, max(day, owed.opened), step.index))


def edition(step: CommittedStep, unit: str) -> str:
    """Return the edition of a unit's catalogue in force after a step; "" where it has none."""
    catalogue = step.after.one(Catalogue, unit)
    return catalogue.edition if catalogue else ""


def _settle(ledger: Ledger, owed: Owed, sheet: Sheet, closing: Closing) -> None:
    """Note that a posting shows an object on its carriers; where all that stand are done, the obligation is met."""
    owed.posted = tuple(dict.fromkeys((*owed.posted, *(each for each in sheet.carriers if each in owed.carriers))))
    if {*owed.carriers} <= {*owed.posted}:
        ledger.close(owed, closing)


def _cancel(ledger: Ledger, step: CommittedStep, unit: str, key: str) -> None:
    """Note that a posting never was (作废): what it had met is owed again, as far as the public may still see it."""
    sheet = ledger.memory.sheets.get(f"{unit}/{key}")
    if sheet is None:
        return
    sheet.cancelled = True
    for owed in ledger.memory.owed:
        met = owed.demand is Demand.PUBLICATION and owed.closed and owed.closed.path == sheet.path
        if met and public_digest(step.after.document_at(path_of_sheet(owed.subject))):
            owed.posted = tuple(each for each in owed.posted if each not in sheet.carriers)
            ledger.reopen(owed)


def take_down(ledger: Ledger, step: CommittedStep, path: str, posting: Publication) -> Sheet | None:
    """Note that a posting was taken down, and return it where it hung until this step."""
    place_key = path.rpartition("/")[2].removesuffix(".yaml")
    sheet = ledger.memory.sheets.get(f"{path.split('/')[1]}/{place_key}")
    if sheet is None or posting.removed is None:
        return None
    hung = (sheet.removed is None or sheet.step == step.index) and not (sheet.cancelled or step.is_first)
    sheet.removed = own_day(posting.removed, step.day)
    for owed in ledger.open(Demand.TAKING_DOWN, unit=sheet.unit):
        if owed.of == sheet.key:
            ledger.close(owed, Closing(path, max(sheet.removed, owed.opened), step.index))
    return sheet if hung else None
