"""What the ledger of a registry knows to be late, as findings: one for each obligation, at what it is about."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.model.documents.unit import Unit
from ptr.model.fields.types import document_types
from ptr.model.results.change import Subject
from ptr.model.results.finding import Hit, Spot
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot

NAMED = 5
"""Subjects of one obligation that are named."""


def overdue(past: Past, snapshot: Snapshot, *demands: Demand) -> Iterator[Hit]:
    """Yield what was to be done of some sorts, is not on its way, and whose last day is over."""
    for owed in past.obligations:
        is_left = owed.what in demands and owed.state in (State.OPEN, State.LATE)
        if is_left and owed.due and snapshot.today.is_after(owed.due):
            yield _hit(owed, snapshot)


def _hit(owed: Obligation, snapshot: Snapshot) -> Hit:
    paths = [path_in(subject, owed.unit, snapshot) for subject in owed.subjects]
    names = [subject.name or subject.key for subject in owed.subjects]
    zh = "、".join(names[:NAMED]) + (f"等 {len(names)} 项" if len(names) > NAMED else "")
    en = ", ".join(names[:NAMED]) + (f" and {len(names) - NAMED} more" if len(names) > NAMED else "")
    carriers = {carrier.id: carrier.name for carrier in snapshot.registry.carriers} if snapshot.registry else {}
    return Hit(
        path=paths[0],
        related=tuple(dict.fromkeys(Spot(path=path) for path in paths[1:] if path != paths[0])),
        about=f"{owed.what} {owed.files or ''} {owed.of} {owed.entered} {' '.join(owed.changes)}",
        args={
            "what": (zh, en),
            "due": str(owed.due),
            "entered": str(owed.entered),
            "carriers": "、".join(carriers.get(each, each) for each in owed.carriers),
            "files": owed.files or "",
        },
    )


def path_in(subject: Subject, unit: str, snapshot: Snapshot) -> str:
    """Return where a subject stands; the unit's own file where it is gone."""
    kind = document_types().get(subject.type)
    path = kind.PATH.format(unit=subject.unit or unit, key=subject.key) if kind else ""
    withheld = path.replace("/powers/", "/withheld/")
    here = (each for each in (path, withheld) if each and snapshot.place(each))
    return next(here, Unit.PATH.format(unit=unit))
