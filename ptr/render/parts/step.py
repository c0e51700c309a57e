"""One step of a flow chart in words: what stands in its box, and what the table of steps says of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents.flow import Step, StepKind
from ptr.model.fields.fields import fields_of, title_of
from ptr.model.state.audience import Seen
from ptr.model.words import word
from ptr.render.errors import BrokenChart
from ptr.render.flowchart.chart import Mark, Node
from ptr.render.flowchart.text import shorten
from ptr.render.parts.entry import rows
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.values import Item, Names, items

TERMINALS: Final = (StepKind.START, StepKind.END)
DETAILS: Final = ("procedure_rule", "duty", "documents", "supervision", "counterpart_rights")
STEP_FIELDS: Final = PrintedFields(
    type=Step,
    printed=("kind", "lane", "text", "post", "limit", "off_clock", "risk", "next", *DETAILS),
    left_out={"a key, by which steps name each other": ("id",)},
)
LEGEND: Final = {"risk": ("险", "廉政风险点"), "supervision": ("监", "监督制约"), "rights": ("权", "相对人权利")}


class StepView(Struct, frozen=True, kw_only=True):
    """A step as the chart and the table of steps have it; `who` is its lane and post, `details` all the rest."""

    number: str
    kind: StepKind
    lane: int
    text: str
    who: str
    notes: tuple[str, ...]
    marks: tuple[Mark, ...]
    details: tuple[Item, ...]
    branches: tuple[str, ...]

    @property
    def node(self) -> Node:
        """The step as it is drawn."""
        text = f"{self.number}. {self.text}" if self.number else self.text
        return Node(kind=self.kind, lane=self.lane, text=text, notes=self.notes, marks=self.marks)


class Course(Struct, frozen=True):
    """The steps of a filtered chart, the place of each key, the number of each step, the place of each lane."""

    steps: Sequence[Seen]
    places: Mapping[str, int]
    numbers: Sequence[str]
    lanes: Mapping[str, int]


def course(key: str, flow: Seen) -> Course:
    """Number the steps that are work; BrokenChart for a chart that names steps or lanes it does not have."""
    steps: Sequence[Seen] = flow.get("steps", ())
    lanes = {lane.get("id"): place for place, lane in reversed(list(enumerate(flow.get("lanes", ()))))}
    places: dict[str, int] = {}
    numbers: list[str] = []
    for place, step in enumerate(steps):
        places.setdefault(step.get("id"), place)
        done = sum(map(bool, numbers))
        numbers.append("" if step.get("kind") in TERMINALS else str(done + 1))
    targets = {branch.get("to") for step in steps for branch in step.get("next", ())}
    lost = [*sorted(targets - set(places)), *sorted({step.get("lane") for step in steps} - set(lanes))]
    if lost:
        raise BrokenChart(key, lost)
    return Course(steps, places, numbers, lanes)


def step_views(numbered: Course, lanes: Sequence[Seen], names: Names) -> Iterator[StepView]:
    """Yield the steps in words."""
    for number, step in zip(numbered.numbers, numbered.steps, strict=True):
        lane = numbered.lanes[step.get("lane")]
        yield StepView(
            number=number,
            kind=step.get("kind"),
            lane=lane,
            text=step.get("text"),
            who=_who(step, lanes[lane], names),
            notes=tuple(_notes(step, names)),
            marks=tuple(_marks(step)),
            details=tuple(_details(step, names)),
            branches=tuple(_branch(branch, numbered) for branch in step.get("next", ())),
        )


def _who(step: Seen, lane: Seen, names: Names) -> str:
    post = step.get("post") or lane.get("post")
    name: str = names["post"].get(post, post)
    of_lane: str = lane.get("name")
    return of_lane + (f"（{name}）" if name and name != of_lane else "")


def _limit(step: Seen, names: Names) -> str:
    field = next(field for field in fields_of(Step) if field.name == "limit")
    limits = items(field, step.get("limit", None), names)
    return limits[0].text if limits else ""


def _notes(step: Seen, names: Names) -> Iterator[str]:
    """Yield the small print of the box: documents, the limit."""
    if step.get("documents", ()):
        yield "".join(name if name.startswith("《") else f"《{name}》" for name in step.get("documents"))
    limit, off = _limit(step, names), "不计入时限" if step.get("off_clock", False) else ""
    if limit or off:
        yield "，".join(filter(None, (limit, off)))


def _marks(step: Seen) -> Iterator[Mark]:
    if risk := step.get("risk", None):
        yield Mark(f"risk-{risk.get('level').value}", f"{LEGEND['risk'][0]} {word(risk.get('level'))}")
    if step.get("supervision", None):
        yield Mark("supervision", LEGEND["supervision"][0])
    if step.get("counterpart_rights", ()):
        yield Mark("rights", LEGEND["rights"][0])


def _details(step: Seen, names: Names) -> Iterator[Item]:
    """Yield what the table of steps says of a step, each under its title."""
    if limit := _limit(step, names):
        yield Item(term=title_of(Step, "limit"), text=limit)
    for row in rows(step, DETAILS, names):
        text = "；".join(f"{item.term}：{item.text}" if item.term else item.text for item in row.items)
        yield Item(term=row.label, text=text)
    if risk := step.get("risk", None):
        parts = ["、".join(risk.get("points")), f"防控措施：{'、'.join(risk.get('measures'))}"]
        parts += [f"责任人：{risk.get('who')}"] if risk.get("who") else []
        yield Item(term=f"{title_of(Step, 'risk')}（{word(risk.get('level'))}）", text="；".join(parts))


def _branch(branch: Seen, numbered: Course) -> str:
    place = numbered.places[branch.get("to")]
    number = numbered.numbers[place]
    name = f"第{number}步" if number else shorten(numbered.steps[place].get("text"), 20)
    return f"{branch.get('when')}→{name}" if branch.get("when") else f"→{name}"
