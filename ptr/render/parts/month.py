"""What happened in one month of a registry, as far as a reader may know of it: the content of briefing and digest."""

from __future__ import annotations

import datetime
from collections import Counter
from collections.abc import Iterator
from functools import cached_property

from msgspec import Struct

from ptr.model.documents.decision import DecisionOutcome
from ptr.model.documents.feedback import Feedback
from ptr.model.documents.filing import Filing
from ptr.model.documents.flow import Flow
from ptr.model.documents.inspection import Inspection
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.documents.record import Record
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.state.audience import see
from ptr.model.state.filings import filed_in
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.render.parts.circle import Circle
from ptr.render.parts.facts_on_request import Changed, Due, Event, FactsOnRequest
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.office import folder_inputs, month_of
from ptr.render.parts.values import day

NEWSWORTHY = (Power.TYPE, Flow.TYPE, Unit.TYPE, Withheld.TYPE)
"""Types whose changes are news; filings, records and statements are news of their own."""


class UseCount(Struct, frozen=True, kw_only=True):
    """How often a power was used, and how many of the uses were disclosed."""

    unit: str
    name: str
    used: int
    disclosed: int


class Note(Struct, frozen=True, kw_only=True):
    """A piece of news: of which unit, on which day, what."""

    unit: str
    day: str
    text: str


class Month:
    """One month of some units; `part` names it like 2026-10."""

    def __init__(self, snapshot: Snapshot, unit: str, part: str, facts: FactsOnRequest) -> None:
        self._snapshot, self._facts = snapshot, facts
        self.first, self.last = month_of(part)
        self.units = [unit] if unit else list(snapshot.units)
        self._circle = Circle(snapshot, facts.audience, self.units)

    @cached_property
    def changed(self) -> Changed:
        """The changes that the reader may know of, and what is not known of them."""
        changed = self._facts.changed(self.first, self.last)
        mine = [event for event in changed.events if event.type in NEWSWORTHY and set(event.units) & set(self.units)]
        return Changed(events=tuple(event for event in mine if self._may_hear(event)), unknown=changed.unknown)

    def uses(self) -> Iterator[UseCount]:
        """Yield the powers used in the month; for the public, only uses disclosed to it count."""
        for unit in self.units:
            used: Counter[str] = Counter()
            disclosed: Counter[str] = Counter()
            for _, record in self._snapshot.documents(Record, unit):
                if (
                    record.exercised
                    and self._within(record.exercised)
                    and see(record, self._facts.audience, self._circle.known)
                ):
                    used[record.power] += 1
                    disclosed[record.power] += record.disclosed is not None
            for power in sorted(used, key=lambda key: (-used[key], key)):
                yield UseCount(
                    unit=self.called(unit),
                    name=self._circle.name(power) or "名称不公开",
                    used=used[power],
                    disclosed=disclosed[power],
                )

    def filings(self) -> Iterator[Note]:
        """Yield what was submitted and what was decided on submissions."""
        items = [item for unit in self.units for item in filed_in(self._snapshot, unit).values()]
        for item in items:
            if self._within(item.filing.submitted.date):
                yield self._note(item.place.unit, item.filing.submitted.date, f"报送{_subject(item.filing)}备案")
        for item in items:
            for _, decision in item.decisions:
                if self._within(decision.date):
                    accepted = decision.outcome is DecisionOutcome.ACCEPTED
                    answer = f"准予备案，{decision.number}" if accepted else f"退回，{len(decision.remarks)}条意见"
                    answer = "备案被撤销" if decision.revokes else answer
                    yield self._note(item.place.unit, decision.date, f"{_subject(item.filing)}{answer}")

    def publications(self) -> Iterator[Note]:
        """Yield what was posted, as far as it was posted for the reader."""
        carriers = {each.id: each.name for each in self._snapshot.registry.carriers} if self._snapshot.registry else {}
        for unit in self.units:
            for place, each in self._snapshot.documents(Publication, unit):
                if self._within(each.posted) and self._circle.may_hear(place.path):
                    where = "、".join(carriers.get(key, key) for key in each.carriers)
                    what = each.title or word(each.subject)
                    yield self._note(
                        unit, each.posted, f"公开{what}（{where}{'：' + each.where if each.where else ''}）"
                    )

    def feedback(self) -> Iterator[tuple[Note, Feedback]]:
        """Yield what units reported upward, with the whole report."""
        for unit in self.units:
            for place, each in self._snapshot.documents(Feedback, unit):
                if self._within(each.date) and self._circle.may_hear(place.path):
                    yield self._note(unit, each.date, each.title), each

    def inspections(self) -> Iterator[Note]:
        """Yield what inspections of the month found, unit by unit."""
        for _, each in self._snapshot.documents(Inspection):
            counts = Counter(problem.unit for problem in each.problems if problem.unit in self.units)
            for unit, count in counts.items() if self._within(each.date) else ():
                yield self._note(unit, each.date, f"{each.title}发现{count}个问题")

    def late(self) -> Iterator[Due]:
        """Yield what is late today."""
        for due in self._facts.owed().dues:
            if due.late and due.unit in self.units and all(map(self._circle.may_hear, due.paths)):
                yield due

    def called(self, unit: str) -> str:
        """Return the short name of a unit."""
        holder = self._snapshot.units.get(unit)
        return (holder.short_name or holder.name) if holder else unit

    def _within(self, date: datetime.date) -> bool:
        return self.first <= date <= self.last

    def _note(self, unit: str, date: datetime.date, text: str) -> Note:
        return Note(unit=self.called(unit), day=day(date), text=text)

    def _may_hear(self, event: Event) -> bool:
        """Return whether the reader may know of a change: of its document, and of the field that changed."""
        seen = not event.attribute or self._circle.may_see(event.path, event.attribute)
        return seen and self._circle.may_hear(event.path)


def last_month(snapshot: Snapshot) -> str:
    """Return the last month that is over."""
    return (snapshot.today.date.replace(day=1) - datetime.timedelta(days=1)).isoformat()[:7]


def inputs_of(snapshot: Snapshot, unit: str) -> Inputs:
    """Return what a month is made of: the registry and the folders of the units and offices."""
    folders = [Unit.PATH.rpartition("/")[0].format(unit=unit)] if unit else ["units"]
    return folder_inputs(snapshot, [Registry.PATH], [*folders, "offices"])


def _subject(filing: Filing) -> str:
    specified = filing.edition or filing.of
    return word(filing.subject) + (f"（{specified}）" if specified else "")
