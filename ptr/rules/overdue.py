"""What the ledger of a registry knows to be late, as findings: one for each obligation, at what it is about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ptr.model.documents.publication import Publication
from ptr.model.documents.unit import Unit
from ptr.model.fields.document import Document
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
    for owed in outstanding(past, *demands):
        if owed.due and snapshot.today.is_after(owed.due):
            yield owed


def outstanding(past: Past, *demands: Demand) -> Iterator[Obligation]:
    """Yield what is to be done of some sorts and is not on its way."""
    return (owed for owed in past.obligations if owed.what in demands and owed.state in (State.OPEN, State.LATE))


def hit(owed: Obligation, snapshot: Snapshot, subjects: Iterable[Subject] = (), **args: object) -> Hit:
    """Return a hit at the document that an obligation is about, and at its subjects, or at some of them."""
    chosen = tuple(subjects) or owed.subjects
    path, related = _spots(
        (
            Unit.PATH.format(unit=owed.unit)
            if owed.borne_before
            else "",  # what passed on is told where it is owed now
            _path_of_one(owed),
            *(_path(each, snapshot) for each in chosen),
        ),
        owed.unit,
        snapshot,
    )
    return Hit(
        path=path,
        related=related,
        about=f"{owed.what} {owed.files or ''} {owed.of} {owed.entered} {' '.join(owed.changes)}",
        args={
            "what": _with_bearers(_names(chosen), owed, snapshot),
            "due": str(owed.due),
            "entered": str(owed.entered),
            **args,
        },
    )


def undated(
    unit: str, paths: Iterable[str], names: Sequence[str], snapshot: Snapshot, about: str, **args: object
) -> Hit:
    """Return a note on how files of a unit stand, of which nothing tells since when."""
    path, related = _spots(paths, unit, snapshot)
    return Hit(path=path, related=related, about=about, args={"what": _listed(names), **args}, early=True, dated=False)


def unknown_since(past: Past) -> Bilingual:
    """Word that nothing tells since when something stands as it does, and why."""
    zh, en = past.untold or ("", "")
    return f"（从何时起没有核对：{zh}）", f" (since when was not checked: {en})"


def called(document: Document | None, other: str) -> str:
    """Return what a document is called: by its name or title, else by what it is."""
    if document is None:
        return other
    return str(getattr(document, "name", "") or getattr(document, "title", "") or document.TITLE[0])


def _spots(paths: Iterable[str], unit: str, snapshot: Snapshot) -> tuple[str, tuple[Spot, ...]]:
    """Return the first path at which there is a document, else that of the unit, and the others as related places."""
    there = [path for path in dict.fromkeys(paths) if snapshot.place(path)] or [Unit.PATH.format(unit=unit)]
    return there[0], tuple(Spot(path=path) for path in there[1:])


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
    return _listed([subject.name or subject.key for subject in subjects])


def _listed(named: Iterable[str]) -> Bilingual:
    names = list(dict.fromkeys(named))
    more = len(names) - NAMED
    zh, en = "、".join(names[:NAMED]), ", ".join(names[:NAMED])
    return (f"{zh}等 {len(names)} 项", f"{en} and {more} more") if more > 0 else (zh, en)
