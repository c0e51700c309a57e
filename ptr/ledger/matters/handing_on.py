"""How an obligation of a unit that ended becomes another's: what is done at the successor, what in the old papers."""

from __future__ import annotations

from msgspec.structs import replace

from ptr.ledger.committed_step import CommittedStep
from ptr.ledger.ledger import Ledger
from ptr.ledger.matters.sheets import carriers, edition
from ptr.ledger.memory.owed import Borne, Owed
from ptr.ledger.net import whereabouts
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import place_of
from ptr.model.results.obligation import Demand
from ptr.model.state.covered import ONE_OF_MANY

FILINGS = (Demand.FILING, Demand.FIRST_FILING)


def hand_on(ledger: Ledger, step: CommittedStep, owed: Owed, heir: str) -> bool:
    """Let another unit owe what one owed until it ended; return whether it is still owed, and not twice."""
    bearer = owed.bearer or owed.unit
    owed.office, before = "", Borne(bearer, owed.level)
    if owed.bearer or _stays(owed, step, heir):
        owed.bearer, owed.borne_before = heir, (*owed.borne_before, before)
        return True
    twin = _twin(ledger, step, owed, heir)
    if twin and not _is_stated(owed):
        ledger.drop(owed)
        return False
    if twin:
        ledger.drop(twin)  # a statement of either side explains it
    owed.borne_before = (*owed.borne_before, before)
    ledger.move(owed, heir)
    if owed.subject.type == Power.TYPE and _power_at(step, heir, owed.subject.key):
        owed.subject = replace(owed.subject, unit=heir)
    if owed.demand in FILINGS and owed.files and owed.files not in ONE_OF_MANY:
        owed.level = _level(ledger, step, heir, owed.files)
    elif owed.demand is Demand.FLOWS and owed.of:
        owed.of = whereabouts(step, owed.of)
        owed.subject = replace(owed.subject, unit=heir)
    _suit(owed, step, heir)
    return True


def _suit(owed: Owed, step: CommittedStep, unit: str) -> None:
    """Let an edition, and where it hangs, be measured by the unit that owes it now."""
    if owed.demand is Demand.CATALOGUE and owed.subject.type == Unit.TYPE:
        known = step.before.one(Catalogue, unit)  # one that this step issues answers for it
        owed.digest = known.edition if known else ""
    elif owed.demand is Demand.PUBLICATION and owed.subject.type == Catalogue.TYPE:
        owed.carriers = carriers(step.after, replace(owed.subject, unit=unit), Catalogue.PATH.format(unit=unit))


def _stays(owed: Owed, step: CommittedStep, heir: str) -> bool:
    """Return whether something is done in the papers of the unit that ended, whoever does it."""
    if owed.demand is Demand.PUBLICATION:
        return owed.subject.type != Catalogue.TYPE or not edition(step, heir)
    if owed.demand is Demand.FLOWS and owed.of:
        place = place_of(whereabouts(step, owed.of))
        return place is None or place.unit != heir
    return owed.demand in (Demand.TAKING_DOWN, Demand.ANSWER)


def _twin(ledger: Ledger, step: CommittedStep, owed: Owed, heir: str) -> Owed | None:
    """Return what the successor owes for the same change of this step: the two sides are one now, and owe once."""
    if owed.step != step.index:
        return None
    same = (each for each in ledger.open(owed.demand, heir, owed.files) if each.step == owed.step)
    return next((each for each in same if _about(each) == _about(owed) and {*each.changes} & {*owed.changes}), None)


def _is_stated(owed: Owed) -> bool:
    return owed.demand in (Demand.STATEMENT, Demand.SUPERVISION) or owed.files is FilingSubject.ADJUSTMENT


def _about(owed: Owed) -> tuple[object, ...]:
    return owed.subject.type, owed.subject.key, owed.kind, owed.names, owed.of, owed.holder


def _power_at(step: CommittedStep, unit: str, key: str) -> bool:
    return any(step.after.document_at(kind.PATH.format(unit=unit, key=key)) for kind in (Power, Withheld))


def _level(ledger: Ledger, step: CommittedStep, heir: str, files: FilingSubject) -> int:
    """Return the level that a filing of the successor has to hold: what it files as it stands from this step on."""
    levels = ledger.filed(heir, files).levels
    if levels[-1:] != [step.index]:
        levels.append(step.index)
    return len(levels)


def hand_back(ledger: Ledger, step: CommittedStep, owed: Owed, unit: str) -> None:
    """Let a unit that works again owe what it owed when it ended."""
    place = next(place for place, each in enumerate(owed.borne_before) if each.unit == unit)
    owed.level, owed.borne_before = owed.borne_before[place].level, owed.borne_before[:place]
    owed.office = ""
    if owed.bearer:
        owed.bearer = "" if owed.unit == unit else unit
        return
    ledger.move(owed, unit)
    if owed.subject.type in (Power.TYPE, Flow.TYPE):
        owed.subject = replace(owed.subject, unit=unit)
    _suit(owed, step, unit)
