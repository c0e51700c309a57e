"""The notice to one unit of an inspection's findings there, and by when to rectify them (clause 四.3)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents.inspection import Inspection, Problem, Rectification
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.field import INTERNAL, LEADERSHIP
from ptr.model.fields.fields import title_of
from ptr.model.fields.types import Place
from ptr.model.state.audience import Seen, see
from ptr.model.state.snapshot import Snapshot
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.office import dated, folder_inputs, holdings
from ptr.render.parts.package_texts import Paragraph
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import day
from ptr.render.views import PrintedDocument

TITLE: Final = "关于{}发现问题的整改通知"
COLUMNS: Final = ("text", "power", "demand", "due", "rectified")
PROBLEM_FIELDS: Final = PrintedFields(
    type=Problem,
    printed=(*COLUMNS, "unit"),
    left_out={"a key, by which a rectification names it": ("id",)},
)
CLOSING: Final = "请在整改期限内逐项整改，查明原因，并将整改情况报本办公室。逾期没有整改的，本办公室将予以通报。"


class NotedProblem(Struct, frozen=True, kw_only=True):
    """One problem: what it is, of which power, what is demanded by when, what was done about it."""

    number: int
    text: str
    power: str
    demand: str
    due: str
    late: bool
    rectified: str


class InspectionNoticeView(SheetView, frozen=True, kw_only=True):
    """All that a notice says; `unit` is the office that signs it, `to` the unit it is sent to."""

    to: str
    year: str
    paragraphs: tuple[Paragraph, ...]
    labels: dict[str, str]
    findings: tuple[NotedProblem, ...]
    unseen: int
    closing: str
    date: str


class _Notice:
    """The notice for one reader."""

    def __init__(self, facts: FactsOnRequest) -> None:
        self._reader = facts.audience

    def parts(self, snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
        """List the inspections that found something in the unit, and those that cannot be read."""
        inspections = [(place, snapshot.document(place)) for place in snapshot.of(Inspection)]
        return tuple(
            place.key
            for place, each in inspections
            if not isinstance(each, Inspection)
            or any(problem.unit == unit and (not powers or problem.power in powers) for problem in each.problems)
        )

    def build(self, snapshot: Snapshot, unit: str, part: str = "") -> InspectionNoticeView:
        """Gather the inspection and the powers it names, and make the notice."""
        place = _place(snapshot, part)
        document = snapshot.document(place) if place else None
        assert place
        assert isinstance(document, Inspection)
        seen = see(document, self._reader) or Seen(type=Inspection, parts=())
        powers = {power.id: power.name for power in holdings(snapshot, unit, self._reader)}
        own = [problem for problem in document.problems if problem.unit == unit]
        shown = [problem for problem in own if problem.power is None or problem.power in powers]
        office = (
            next((each.name for each in snapshot.registry.offices if each.id == place.office), seen.get("by"))
            if snapshot.registry
            else seen.get("by")
        )
        return InspectionNoticeView(
            title=TITLE.format(seen.get("title")),
            unit=office,
            to=snapshot.units[unit].name,
            edition=dated("截至", day(snapshot.today.date)),
            year=str(document.date.year),
            paragraphs=(Paragraph(_opening(document, len(own))),),
            labels={name: title_of(Problem, name) for name in COLUMNS},
            findings=tuple(_finding(number, each, powers, snapshot) for number, each in enumerate(shown, 1)),
            unseen=len(own) - len(shown),
            closing=CLOSING,
            date=day(snapshot.today.date),
        )

    def inputs(self, snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
        """Return what the notice is made of: registry, unit, inspection, the powers that it names."""
        files = [Registry.PATH, Unit.PATH.format(unit=unit)]
        place = _place(snapshot, part)
        document = snapshot.document(place) if place else None
        if place:
            files.append(place.path)
        named = [each.power for each in document.problems if each.power] if isinstance(document, Inspection) else []
        holders = (snapshot.holder(power, unit) for power in named)
        return folder_inputs(snapshot, [*files, *(holder.path for holder in holders if holder)], [])


DOCUMENT: Final = PrintedDocument(audiences=(INTERNAL, LEADERSHIP), requested=_Notice, fields=(PROBLEM_FIELDS,))


def _place(snapshot: Snapshot, key: str) -> Place | None:
    return next((place for place in snapshot.of(Inspection) if place.key == key), None)


def _opening(document: Inspection, count: int) -> str:
    return (
        f"{day(document.date)}，{document.by}开展了{document.title}，在你单位发现{count}个问题。"
        "按照行政权力公开透明运行工作方案的要求，现将问题和整改要求通知如下："
    )


def _finding(number: int, problem: Problem, powers: dict[str, str], snapshot: Snapshot) -> NotedProblem:
    done = problem.rectified
    return NotedProblem(
        number=number,
        text=problem.text,
        power=powers.get(problem.power, "") if problem.power else "",
        demand=problem.demand,
        due=day(problem.due),
        late=done is None and snapshot.today.is_after(problem.due),
        rectified=_rectified(done) if done else "",
    )


def _rectified(done: Rectification) -> str:
    looked = f"，{day(done.confirmed)}核实" if done.confirmed else ""
    return f"{day(done.date)}：{done.text}{looked}"
