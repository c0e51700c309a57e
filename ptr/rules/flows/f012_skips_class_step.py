"""An item chart that leaves out a step of its category chart.

项目流程图跳过了类别流程图的步骤。

An item chart refines the chart of its class: its steps name the class step they belong to (`class_step`), or have its
id. A class step that no step refines is one that the unit shows to the public but does not take. Start and end are not
compared. Of several charts of one class (ordinary and summary procedure) the one with the same `procedure` is taken,
else the one that fits best.

项目流程图是类别流程图的细化，各步骤用 class_step 写明属于类别图的哪一步（代号相同的可以不写）。类别图上有、项目图上没有的步骤，等于公开了却不走。“开始”“结束”不比。一类有几张图的（普通程序、简易程序），按 procedure 对应，对不上的取最接近的一张。

Breaks:

    # the chart of the class has accept, examine, decide
    steps:
      - {id: counter, class_step: accept, kind: process, lane: clerk, text: 窗口受理}
      - {id: sign, class_step: decide, kind: process, lane: chief, text: 签发}

Keeps:

    steps:
      - {id: counter, class_step: accept, kind: process, lane: clerk, text: 窗口受理}
      - {id: examine, kind: process, lane: clerk, text: 审查}
      - {id: sign, class_step: decide, kind: process, lane: chief, text: 签发}
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from ptr.model.documents.flow import Flow, StepKind
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class Classed(Fact, frozen=True, tag=True):
    """A power and its class."""

    id: str
    class_: str


class CategoryChart(Fact, frozen=True, tag=True):
    """A category chart, and the steps that item charts refine."""

    path: str
    procedure: str
    steps: tuple[str, ...]
    class_: str


class ItemChart(Fact, frozen=True, tag=True):
    """An item chart, the powers that it serves, and the steps that it refines."""

    path: str
    procedure: str
    steps: tuple[str, ...]
    powers: tuple[str, ...]


def collect(document: Flow | Power, place: Place, snapshot: Snapshot) -> Iterator[Classed | CategoryChart | ItemChart]:
    """Keep the steps of category charts, those that item charts refine, and the classes of powers."""
    if not isinstance(document, Flow):
        yield Classed(document.id, document.class_)
    elif document.class_ and not document.powers:
        steps = tuple(step.id for step in document.steps if step.kind not in (StepKind.START, StepKind.END))
        yield CategoryChart(place.path, document.procedure, steps, document.class_)
    elif document.powers and not document.class_:
        steps = tuple(step.class_step or step.id for step in document.steps)
        yield ItemChart(place.path, document.procedure, steps, tuple(document.powers))


@unit_rule(
    "F012",
    Flow,
    Power,
    Withheld,
    collect=collect,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="项目流程图没有类别流程图“{title}”的步骤“{steps}”；请补上，或在对应的步骤上写 class_step: {keys}",
    en="no step of the item chart refines “{steps}” of the category chart “{title}”; add it, or write class_step: {keys} at the step that does",
)
def rule(facts: Sequence[Classed | CategoryChart | ItemChart], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each item chart with the category chart of every class that it serves."""
    classes = {fact.id: fact.class_ for fact in facts if isinstance(fact, Classed)}
    charts: dict[str, list[CategoryChart]] = defaultdict(list)
    for fact in facts:
        if isinstance(fact, CategoryChart):
            charts[fact.class_].append(fact)
    for item in (fact for fact in facts if charts and isinstance(fact, ItemChart)):
        for class_ in dict.fromkeys(classes.get(key) or _class(key, unit, snapshot) for key in item.powers):
            if charts[class_]:
                yield from _skipped(item, charts[class_], snapshot)


def _class(key: str, unit: str, snapshot: Snapshot) -> str:
    """Look up the class of a power of another unit, which the chart serves too; "" where it is unknown."""
    power = snapshot.power(key, unit)
    return power.class_ if power else ""


def _skipped(item: ItemChart, charts: list[CategoryChart], snapshot: Snapshot) -> Iterator[Hit]:
    """Name what the item chart leaves out of the category chart it fits best."""
    skipped = {chart.path: {*chart.steps}.difference(item.steps) for chart in charts}
    best = min(charts, key=lambda chart: (chart.procedure != item.procedure, len(skipped[chart.path])))
    place = snapshot.place(best.path)
    chart = snapshot.document(place) if place and skipped[best.path] else None
    if isinstance(chart, Flow):
        left = {step.id: step.text for step in chart.steps if step.id in skipped[best.path]}
        args = {"title": chart.title, "steps": "”“".join(left.values()), "keys": " / ".join(left)}
        yield Hit(path=item.path, pointer=("steps",), args=args, related=(Spot(path=best.path, pointer=("steps",)),))
