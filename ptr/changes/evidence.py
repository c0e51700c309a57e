"""Which documents show that something was done about a change: those that are new since the base."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from ptr.changes.charts import Charts
from ptr.changes.entries import Entries
from ptr.changes.fulfilment import Fulfilment, powers_of
from ptr.changes.kind import all_kinds
from ptr.model.documents._common import Status
from ptr.model.documents.adjustment import Adjustment, Position
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication, PublicationSubject
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, place_of
from ptr.model.results.change import Change, Subject
from ptr.model.results.obligation import Demand, Requirement
from ptr.model.state.compared_state import ComparedState

D = TypeVar("D", bound=Document)


class Dossier:
    """What units did about changes, as far as documents show."""

    def __init__(self, before: ComparedState, after: ComparedState, changes: Sequence[Change]) -> None:
        """Take both states and what changed; the evidence is in the later one."""
        self._before, self._after = before, after
        self._entries = Entries(before, after)
        self._charts = Charts(before, after, self._entries, changes)
        self._starts: dict[str, datetime.date | None] = {}
        self._issues: dict[tuple[Subject, tuple[Subject, ...], str], Fulfilment | None] = {}
        self._stating: defaultdict[str, list[tuple[Place, Adjustment]]] = defaultdict(list)
        self._filings: defaultdict[FilingSubject, list[tuple[Place, Filing]]] = defaultdict(list)
        self._postings: defaultdict[str, list[tuple[Place, Publication]]] = defaultdict(list)
        for place, document in _new(before, after):
            if isinstance(document, Adjustment):
                for key in dict.fromkeys(document.powers):
                    self._stating[key].append((place, document))
            elif isinstance(document, Filing):
                self._filings[document.subject].append((place, document))
            elif isinstance(document, Publication):
                self._postings[place.unit].append((place, document))

    def concerns(self, duty: Requirement, change: Change, unit: str) -> bool:
        """Return whether a demand has an object in this unit: an entry, a chart, something public."""
        if duty.what is Demand.FLOWS:
            return self._charts.fulfilment(change, unit) is not None
        if duty.what is Demand.CATALOGUE:
            if change.subject.type == Power.TYPE:
                return self._entries.concerned(change, unit)
            return change.subject.type == "unit" and self._entries.edition(self._after, unit) is not None
        return True

    def since(self, change: Change) -> datetime.date | None:
        """Return the day of a change: by its statement, else another of the power, else the power's own dates."""
        if change.fingerprint not in self._starts:
            self._starts[change.fingerprint] = self._began(change)
        return self._starts[change.fingerprint]

    def _began(self, change: Change) -> datetime.date | None:
        naming = [statement for _, statement in self._naming(change)]
        if naming:
            stating = [statement for _, statement in self._statements(change)]
            return min(statement.event for statement in stating or naming)
        old, new = self._power(self._before, change, change.was), self._power(self._after, change, change.now)
        if new and new.status is Status.ABOLISHED and new.effective.until:
            return new.effective.until
        if new and (old is None or old.effective.from_ != new.effective.from_):
            return new.effective.from_
        return None

    def fulfilment(self, duty: Requirement, change: Change, unit: str) -> Fulfilment | None:
        """Return the document that meets a demand, or None while there is none."""
        if duty.what is Demand.STATEMENT:
            return self._stated(change, unit)
        if duty.what is Demand.SUPERVISION:
            supervised = ((place, statement) for place, statement in self._statements(change) if statement.supervision)
            return next((Fulfilment(place.path, statement.effective) for place, statement in supervised), None)
        if duty.what is Demand.CATALOGUE:
            return self._issued(change, unit)
        if duty.what is Demand.FLOWS:
            return self._charts.fulfilment(change, unit)
        if duty.what is Demand.FILING:
            return self._filed(duty, change, unit)
        return self._published(change, unit)

    def _naming(self, change: Change) -> list[tuple[Place, Adjustment]]:
        """List the new statements that name a subject of the change, in the order of their paths."""
        keys = [key for key in powers_of(change) if key in self._stating] if self._stating else []
        by_path = {place.path: (place, statement) for key in keys for place, statement in self._stating[key]}
        return [by_path[path] for path in sorted(by_path)]

    def _statements(self, change: Change) -> Iterator[tuple[Place, Adjustment]]:
        """Yield the new statements that name a subject of the change and a kind that it may be stated as."""
        kinds = {*all_kinds()[change.kind].stated_as}
        return ((place, statement) for place, statement in self._naming(change) if kinds & {*statement.kinds})

    def _stated(self, change: Change, unit: str) -> Fulfilment | None:
        """Find the statement of a change; it counts for its unit and for the others that agreed in it."""
        for place, statement in self._statements(change):
            agreed = {opinion.unit for opinion in statement.opinions if opinion.position is Position.AGREED}
            if unit == place.unit or unit in agreed:
                return Fulfilment(place.path, statement.event)
        return None

    def _issued(self, change: Change, unit: str) -> Fulfilment | None:
        key = change.subject, change.others, unit
        if key not in self._issues:
            edition = self._entries.edition(self._after, unit)
            issued = edition is not None and self._entries.issued(change, unit)
            day = edition.approved_on if edition else None
            self._issues[key] = Fulfilment(Catalogue.PATH.format(unit=unit), day) if issued else None
        return self._issues[key]

    def _filed(self, duty: Requirement, change: Change, unit: str) -> Fulfilment | None:
        files = duty.files
        for place, filing in self._filings.get(files, ()) if files else ():
            if files is FilingSubject.ADJUSTMENT:
                meant = {(there.unit, there.key) for there, _ in self._statements(change)}
                fits = (place.unit, filing.of) in meant and self._stated(change, unit) is not None
            elif files is FilingSubject.CATALOGUE:
                edition = self._entries.edition(self._after, unit)
                issued = edition and filing.edition == edition.edition and self._issued(change, unit)
                fits = place.unit == unit and bool(issued)
            else:
                fits = place.unit == unit
            if fits:
                return Fulfilment(place.path, filing.submitted.date)
        return None

    def _published(self, change: Change, unit: str) -> Fulfilment | None:
        for place, posting in self._postings.get(unit, ()):
            if self._shows(posting, change, unit):
                return Fulfilment(place.path, posting.posted)
        return None

    def _shows(self, posting: Publication, change: Change, unit: str) -> bool:
        """Return whether a posting shows what changed: the chart, the power, or the edition that lists it."""
        if change.subject.type == Flow.TYPE:
            return posting.subject is PublicationSubject.FLOWS
        if change.subject.type != Power.TYPE:
            return posting.subject in (PublicationSubject.CATALOGUE, PublicationSubject.OTHER)
        keys = powers_of(change)
        if any(posting.entries.get(key) == self._entries.digest(self._after, key, unit) != "" for key in keys):
            return True
        edition = self._entries.edition(self._after, unit)
        issued = edition.edition if edition and self._issued(change, unit) else ""
        return bool(keys & {*posting.powers}) or bool(issued and posting.edition == issued)

    def _power(self, side: ComparedState, change: Change, spot: object) -> Power | None:
        path = getattr(spot, "path", "")
        document = side.document_at(path) if path and change.subject.type == Power.TYPE else None
        return document if isinstance(document, Power) else None


def _new(before: ComparedState, after: ComparedState) -> Iterator[tuple[Place, Document]]:
    """Yield the documents that were not there before, in the order of their paths."""
    for path, document in sorted(after.documents.items()):
        place = place_of(path) if path not in before.documents and path not in before.unread else None
        if place:
            yield place, document
