"""The notice board (政务公开栏) of one unit: who it is, who leads it, what it may do, whom to call (clause 三.6(1))."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.documents._common import Status
from ptr.model.documents.filing import FilingSubject
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Limits, Power
from ptr.model.documents.unit import LeadingGroup, PostRole, Unit
from ptr.model.fields.field import PUBLIC
from ptr.model.fields.fields import title_of
from ptr.model.state.audience import Seen, see
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.render.parts.edition import caveat_of, edition_row
from ptr.render.parts.entry import UNNAMED, rows
from ptr.render.parts.gathering import Gathered, as_json, contacts_of, gather, power_inputs, shown_data
from ptr.render.parts.groups import classed
from ptr.render.parts.inputs import Inputs
from ptr.render.parts.printed_fields import PrintedFields
from ptr.render.parts.sheet_view import SheetView
from ptr.render.parts.values import Item, length
from ptr.render.views import PrintedDocument, flow_chart

TITLE: Final = "政务公开栏"
LEADERS: Final = (PostRole.HEAD, PostRole.LEADER)
FACTS: Final = ("credit_code", "level")
POWER: Final = ("id", "code", "name", "class_", "lead", "department", "limits")
LINES: Final = ("consultation", "complaint")
POWER_FIELDS: Final = PrintedFields(
    type=Power,
    printed=(*POWER, "status"),
    left_out={
        "the board has one line a power; the catalogue that hangs beside it prints these": (
            *("basic_code", "parent", "succeeds", "body", "effective", "inventory", "source", "level", "summary"),
            *("legal_basis", "posts", "duties", "conditions", "materials", "quota", "results", "discretion"),
            *("special_procedures", "fees", "commitments", "discipline", "accountability", "remedies", "rules"),
            *("key_power", "disclosure"),
        ),
        "the lines to call are those of the unit, once for all its powers": ("contacts",),
    },
)
UNIT_FIELDS: Final = PrintedFields(
    type=Unit,
    printed=(*FACTS, "name", "leading_group", "first_responsible", "departments", "posts", "contacts", "no_powers_in"),
    left_out={
        "a key for machines": ("id", "division"),
        "the full name stands at the head": ("short_name",),
        "of how far the unit has come, no matter for who reads what it may do": (
            "status",
            "effective",
            "pilot",
            "stage",
        ),
        "of where else to look and of the unit's own rules; the catalogue prints these": ("carriers", "rules"),
    },
)
DOCUMENT: Final = PrintedDocument(
    audiences=(PUBLIC,), subject=FilingSubject.CATALOGUE, fields=(POWER_FIELDS, UNIT_FIELDS)
)


class PostedPower(Struct, frozen=True, kw_only=True):
    """One power on the board; `charts` are the numbers of its charts."""

    number: str
    name: str
    code: str
    lead: str
    department: str
    promised: str
    charts: str
    remark: str


class PostedClass(Struct, frozen=True, kw_only=True):
    """The powers of one class, or the statement that there are none."""

    ordinal: str
    name: str
    statement: str
    charts: str
    lines: tuple[PostedPower, ...]


class PostedChart(Struct, frozen=True):
    """A chart posted beside the board."""

    number: str
    title: str


class BoardView(SheetView, frozen=True, kw_only=True):
    """All that the board says."""

    labels: dict[str, str]
    facts: tuple[Item, ...]
    leaders: tuple[Item, ...]
    classes: tuple[PostedClass, ...]
    total: int
    charts: tuple[PostedChart, ...]
    lines: tuple[Item, ...]


def parts(snapshot: Snapshot, unit: str, powers: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the single board of a unit, of all its powers."""
    return () if powers else ("",)


def build(snapshot: Snapshot, unit: str, part: str = "") -> BoardView:
    """Gather the unit's documents and make the view."""
    places = (snapshot.place(Flow.PATH.format(unit=unit, key=key)) for key in flow_chart.parts(snapshot, unit))
    flows = [flow for place in places if place and isinstance(flow := snapshot.document(place), Flow)]
    return view_of(gather(snapshot, unit), flows)


def inputs(snapshot: Snapshot, unit: str, part: str = "") -> Inputs:
    """Return what the view is made of: registry, unit, edition, its powers and charts, the laws that powers cite."""
    common = power_inputs(snapshot, unit)
    folder = Flow.PATH.rpartition("/")[0].format(unit=unit)
    return Inputs(places=(*common.places, *snapshot.of(Flow, unit)), paths=(*common.paths, folder))


def view_of(gathered: Gathered, flows: Sequence[Flow], *, filing: str = "") -> BoardView:
    """Return the board of the gathered unit; `flows` are the charts that the public may see."""
    contacts = contacts_of(gathered.unit, None, gathered.names)
    charts = sorted(flows, key=lambda flow: (bool(flow.powers), _rank(gathered, flow), flow.title, flow.id))
    numbers = {flow.id: str(place) for place, flow in enumerate(charts, 1)}
    seen_charts = [(numbers[flow.id], see(flow, PUBLIC, frozenset(gathered.names["power"]))) for flow in charts]
    listed = [(number, chart) for number, chart in seen_charts if chart]
    classes = tuple(_classes(gathered, listed))
    facts = (
        Item(term=row.label, text=it.text) for row in rows(gathered.unit, FACTS, gathered.names) for it in row.items
    )
    return BoardView(
        title=TITLE,
        unit=gathered.name,
        edition=edition_row(gathered.catalogue),
        filing=filing,
        caveat=caveat_of(gathered.catalogue, gathered.all, gathered.alike),
        labels={
            **{name: title_of(Power, name) for name in ("name", "code", "lead", "department")},
            "promised": title_of(Limits, "promised"),
        },
        facts=(*facts, *(contacts[key] for key in contacts if key not in LINES)),
        leaders=tuple(_leaders(gathered)),
        classes=classes,
        total=sum(len(group.lines) for group in classes),
        charts=tuple(PostedChart(number, chart.get("title")) for number, chart in listed),
        lines=tuple(contacts[key] for key in LINES if key in contacts),
        data=as_json({"unit": gathered.name, "powers": [shown_data(seen, POWER) for seen in gathered.seen]}),
    )


def _rank(gathered: Gathered, flow: Flow) -> int:
    """Return the position of a chart: that of its class or of its first power."""
    keys = [seen.get("id") for seen in gathered.seen]
    order = list(gathered.classes) if not flow.powers else keys
    wanted = flow.powers[0] if flow.powers else flow.class_
    return order.index(wanted) if wanted in order else len(order)


def _leaders(gathered: Gathered) -> Iterator[Item]:
    """Yield the first responsible person, the leading group, and the leading posts with the powers they lead."""
    for row in rows(gathered.unit, ("first_responsible",), gathered.names):
        yield Item(term=row.label, text=row.items[0].text)
    group = gathered.unit.get("leading_group", None)
    if group:
        for row in rows(group, ("name", "head", "members", "office"), gathered.names):
            label = title_of(Unit, "leading_group") if row.label == title_of(LeadingGroup, "name") else row.label
            yield Item(term=label, text="、".join(item.text for item in row.items))
    for post in gathered.unit.get("posts", ()):
        led = sum(seen.get("lead") == post.get("id") for seen in gathered.seen)
        if post.get("role", None) in LEADERS:
            yield Item(term=post.get("name"), text=f"主管{led}项职权" if led else "")


def _classes(gathered: Gathered, charts: Iterable[tuple[str, Seen]]) -> Iterator[PostedClass]:
    drawn: dict[str, list[str]] = {}
    of_class: dict[str, list[str]] = {}
    for number, chart in charts:
        of_class.setdefault(chart.get("class_"), []).append(number)
        for key in chart.get("powers", ()):
            drawn.setdefault(key, []).append(number)
    for group in classed(gathered.unit, gathered.classes, gathered.seen, gathered.names):
        yield PostedClass(
            ordinal=group.ordinal,
            name=group.name,
            statement=group.statement,
            charts="、".join(of_class.get(group.key, ()) if group.key else ()),
            lines=tuple(_line(str(n), power, gathered, drawn) for n, power in enumerate(group.powers, 1)),
        )


def _line(number: str, power: Seen, gathered: Gathered, drawn: dict[str, list[str]]) -> PostedPower:
    limits = power.get("limits", None)
    promised = limits.get("promised", None) if limits else None
    status = power.get("status", None)
    remark = "依申请公开" if power.named_only else word(status) if status is Status.SUSPENDED else ""
    return PostedPower(
        number=number,
        name=power.get("name") or UNNAMED,
        code=power.get("code"),
        lead=gathered.names["post"].get(power.get("lead"), ""),
        department=gathered.names["department"].get(power.get("department"), ""),
        promised=length(promised) if promised else "",
        charts="、".join(drawn.get(power.get("id"), ())),
        remark=remark,
    )
