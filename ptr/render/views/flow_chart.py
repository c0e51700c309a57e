"""The flow charts (流程图) of one unit, of classes and of powers, one sheet each, for the public (clause 三.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

import msgspec
from msgspec import Struct

from ptr.model.audience import Seen, known_powers, plain, see
from ptr.model.documents._common import Status
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.flow import Flow, Step, StepKind
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.field import PUBLIC, Value
from ptr.model.fields import fields_of, title_of
from ptr.model.snapshot import Snapshot
from ptr.model.types import place_of
from ptr.model.walk import citations
from ptr.model.words import word
from ptr.render.entry import Row, rows
from ptr.render.errors import BrokenChart
from ptr.render.flowchart.chart import Chart, Edge, Mark, Node
from ptr.render.flowchart.drawing import Drawing
from ptr.render.flowchart.paper import Head, Print, drawing, printed
from ptr.render.flowchart.text import shorten
from ptr.render.values import Item, Names, items
from ptr.render.views import Inputs

KINDS: Final = ("类别流程图", "项目流程图")
TERMINALS: Final = (StepKind.START, StepKind.END)
FACTS: Final = ("class_", "subclass", "powers", "procedure", "procedure_basis")
SAID: Final = ("procedure_rule", "duty", "documents", "supervision", "counterpart_rights")
LEGEND: Final = {"risk": ("险", "廉政风险点"), "supervision": ("监", "监督制约"), "rights": ("权", "相对人权利")}


class StepView(Struct, frozen=True, kw_only=True):
    """A step as the chart and the table of steps have it; `who` is its lane and post, `said` all the rest."""

    number: str
    kind: StepKind
    lane: int
    text: str
    who: str
    notes: tuple[str, ...]
    marks: tuple[Mark, ...]
    said: tuple[Item, ...]
    ways: tuple[str, ...]


class FlowChartView(Struct, frozen=True, kw_only=True):
    """All that a sheet of a flow chart says; `data` is its public projection as JSON, attached to a PDF."""

    title: str
    unit: str
    kind: str
    edition: Row
    filing: str
    caveat: str
    facts: tuple[Row, ...]
    lanes: tuple[str, ...]
    steps: tuple[StepView, ...]
    lines: tuple[Edge, ...]
    legend: tuple[Mark, ...]
    channels: Row
    data: str

    @property
    def chart(self) -> Chart:
        """What is drawn."""
        nodes = (
            Node(
                kind=s.kind,
                lane=s.lane,
                text=f"{s.number}. {s.text}" if s.number else s.text,
                notes=s.notes,
                marks=s.marks,
            )
            for s in self.steps
        )
        return Chart(self.lanes, tuple(nodes), self.lines)

    @property
    def drawing(self) -> Drawing:
        """The chart laid out for the screen."""
        return drawing(self.chart)

    @property
    def print(self) -> Print:
        """The chart laid out for paper."""
        facts = "".join(f"{row.label}{'；'.join(item.text for item in row.items)}　　" for row in self.facts)
        foot = "".join(f"{self.channels.label}·{item.term}　{item.text}　　" for item in self.channels.items)
        foot += "".join(f"　{mark.word}　　" for mark in self.legend)
        return printed(self.chart, Head(self.unit + self.title, self.kind + facts, foot))

    @property
    def summary(self) -> str:
        """The course in words, for who cannot see the drawing."""
        return "".join(
            f"{step.number or word(step.kind)}、{step.text}{'；'.join(('', *step.ways))}。" for step in self.steps
        )


def parts(snapshot: Snapshot, unit: str) -> tuple[str, ...]:
    """List the charts that the public may see, and those that cannot be read, so that they are not left out unsaid."""
    known = _known(snapshot, unit)
    return tuple(
        place.key
        for place in snapshot.of(Flow, unit)
        if not isinstance(flow := snapshot.document(place), Flow) or _shown(flow, known, snapshot, unit)
    )


def build(snapshot: Snapshot, unit: str, part: str = "") -> FlowChartView:
    """Gather the chart's documents and make their view."""
    assert snapshot.registry is not None
    place = snapshot.place(Flow.PATH.format(unit=unit, key=part))
    flow = snapshot.document(place) if place else None
    assert isinstance(flow, Flow)
    catalogue = snapshot.kept.get(Catalogue.PATH.format(unit=unit))
    return view_of(
        snapshot.registry,
        snapshot.units[unit],
        catalogue if isinstance(catalogue, Catalogue) else None,
        flow,
        [power for _, power in snapshot.documents(Power, unit)],
        snapshot.laws,
    )


def inputs(snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
    """Tell what the view is made of: registry, unit, edition, the chart, its powers, the laws that it cites."""
    path = Flow.PATH.format(unit=unit, key=part)
    place = snapshot.place(path)
    flow = snapshot.document(place) if place else None
    cited = {citation.law for _, citation in citations(flow)} if flow else set()
    powers = flow.powers if isinstance(flow, Flow) else ()
    files = [Registry.PATH, Unit.PATH.format(unit=unit), Catalogue.PATH.format(unit=unit), path]
    files += [law for key in sorted(cited) if place_of(law := Law.PATH.format(key=key))]
    files += [Power.PATH.format(unit=unit, key=key) for key in powers]
    return Inputs(places=tuple(filter(None, map(snapshot.place, files))), paths=tuple(files))


def view_of(
    registry: Registry,
    unit: Unit,
    catalogue: Catalogue | None,
    flow: Flow,
    powers: Sequence[Power],
    laws: Mapping[str, Law],
    *,
    filing: str = "",
) -> FlowChartView:
    """Make the view for the public; every value comes through `see`."""
    seen = see(flow, PUBLIC, known_powers(powers, PUBLIC)) or Seen(type=Flow, parts=())
    of_unit = _public(unit)
    names = _names(_public(registry), of_unit, powers, laws)
    lanes = [lane.get("id") for lane in seen.get("lanes", ())]
    steps = seen.get("steps", ())
    places = _places(flow, steps, lanes)
    numbers = _numbers(steps)
    views = tuple(_step(step, numbers, seen, names, places) for step in steps)
    marks = {mark.kind.partition("-")[0] for view in views for mark in view.marks}
    channels = tuple(rows(seen, ("channels",), names))
    return FlowChartView(
        title=seen.get("title"),
        unit=of_unit.get("name"),
        kind=KINDS[bool(flow.powers)],
        edition=_edition(catalogue, names),
        filing=filing,
        caveat="",
        facts=(*rows(seen, FACTS, names), *_basis(seen, names)),
        lanes=tuple(lane.get("name") for lane in seen.get("lanes", ())),
        steps=views,
        lines=tuple(
            dict.fromkeys(
                Edge(source, places[way.get("to")], way.get("when"))
                for source, step in enumerate(steps)
                for way in step.get("next", ())
            )
        ),
        legend=tuple(Mark(kind, "".join(LEGEND[kind])) for kind in LEGEND if kind in marks),
        channels=channels[0] if channels else Row(label=title_of(Flow, "channels"), items=()),
        data=msgspec.json.format(
            msgspec.json.encode({"unit": of_unit.get("name"), "flow": plain(seen)}, order="sorted"), indent=1
        ).decode(),
    )


def _basis(seen: Seen, names: Names) -> Iterator[Row]:
    """Give the legal basis with each law named once."""
    for row in rows(seen, ("basis",), names):
        articles: dict[str, list[str]] = {}
        for item, cited in zip(row.items, seen.get("basis"), strict=True):
            article = cited.get("article")
            articles.setdefault(item.text.removesuffix(article), []).append(article)
        yield Row(label=row.label, items=tuple(Item(text=law + "、".join(held)) for law, held in articles.items()))


def _known(snapshot: Snapshot, unit: str) -> frozenset[str]:
    return known_powers((power for _, power in snapshot.documents(Power, unit)), PUBLIC)


def _shown(flow: Flow, known: frozenset[str], snapshot: Snapshot, unit: str) -> bool:
    """A chart is for the public if all its powers are, and if one of them is still exercised."""
    if see(flow, PUBLIC, known) is None or not known.issuperset(flow.powers):
        return False
    held = [snapshot.power(key, unit) for key in flow.powers]
    return not held or any(power and power.status is not Status.ABOLISHED for power in held)


def _public(value: Value) -> Seen:
    return see(value, PUBLIC) or Seen(type=type(value), parts=())


def _edition(catalogue: Catalogue | None, names: Names) -> Row:
    found = tuple(rows(_public(catalogue), ("edition",), names)) if catalogue else ()
    return found[0] if found else Row(label=title_of(Catalogue, "edition"), items=())


def _names(registry: Seen, unit: Seen, powers: Sequence[Power], laws: Mapping[str, Law]) -> Names:
    known = known_powers(powers, PUBLIC)
    return {
        "class": {held.get("id"): held.get("name") for held in registry.get("classes", ())},
        "post": {post.get("id"): post.get("name") for post in unit.get("posts", ())},
        "rule": {rule.get("id"): rule.get("name") for rule in unit.get("rules", ())},
        "power": {power.id: power.name for power in powers if power.id in known},
        "law": {key: _public(law).get("title") for key, law in laws.items()},
    }


def _numbers(steps: Sequence[Seen]) -> list[str]:
    """Number the steps that are work; start and end have no number."""
    numbers, count = [], 0
    for step in steps:
        work = step.get("kind") not in TERMINALS
        count += work
        numbers.append(str(count) if work else "")
    return numbers


def _places(flow: Flow, steps: Sequence[Seen], lanes: Sequence[str]) -> dict[str, int]:
    """Give the place of each step by key; a chart that names steps or lanes it does not have is not drawn."""
    places: dict[str, int] = {}
    for place, step in enumerate(steps):
        places.setdefault(step.get("id"), place)
    wanted = {way.get("to") for step in steps for way in step.get("next", ())}
    lost = [*sorted(wanted - set(places)), *sorted({step.get("lane") for step in steps} - set(lanes))]
    if lost:
        raise BrokenChart(flow.id, lost)
    return places


def _step(step: Seen, numbers: Sequence[str], flow: Seen, names: Names, places: Mapping[str, int]) -> StepView:
    lanes = [lane.get("id") for lane in flow.get("lanes", ())]
    steps = flow.get("steps", ())
    number = next(number for number, other in zip(numbers, steps, strict=True) if other is step)
    lane = lanes.index(step.get("lane"))
    return StepView(
        number=number,
        kind=step.get("kind"),
        lane=lane,
        text=step.get("text"),
        who=_who(step, flow.get("lanes")[lane], names),
        notes=tuple(_notes(step, names)),
        marks=tuple(_marks(step)),
        said=tuple(_said(step, names)),
        ways=tuple(_way(way, steps, numbers, places) for way in step.get("next", ())),
    )


def _who(step: Seen, lane: Seen, names: Names) -> str:
    post = step.get("post") or lane.get("post")
    name: str = names["post"].get(post, post)
    of_lane: str = lane.get("name")
    return of_lane + (f"（{name}）" if name and name != of_lane else "")


def _limit(step: Seen, names: Names) -> str:
    field = next(field for field in fields_of(Step) if field.name == "limit")
    found = items(field, step.get("limit", None), names)
    return found[0].text if found else ""


def _notes(step: Seen, names: Names) -> Iterator[str]:
    """What stands in small print in the box: documents, the limit."""
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


def _said(step: Seen, names: Names) -> Iterator[Item]:
    """What the table of steps says of a step, each under its title."""
    if limit := _limit(step, names):
        yield Item(term=title_of(Step, "limit"), text=limit)
    for row in rows(step, SAID, names):
        text = "；".join(f"{item.term}：{item.text}" if item.term else item.text for item in row.items)
        yield Item(term=row.label, text=text)
    if risk := step.get("risk", None):
        parts: list[Any] = ["、".join(risk.get("points")), f"防控措施：{'、'.join(risk.get('measures'))}"]
        parts += [f"责任人：{risk.get('who')}"] if risk.get("who") else []
        yield Item(term=f"{title_of(Step, 'risk')}（{word(risk.get('level'))}）", text="；".join(parts))


def _way(way: Seen, steps: Sequence[Seen], numbers: Sequence[str], places: Mapping[str, int]) -> str:
    place = places[way.get("to")]
    name = f"第{numbers[place]}步" if numbers[place] else shorten(steps[place].get("text"), 20)
    return f"{way.get('when')}→{name}" if way.get("when") else f"→{name}"
