"""The steps of the item chart take longer than the limit.

流程图各步骤的时限加起来超过办理时限。

Along the longest way through the chart the time limits of the steps are summed and held against the statutory limit of
each power that the chart serves, and against the promised one: of alternatives the longer counts, a loop counts once,
a step `off_clock` (补正, 听证, 公示 where the law takes them out) does not count. Working days, calendar days and months
are summed apart and compared as in T002, so that doubt favours the unit; a way is reported only if it is longer in
every year.

沿流程图中最长的一条路线，把各步骤的时限相加，与所服务职权的法定时限、承诺时限比较：分支取较长的，循环算一次，不计时（off_clock）的步骤不算。工作日、日、月分别相加，比较办法同
T002，只在无论怎样折算都超过时才报。

Breaks:

    # the power promises 5 working days
    steps:
      - {id: accept, kind: process, lane: clerk, text: 受理, limit: {value: 2, unit: working_days}, next: [{to: decide}]}
      - {id: decide, kind: process, lane: chief, text: 决定, limit: {value: 4, unit: working_days}, next: [{to: end}]}

Keeps:

    steps:
      - {id: accept, kind: process, lane: clerk, text: 受理, limit: {value: 1, unit: working_days}, next: [{to: decide}]}
      - {id: decide, kind: process, lane: chief, text: 决定, limit: {value: 4, unit: working_days}, next: [{to: end}]}
"""

from collections.abc import Iterable, Iterator, Sequence

from ptr.model.documents.flow import Flow, Step
from ptr.model.documents.power import Limit, LimitUnit, Power
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit, Spot
from ptr.model.flow_graph import Graph
from ptr.model.limits import Load, exceeds, load, shown
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import Fact, cross_rule, groups

NAMES = {"statutory": ("法定时限", "statutory limit"), "promised": ("承诺时限", "promised limit")}


def collect(document: Flow | Power, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep the limits of powers, and of a chart its longest way as weighed against limits of each unit."""
    if isinstance(document, Flow):
        graph = Graph(document)
        for unit in LimitUnit if document.powers and any(step.limit for step in document.steps) else ():
            taken = load(_times(_way(graph, unit)), unit)
            for position, power in enumerate(document.powers):
                yield Fact(group=(power, unit), pointer=("powers", position), value=f"{taken.same} {taken.other}")
    elif document.limits:
        for name in NAMES:
            limit: Limit = getattr(document.limits, name)
            if limit.unit:
                yield Fact(group=(document.id, limit.unit), pointer=("limits", name), value=str(limit.value or 0))


@cross_rule(
    "T004",
    Flow,
    Power,
    Withheld,
    collect=collect,
    clause="三.3",
    zh="流程图的最长路线“{way}”需要 {time}，超过职权 {power} 的{name} {limit}",
    en="the longest way of the chart, “{way}”, takes {time}, more than the {name} of {power}, {limit}",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Hold the ways of the charts of a power against its limits; where both are exceeded the statutory one is named."""
    said: set[tuple[str, str]] = set()
    pairs = [
        (chart, limit)
        for group in groups(facts)
        for limit in group
        for chart in group
        if limit.pointer[0] == "limits" and chart.pointer[0] == "powers" and _exceeds(chart, limit)
    ]
    for chart, limit in sorted(pairs, key=lambda pair: pair[1].pointer != ("limits", "statutory")):
        hit = None if (chart.path, chart.group[0]) in said else _hit(chart, limit, snapshot)
        if hit:
            said.add((chart.path, chart.group[0]))
            yield hit


def _hit(chart: Fact, limit: Fact, snapshot: Snapshot) -> Hit | None:
    here, there = snapshot.place(chart.path), snapshot.place(limit.path)
    flow = snapshot.document(here) if here else None
    power = snapshot.document(there) if there else None
    if not isinstance(flow, Flow) or not isinstance(power, Power) or power.limits is None:
        return None
    name = str(limit.pointer[1])
    held: Limit = getattr(power.limits, name)
    way = _way(Graph(flow), LimitUnit(limit.group[1]))
    args = {
        "way": "→".join(step.text for step in way),
        "time": shown(_times(way)),
        "power": power.name,
        "name": NAMES[name],
        "limit": shown([held]),
    }
    return Hit(
        path=chart.path, pointer=chart.pointer, args=args, related=(Spot(path=limit.path, pointer=limit.pointer),)
    )


def _exceeds(chart: Fact, limit: Fact) -> bool:
    same, other = (float(part) for part in chart.value.split())
    return exceeds(Load(same, other), Limit(value=int(limit.value) or None, unit=LimitUnit(limit.group[1])))


def _way(graph: Graph, unit: LimitUnit) -> list[Step]:
    """The longest way through a chart, as far as limits of `unit` are concerned: a working day counts as three days."""

    def weight(step: Step) -> float:
        taken = load(_times([step]), unit)
        return taken.same * 3 + taken.other

    return graph.longest(weight)


def _times(steps: Iterable[Step]) -> list[Limit]:
    return [step.limit for step in steps if step.limit and not step.off_clock]
