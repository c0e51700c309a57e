"""An item chart that leaves out a step of its category chart.

项目流程图跳过了类别流程图的步骤。

An item chart refines the chart of its class: its steps name the class step they belong to (`class_step`), or have its
id. A class step that no step refines is one that the unit shows to the public and does not take. Start and end are not
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
from typing import NamedTuple

from ptr.model.documents.flow import Flow, StepKind
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.rule import Fact, unit_rule


class Chart(NamedTuple):
    """What is compared of a chart."""

    path: str
    procedure: str
    steps: frozenset[str]


def collect(document: Flow | Power, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep the steps of category charts, those that item charts refine, and the classes of powers."""
    if not isinstance(document, Flow):
        yield Fact(group=("class", document.id), value=document.class_)
    elif document.class_ and not document.powers:
        steps = [step.id for step in document.steps if step.kind not in (StepKind.START, StepKind.END)]
        yield Fact(group=("category", document.class_, document.procedure), value=" ".join(steps))
    elif document.powers and not document.class_:
        steps = [step.class_step or step.id for step in document.steps]
        yield Fact(group=("item", document.procedure, *document.powers), value=" ".join(steps))


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
def rule(facts: Sequence[Fact], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each item chart with the category chart of every class that it serves."""
    classes = {fact.group[1]: fact.value for fact in facts if fact.group[0] == "class"}
    charts: dict[str, list[Chart]] = defaultdict(list)
    for fact in facts:
        if fact.group[0] == "category":
            _, class_, procedure = fact.group
            charts[class_].append(Chart(fact.path, procedure, frozenset(fact.value.split())))
    for fact in facts if charts else ():
        if fact.group[0] == "item":
            _, procedure, *powers = fact.group
            item = Chart(fact.path, procedure, frozenset(fact.value.split()))
            for class_ in dict.fromkeys(classes.get(key) or _class(key, unit, snapshot) for key in powers):
                yield from _skipped(item, charts[class_], snapshot)


def _class(key: str, unit: str, snapshot: Snapshot) -> str:
    """Look up the class of a power of another unit, which the chart serves too; "" for one that nobody knows."""
    power = snapshot.power(key, unit)
    return power.class_ if power else ""


def _skipped(item: Chart, charts: list[Chart], snapshot: Snapshot) -> Iterator[Hit]:
    """Name what the item chart leaves out of the category chart it fits best."""
    best = min(
        charts, key=lambda chart: (chart.procedure != item.procedure, len(chart.steps - item.steps)), default=item
    )
    place = snapshot.place(best.path)
    chart = snapshot.document(place) if place and best.steps - item.steps else None
    if isinstance(chart, Flow):
        left = {step.id: step.text for step in chart.steps if step.id in best.steps - item.steps}
        args = {"title": chart.title, "steps": "”“".join(left.values()), "keys": " / ".join(left)}
        yield Hit(path=item.path, pointer=("steps",), args=args, related=(Spot(path=best.path, pointer=("steps",)),))
