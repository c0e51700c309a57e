"""What the ledger of a registry knows to be late, as findings: one for each obligation, at what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptr.model.documents.publication import Publication
from ptr.model.documents.unit import Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import document_types
from ptr.model.results.change import Subject
from ptr.model.results.finding import Hit, Spot
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.results.past import Past
from ptr.model.state.covered import ONE_OF_MANY
from ptr.model.state.snapshot import Snapshot

NAMED = 5
"""Subjects of one obligation that are named."""


def overdue(past: Past, snapshot: Snapshot, *demands: Demand) -> Iterator[Obligation]:
    """Yield what was to be done of some sorts, is not on its way, and whose last day is over."""
    for owed in past.obligations:
        is_left = owed.what in demands and owed.state in (State.OPEN, State.LATE)
        if is_left and owed.due and snapshot.today.is_after(owed.due):
            yield owed


def hit(owed: Obligation, snapshot: Snapshot, subjects: Iterable[Subject] = (), **args: object) -> Hit:
    """Return a hit at the document that an obligation is about, and at its subjects, or at some of them."""
    chosen = tuple(subjects) or owed.subjects
    stands = [path for path in (_path_of_one(owed), *(_path(each, snapshot) for each in chosen)) if path]
    there = [path for path in stands if snapshot.place(path)]
    own = Unit.PATH.format(unit=owed.unit)
    paths = [own, *there] if owed.borne_before else there or [own]  # what passed on is told where it is owed now
    return Hit(
        path=paths[0],
        related=tuple(Spot(path=path) for path in dict.fromkeys(paths[1:]) if path != paths[0]),
        about=f"{owed.what} {owed.files or ''} {owed.of} {owed.entered} {' '.join(owed.changes)}",
        args={
            "what": _with_bearers(_names(chosen), owed, snapshot),
            "due": str(owed.due),
            "entered": str(owed.entered),
            **args,
        },
    )


def _with_bearers(what: Bilingual, owed: Obligation, snapshot: Snapshot) -> Bilingual:
    """Add to what something is about who owed it until a unit ended, and which office bears it where none succeeds."""
    units = [snapshot.units[key].name if key in snapshot.units else key for key in owed.borne_before]
    zh = f"（原由{'、'.join(units)}承担）" if units else ""
    en = f" (before: {', '.join(units)})" if units else ""
    if owed.office:
        offices = {each.id: each.name for each in snapshot.registry.offices} if snapshot.registry else {}
        office = offices.get(owed.office, owed.office)
        zh, en = f"{zh}（单位已撤销，由{office}承担）", f"{en} (the unit ended; borne by {office})"
    return what[0] + zh, what[1] + en


def _path_of_one(owed: Obligation) -> str:
    """Return where the one document stands that has to be filed or taken down, where it is one of many."""
    kind = Publication.TYPE if owed.what is Demand.TAKING_DOWN else str(owed.files) if owed.files in ONE_OF_MANY else ""
    return document_types()[kind].PATH.format(unit=owed.folder, key=owed.of) if kind and owed.of else ""


def _path(subject: Subject, snapshot: Snapshot) -> str:
    """Return where a subject stands; a power that is kept from the public stands elsewhere."""
    kind = document_types().get(subject.type)
    path = kind.PATH.format(unit=subject.unit, key=subject.key) if kind else ""
    return path if snapshot.place(path) else path.replace("/powers/", "/withheld/")


def _names(subjects: tuple[Subject, ...]) -> Bilingual:
    names = list(dict.fromkeys(subject.name or subject.key for subject in subjects))
    more = len(names) - NAMED
    zh, en = "、".join(names[:NAMED]), ", ".join(names[:NAMED])
    return (f"{zh}等 {len(names)} 项", f"{en} and {more} more") if more > 0 else (zh, en)
