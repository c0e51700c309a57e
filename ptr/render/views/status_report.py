"""The status report of one unit: its progress, what is due, late, missing, unfiled (clauses 三.1, 三.5(2), 四)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents._common import Status
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow
from ptr.model.documents.inspection import Inspection
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.field import INTERNAL, LEADERSHIP
from ptr.model.state.filings import filed_in
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import WORDS, word
from ptr.render.parts.circle import Circle
from ptr.render.parts.facts_on_request import Due, FactsOnRequest, Flaw
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.office import dated, filing_state, folder_inputs, holdings
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import Item, day
from ptr.render.views import PrintedDocument

TITLE: Final = "行政权力公开透明运行情况报告"
AHEAD: Final = datetime.timedelta(days=60)
"""How far a report looks ahead for reviews of withheld powers; everything else has a deadline already running."""


class Rung(Struct, frozen=True):
    """A rung of the ladder (clause 二), and whether the unit claims to have reached it."""

    name: str
    reached: bool


class Task(Struct, frozen=True, kw_only=True):
    """Something to do: what, about which matter, by which clause, until when ("" where no day is set)."""

    number: int
    what: str
    about: str
    clause: str
    due: str


class Submission(Struct, frozen=True, kw_only=True):
    """A filing and where it stands."""

    number: int
    subject: str
    submitted: str
    state: str


class StatusReportView(SheetView, frozen=True, kw_only=True):
    """All that a report says.

    `unseen` counts what only the leadership may know of; `unknown` is what could not be compared, so that an empty list
    of changes does not mean that there were none.
    """

    stage: str
    rungs: tuple[Rung, ...]
    figures: tuple[Item, ...]
    late: tuple[Task, ...]
    due: tuple[Task, ...]
    unseen: int
    filings: tuple[Submission, ...]
    flaws: tuple[Flaw, ...]
    unknown: str
    date: str


class _Report:
    """The report for one reader."""

    def __init__(self, facts: FactsOnRequest) -> None:
        self._facts = facts

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """Return the single report of a unit."""
        return () if powers else ("",)

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> StatusReportView:
        """Collect what is owed and what has a running deadline, and make the report."""
        owed, holder = self._facts.owed(), snapshot.units[unit]
        circle = Circle(snapshot, self._facts.audience, [unit])
        all_ = [*(due for due in owed.dues if due.unit == unit), *_running(snapshot, unit)]
        mine = [due for due in all_ if all(map(circle.may_hear, due.paths))]
        return StatusReportView(
            title=TITLE,
            unit=holder.name,
            edition=dated("截至", day(snapshot.today.date)),
            stage=word(holder.stage),
            rungs=tuple(Rung(WORDS[Stage][rung.value], holder.stage.claims(rung)) for rung in Stage),
            figures=tuple(self._figures(snapshot, unit)),
            late=tuple(_tasks([each for each in mine if each.late])),
            due=tuple(_tasks([each for each in mine if not each.late])),
            unseen=len(all_) - len(mine),
            filings=tuple(_filings(snapshot, unit)),
            flaws=tuple(flaw for flaw in owed.flaws if flaw.unit == unit),
            unknown=owed.unknown,
            date=day(snapshot.today.date),
        )

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Return what the report is made of: registry, the unit's folder, the offices' decisions and inspections."""
        return folder_inputs(snapshot, [Registry.PATH], [Unit.PATH.rpartition("/")[0].format(unit=unit), "offices"])

    def _figures(self, snapshot: Snapshot, unit: str) -> Iterator[Item]:
        powers = [
            power for power in holdings(snapshot, unit, self._facts.audience) if power.status is not Status.ABOLISHED
        ]
        withheld = sum(isinstance(power, Withheld) for power in powers)
        catalogue = snapshot.one(Catalogue, unit)
        circle = Circle(snapshot, self._facts.audience, [unit])
        records = [record for place, record in snapshot.documents(Record, unit) if circle.may_hear(place.path)]
        yield Item(term="职权", text=f"{len(powers)}项" + (f"（其中不公开、暂不公开{withheld}项）" if withheld else ""))
        yield Item(
            term="目录版次", text=f"{catalogue.edition}，{day(catalogue.effective)}起施行" if catalogue else "尚未编定"
        )
        yield Item(term="流程图", text=f"{len(snapshot.of(Flow, unit))}张")
        disclosed = sum(record.disclosed is not None for record in records)
        yield Item(term="登记表", text=f"{len(records)}份（已公开{disclosed}份）")


DOCUMENT: Final = PrintedDocument(audiences=(INTERNAL, LEADERSHIP), requested=_Report)


def _running(snapshot: Snapshot, unit: str) -> Iterator[Due]:
    """Yield what has a deadline still to come: rectifications, answers to returns, records, reviews."""
    today = snapshot.today.date
    for _, inspection in snapshot.documents(Inspection):
        for each in inspection.problems:
            if each.unit == unit and each.rectified is None and each.due >= today:
                holder = snapshot.holder(each.power, unit) if each.power else None
                gone = Power.PATH.format(unit=unit, key=each.power) if each.power else ""
                path = holder.path if holder else gone
                yield _due(unit, "整改督导检查发现的问题", each.text, each.due, "四", path)
    for item in filed_in(snapshot, unit).values():
        decision = item.decision
        if decision is None or not item.is_owed_an_answer:
            continue
        last = decision.due or snapshot.days.last(decision.date, snapshot.policy.answer_days)
        if last and last >= today:
            remarks = [(each.problem, each.document) for each in decision.remarks] or [(decision.reason, "")]
            for problem, path in remarks:  # one by one: not every reader may know of each document
                yield _due(unit, "重新报送退回的备案", problem, last, "四", path)
    for place, record in snapshot.documents(Record, unit):
        last = snapshot.days.last(record.exercised, snapshot.policy.record_days) if record.exercised else None
        if last and record.received is None and last >= today:
            yield _due(unit, "报送登记表", record.matter, last, "三.4", place.path)
    for place, power in snapshot.documents(Withheld, unit):
        if today <= power.withholding.review <= today + AHEAD:
            yield _due(unit, "复核不公开的职权", power.name, power.withholding.review, "三.1", place.path)


def _due(unit: str, what: str, about: str, due: datetime.date, clause: str, *paths: str) -> Due:
    return Due(unit=unit, what=what, about=about, due=due, late=False, clause=clause, paths=paths)


def _tasks(dues: Sequence[Due]) -> Iterator[Task]:
    ordered = sorted(dues, key=lambda each: (each.due or datetime.date.min, each.what, each.about))
    for number, each in enumerate(ordered, 1):
        day_ = day(each.due) if each.due else ""
        yield Task(number=number, what=each.what, about=each.about, clause=each.clause, due=day_)


def _filings(snapshot: Snapshot, unit: str) -> Iterator[Submission]:
    """Yield the filings of the unit, the last first, with the decision on each."""
    items = filed_in(snapshot, unit).values()
    newest_first = sorted(items, key=lambda each: (each.filing.submitted.date, each.key), reverse=True)
    for number, item in enumerate(newest_first, 1):
        filing, state = item.filing, filing_state(item)
        what = word(filing.subject) + (f"（{filing.edition or filing.of}）" if filing.edition or filing.of else "")
        yield Submission(number=number, subject=what, submitted=day(filing.submitted.date), state=state)
