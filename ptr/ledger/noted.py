"""How a change becomes an obligation: whose, about what, since when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ptr.changes.owed import requirements
from ptr.ledger.committed_step import WORKING, CommittedStep
from ptr.ledger.memory.owed import Former, Owed
from ptr.model.documents.power import Power
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand, Requirement


def demanded(change: Change, *demands: Demand) -> Iterator[tuple[str, Requirement]]:
    """Yield what a change demands of which unit, of some sorts."""
    return ((unit, required) for unit, required in requirements(change) if required.what in demands)


def owed_for(change: Change, unit: str, requirement: Requirement, step: CommittedStep) -> Owed:
    """Return what a unit owes for a change of this step."""
    return Owed(
        demand=requirement.what,
        unit=unit,
        clause=requirement.clause,
        subject=subject_in(change, unit),
        changes=(change.fingerprint,),
        step=step.index,
        opened=step.day,
        term=step.term(requirement.what),
        files=requirement.files,
        later=effect(change, step, requirement.what) if requirement.what in WORKING else None,
        former=former(change, step),
    )


def subject_in(change: Change, unit: str) -> Subject:
    """Return what a unit has to deal with: its own part of a change, or the change's subject where it has none."""
    own = (subject for subject in (change.subject, *change.others) if subject.unit == unit)
    return next(own, change.subject)


def former(change: Change, step: CommittedStep) -> Former:
    """Return what the document of a change was before the step: nothing, also where another unit gave it earlier."""
    was = change.was.path if change.was else ""
    blob = step.blobs.get(was, "")
    return Former(was, blob) if blob or not change.now else Former(change.now.path, "")


def path_of(change: Change) -> str:
    """Return where the document of a change stands, or stood last."""
    spot = change.now or change.was
    return spot.path if spot else ""


def powers_of(change: Change) -> set[str]:
    """Return the powers that a change is about."""
    return {each.key for each in (change.subject, *change.others) if each.type == Power.TYPE}


def effect(change: Change, step: CommittedStep, demand: Demand) -> datetime.date | None:
    """Return the day in the future from which a power is shown, or shown no more, by its own dates; None for today."""
    document = step.after.documents.get(path_of(change))
    if not isinstance(document, Power):
        return None
    day = document.effective.until if demand is Demand.TAKING_DOWN else document.effective.from_
    return day if day and day > step.day else None
