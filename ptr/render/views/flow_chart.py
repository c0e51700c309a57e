"""The flow charts (流程图) of one unit, of classes and of powers, one sheet each, for the public (clause 三.3)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import msgspec

from ptr.model.documents._common import Status
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import title_of
from ptr.model.fields.types import place_of
from ptr.model.fields.walk import laws_cited
from ptr.model.state.audience import Seen, known_powers, plain, see
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.render.flowchart.chart import Chart, Edge, Mark
from ptr.render.flowchart.drawing import Drawing
from ptr.render.flowchart.paper import Head, Print, drawing, printed
from ptr.render.parts.edition import edition_row
from ptr.render.parts.entry import Row, rows
from ptr.render.parts.groups import public
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.step import LEGEND, STEP_FIELDS, StepView, course, step_views
from ptr.render.parts.values import Item, Names
from ptr.render.views import PrintedDocument

KINDS: Final = ("类别流程图", "项目流程图")
FACTS: Final = ("class_", "subclass", "powers", "procedure", "procedure_basis")
CHART_FIELDS: Final = PrintedFields(
    type=Flow,
    printed=("title", "basis", "lanes", "steps", "channels", *FACTS),
    left_out={
        "a key, by which the file is called": ("id",),
        "says who may see the chart at all": ("scope",),
    },
)
DOCUMENT: Final = PrintedDocument(audiences=(PUBLIC,), subject=FilingSubject.FLOWS, fields=(CHART_FIELDS, STEP_FIELDS))


class FlowChartView(SheetView, frozen=True, kw_only=True):
    """All that a sheet of a flow chart says; `data` is its public projection as JSON, attached to a PDF."""

    kind: str
    facts: tuple[Row, ...]
    lanes: tuple[str, ...]
    steps: tuple[StepView, ...]
    lines: tuple[Edge, ...]
    legend: tuple[Mark, ...]
    channels: Row

    @property
    def chart(self) -> Chart:
        """What is drawn."""
        return Chart(self.lanes, tuple(step.node for step in self.steps), self.lines)

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
        """The course in words, for readers who cannot see the drawing."""
        return "".join(
            f"{step.number or word(step.kind)}、{step.text}{'；'.join(('', *step.branches))}。" for step in self.steps
        )


def parts(snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
    """List the charts that the public may see, and those that cannot be read, so that they are not left out unsaid.

    With some powers chosen, list only the charts of one of them.
    """
    known = _known(snapshot, unit)
    return tuple(
        place.key
        for place in snapshot.of(Flow, unit)
        if not isinstance(flow := snapshot.document(place), Flow)
        or (_shown(flow, known, snapshot, unit) and (not powers or set(powers) & set(flow.powers)))
    )


def build(snapshot: Snapshot, unit: str, part: str = "") -> FlowChartView:
    """Gather the chart's documents and make their view."""
    assert snapshot.registry is not None
    place = snapshot.place(Flow.PATH.format(unit=unit, key=part))
    flow = snapshot.document(place) if place else None
    assert isinstance(flow, Flow)
    return view_of(
        snapshot.registry,
        snapshot.units[unit],
        snapshot.one(Catalogue, unit),
        flow,
        [power for _, power in snapshot.documents(Power, unit)],
        snapshot.laws,
    )


def inputs(snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
    """Return what the view is made of: registry, unit, edition, the chart, its powers, the laws that it cites."""
    path = Flow.PATH.format(unit=unit, key=part)
    place = snapshot.place(path)
    flow = snapshot.document(place) if place else None
    cited = laws_cited(flow) if flow else ()
    powers = flow.powers if isinstance(flow, Flow) else ()
    files = [Registry.PATH, Unit.PATH.format(unit=unit), Catalogue.PATH.format(unit=unit), path]
    files += [law for key in cited if place_of(law := Law.PATH.format(key=key))]
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
    of_unit = public(unit)
    names = _names(public(registry), of_unit, powers, laws)
    lanes = seen.get("lanes", ())
    numbered = course(flow.id, seen)
    views = tuple(step_views(numbered, lanes, names))
    marks = {mark.kind.partition("-")[0] for view in views for mark in view.marks}
    channels = tuple(rows(seen, ("channels",), names))
    return FlowChartView(
        title=seen.get("title"),
        unit=of_unit.get("name"),
        kind=KINDS[bool(flow.powers)],
        edition=edition_row(catalogue),
        filing=filing,
        facts=(*rows(seen, FACTS, names), *_basis(seen, names)),
        lanes=tuple(lane.get("name") for lane in lanes),
        steps=views,
        lines=tuple(
            dict.fromkeys(
                Edge(source, numbered.places[branch.get("to")], branch.get("when"))
                for source, step in enumerate(numbered.steps)
                for branch in step.get("next", ())
            )
        ),
        legend=tuple(Mark(kind, "".join(LEGEND[kind])) for kind in LEGEND if kind in marks),
        channels=channels[0] if channels else Row(label=title_of(Flow, "channels"), items=()),
        data=msgspec.json.format(
            msgspec.json.encode({"unit": of_unit.get("name"), "flow": plain(seen)}, order="sorted"), indent=1
        ).decode(),
    )


def _basis(seen: Seen, names: Names) -> Iterator[Row]:
    """Return the legal basis, each law named once."""
    for row in rows(seen, ("basis",), names):
        articles: dict[str, dict[str, None]] = {}
        for item, cited in zip(row.items, seen.get("basis"), strict=True):
            article = cited.get("article")
            articles.setdefault(item.text.removesuffix(article), {})[article] = None
        yield Row(
            label=row.label,
            items=tuple(Item(text=law + "、".join(cited_articles)) for law, cited_articles in articles.items()),
        )


def _known(snapshot: Snapshot, unit: str) -> frozenset[str]:
    return known_powers((power for _, power in snapshot.documents(Power, unit)), PUBLIC)


def _shown(flow: Flow, known: frozenset[str], snapshot: Snapshot, unit: str) -> bool:
    """Return whether a chart is public: all its powers are, and one of them is still exercised.

    A power that cannot be read may be public: its chart is listed, and then refused.
    """
    places = [snapshot.place(Power.PATH.format(unit=unit, key=key)) for key in flow.powers]
    powers = [snapshot.document(place) for place in places if place]
    if see(flow, PUBLIC) is None:
        return False
    if None in powers:
        return True
    active = [power for power in powers if isinstance(power, Power) and power.status is not Status.ABOLISHED]
    return known.issuperset(flow.powers) and bool(active or not flow.powers)


def _names(registry: Seen, unit: Seen, powers: Sequence[Power], laws: Mapping[str, Law]) -> Names:
    known = known_powers(powers, PUBLIC)
    return {
        "class": {kind.get("id"): kind.get("name") for kind in registry.get("classes", ())},
        "post": {post.get("id"): post.get("name") for post in unit.get("posts", ())},
        "rule": {rule.get("id"): rule.get("name") for rule in unit.get("rules", ())},
        "power": {power.id: power.name for power in powers if power.id in known},
        "law": {key: public(law).get("title") for key, law in laws.items()},
    }
