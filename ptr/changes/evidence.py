"""Which documents show that something was done about a change: those that are new since the base."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import cache, cached_property
from typing import TypeVar

from msgspec import Struct

from ptr.changes.kind import all_kinds
from ptr.model.catalogue_entry import OUTSIDE, entry_digest, in_catalogue
from ptr.model.change import Change, Subject
from ptr.model.document import Document
from ptr.model.documents._common import Status
from ptr.model.documents.adjustment import Adjustment, Position
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import Filing
from ptr.model.documents.filing import Subject as Filed
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import PostDuty, Power
from ptr.model.documents.publication import Publication, PublicationSubject
from ptr.model.documents.unit import Post
from ptr.model.field import PUBLIC
from ptr.model.fields import by_key, structs_in
from ptr.model.obligation import Demand, Duty
from ptr.model.side import Side
from ptr.model.types import Place, place_of

D = TypeVar("D", bound=Document)


class Proof(Struct, frozen=True):
    """The document that meets a demand, and the day it says."""

    path: str = ""
    done: datetime.date | None = None


class Dossier:
    """What units did about changes, as far as documents tell."""

    def __init__(self, before: Side, after: Side) -> None:
        """Take both sides; the evidence is on the later one."""
        self.before, self.after = before, after
        self._digests: dict[int, str] = {}
        self._starts: dict[str, datetime.date | None] = {}
        self._editions: dict[tuple[Subject, tuple[Subject, ...], str], Proof | None] = {}

    def concerns(self, duty: Duty, change: Change, unit: str) -> bool:
        """Tell whether a demand of a kind has an object in this unit: an entry, a chart, something that is public."""
        power = change.subject.type == Power.TYPE
        files = self.filed_as(duty, change)
        if duty.what is Demand.FLOWS or (duty.what is Demand.FILING and files is Filed.FLOWS and power):
            return self._charts(change, unit) is not None
        if duty.what is Demand.CATALOGUE or files is Filed.CATALOGUE:
            if power:
                return any(self._entry_differs(key, unit, change) for key in _keys(change))
            return change.subject.type == "unit" and self._edition(self.after, unit) is not None
        if duty.what is Demand.PUBLICATION and power:
            return any(self._listed(side, key, unit) for side in (self.before, self.after) for key in _keys(change))
        return True

    def filed_as(self, duty: Duty, change: Change) -> Filed | None:
        """Say what is filed: of a power that is and was withheld the withheld list, not the catalogue."""
        if duty.files is Filed.CATALOGUE and change.subject.type == Power.TYPE:
            places = [place_of(spot.path) for spot in (change.was, change.now) if spot]
            if places and all(place and place.type == "withheld" for place in places):
                return Filed.WITHHELD
        return duty.files

    def since(self, change: Change) -> datetime.date | None:
        """Tell when a change came about: by its statement, else another of the power, else by the power's own dates."""
        if change.fingerprint not in self._starts:
            self._starts[change.fingerprint] = self._began(change)
        return self._starts[change.fingerprint]

    def _began(self, change: Change) -> datetime.date | None:
        naming = [held for _, held in self._new(Adjustment) if _keys(change) & {*held.powers}]
        if naming:
            return min(held.event for held in [held for _, held in self._statements(change)] or naming)
        old, new = self._power(self.before, change, change.was), self._power(self.after, change, change.now)
        if new and new.status is Status.ABOLISHED and new.effective.until:
            return new.effective.until
        if new and (old is None or old.effective.from_ != new.effective.from_):
            return new.effective.from_
        return None

    def proof(self, duty: Duty, change: Change, unit: str) -> Proof | None:
        """Give the document that meets a demand, None while there is none."""
        if duty.what is Demand.STATEMENT:
            return self._stated(change, unit)
        if duty.what is Demand.SUPERVISION:
            found = ((place, statement) for place, statement in self._statements(change) if statement.supervision)
            return next((Proof(place.path, statement.effective) for place, statement in found), None)
        if duty.what is Demand.CATALOGUE:
            return self._issued(change, unit)
        if duty.what is Demand.FLOWS:
            return self._charts(change, unit)
        if duty.what is Demand.FILING:
            return self._filed(duty, change, unit)
        return self._published(change, unit)

    def _statements(self, change: Change) -> Iterator[tuple[Place, Adjustment]]:
        """Yield the new statements that name a subject of the change and a kind that it may be stated as."""
        kinds, keys = {*all_kinds()[change.kind].stated_as}, _keys(change)
        for place, statement in self._new(Adjustment):
            if kinds & {*statement.kinds} and keys & {*statement.powers}:
                yield place, statement

    def _stated(self, change: Change, unit: str) -> Proof | None:
        """One statement counts for its unit, and for the others whose opinion it holds."""
        for place, statement in self._statements(change):
            agreed = {opinion.unit for opinion in statement.opinions if opinion.position is Position.AGREED}
            if unit == place.unit or unit in agreed:
                return Proof(place.path, statement.event)
        return None

    def _issued(self, change: Change, unit: str) -> Proof | None:
        """The edition that holds just what the power is now; of other subjects one with another number."""
        key = change.subject, change.others, unit
        if key not in self._editions:
            self._editions[key] = self._edition_with(change, unit)
        return self._editions[key]

    def _edition_with(self, change: Change, unit: str) -> Proof | None:
        edition = self._edition(self.after, unit)
        if edition is None:
            return None
        if change.subject.type == Power.TYPE:
            holds = all(edition.entries.get(key, "") == self._entry(self.after, key, unit) for key in _keys(change))
        else:
            former = self._edition(self.before, unit)
            holds = former is None or former.edition != edition.edition
        return Proof(Catalogue.PATH.format(unit=unit), edition.approved_on) if holds else None

    def _charts(self, change: Change, unit: str) -> Proof | None:
        """Say how charts stand: None if none is concerned, a proof without a path while one is to be revised."""
        keys, lost = _keys(change), _lost_posts(change)
        flows = list(self.after.of(Flow, unit))
        if lost or change.subject.type != Power.TYPE:
            touched = [(place, flow) for place, flow in flows if lost & _posts(flow)]
        else:
            held = {key for key in keys if self._holds(self.after, key, unit)}
            new = {key for key in held if not self._holds(self.before, key, unit)}
            drawn = {key: place.path for place, flow in flows for key in flow.powers}
            if new:
                return Proof(drawn[min(new)]) if new <= drawn.keys() else Proof()
            touched = [(place, flow) for place, flow in flows if keys & {*flow.powers}]
            if touched and not held:
                return Proof()
        if not touched:
            return None
        changed = all(place.path in self.after.documents and self._differs(place.path) for place, _ in touched)
        return Proof(touched[0][0].path) if changed else Proof()

    def _filed(self, duty: Duty, change: Change, unit: str) -> Proof | None:
        files = self.filed_as(duty, change)
        for place, filing in self._new(Filing):
            if filing.subject is not files:
                continue
            if files is Filed.ADJUSTMENT:
                meant = {(there.unit, there.key) for there, _ in self._statements(change)}
                fits = (place.unit, filing.of) in meant and self._stated(change, unit) is not None
            elif files is Filed.CATALOGUE:
                edition = self._edition(self.after, unit)
                issued = edition and filing.edition == edition.edition and self._issued(change, unit)
                fits = place.unit == unit and bool(issued)
            else:
                fits = place.unit == unit
            if fits:
                return Proof(place.path, filing.submitted.date)
        return None

    def _published(self, change: Change, unit: str) -> Proof | None:
        edition = self._edition(self.after, unit)
        issued = edition.edition if edition and self._issued(change, unit) else None
        for place, posting in self._new(Publication):
            if place.unit != unit:
                continue
            if change.subject.type == Flow.TYPE:
                fits = posting.subject is PublicationSubject.FLOWS
            elif change.subject.type == Power.TYPE:
                shown = any(posting.entries.get(k) == self._entry(self.after, k, unit) != "" for k in _keys(change))
                fits = (
                    shown or bool(_keys(change) & {*posting.powers}) or (issued and posting.edition == issued) is True
                )
            else:
                fits = posting.subject in (PublicationSubject.CATALOGUE, PublicationSubject.OTHER)
            if fits:
                return Proof(place.path, posting.posted)
        return None

    def _new(self, kind: type[D]) -> Iterator[tuple[Place, D]]:
        """Yield the documents of a type that were not there before."""
        for place, document in self._fresh.get(kind.TYPE, ()):
            if isinstance(document, kind):
                yield place, document

    @cached_property
    def _fresh(self) -> dict[str, list[tuple[Place, Document]]]:
        found: dict[str, list[tuple[Place, Document]]] = {}
        for path, document in sorted(self.after.documents.items()):
            place = place_of(path)
            if place and path not in self.before.documents and path not in self.before.unread:
                found.setdefault(place.type, []).append((place, document))
        return found

    def _differs(self, path: str) -> bool:
        return self.after.documents.get(path) != self.before.documents.get(path)

    def _edition(self, side: Side, unit: str) -> Catalogue | None:
        document = side.at(Catalogue.PATH.format(unit=unit))
        return document if isinstance(document, Catalogue) else None

    def _listed(self, side: Side, key: str, unit: str) -> Power | None:
        """Give a power that stands in a unit's catalogue, or should."""
        power = side.at(Power.PATH.format(unit=unit, key=key))
        return power if isinstance(power, Power) and in_catalogue(power) else None

    def _entry(self, side: Side, key: str, unit: str) -> str:
        """Give the digest that a unit's catalogue must hold of a power; "" where it must not hold it."""
        power = self._listed(side, key, unit)
        if power is None:
            return ""
        if id(power) not in self._digests:
            self._digests[id(power)] = entry_digest(power)
        return self._digests[id(power)]

    def _entry_differs(self, key: str, unit: str, change: Change) -> bool:
        """Tell whether a power's entry is another; digests are made only where the field does not tell by itself."""
        old, new = self._listed(self.before, key, unit), self._listed(self.after, key, unit)
        if old is None or new is None:
            return old is not new
        fields = tuple(part.key for part in change.field if part.titles[0])
        if key == change.subject.key and not (old.disclosure.except_ or new.disclosure.except_) and _in_entry(fields):
            return True
        return self._entry(self.before, key, unit) != self._entry(self.after, key, unit)

    def _holds(self, side: Side, key: str, unit: str) -> bool:
        power = side.at(Power.PATH.format(unit=unit, key=key))
        return isinstance(power, Power) and power.status is not Status.ABOLISHED

    def _power(self, side: Side, change: Change, spot: object) -> Power | None:
        path = getattr(spot, "path", "")
        document = side.at(path) if path and change.subject.type == Power.TYPE else None
        return document if isinstance(document, Power) else None


@cache
def _in_entry(fields: tuple[str, ...]) -> bool:
    """Tell whether a field of a power stands in its entry, by what it and the fields around it declare."""
    kinds: list[type[Struct]] = [Power]
    for key in fields:
        field = next((by_key(kind)[key] for kind in kinds if key in by_key(kind)), None)
        if field is None or field.label is None or not field.reaches(PUBLIC) or field.label.change in OUTSIDE:
            return False
        kinds = structs_in(field.type)
    return bool(fields)


def _keys(change: Change) -> set[str]:
    """Give the powers that a change is about."""
    subjects = (change.subject, *change.others)
    return {subject.key for subject in subjects if subject.type == Power.TYPE}


def _lost_posts(change: Change) -> set[str]:
    """Give the posts that no longer do, or no longer are, what they did or were."""
    if change.kind != "duty.reassigned":
        return set()
    if isinstance(change.before, PostDuty | Post):
        return {change.before.post if isinstance(change.before, PostDuty) else change.before.id}
    fields = [part.key for part in change.field]
    if fields[:1] == ["posts"] and len(fields) > 1:
        return {fields[1]}
    return {change.before} if fields[:1] == ["lead"] and isinstance(change.before, str) else set()


def _posts(flow: Flow) -> set[str]:
    return {step.post for step in flow.steps if step.post} | {lane.post for lane in flow.lanes if lane.post}
