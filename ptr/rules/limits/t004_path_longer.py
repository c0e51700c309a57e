"""The steps of the item chart take longer than the limit.

流程图各步骤的时限加起来超过办理时限。

Along the longest path through the chart the time limits of the steps are summed and compared with the statutory limit of
each power that the chart serves, and against the promised one: of alternatives the longer counts, a loop counts once,
a step `off_clock` (补正, 听证, 公示 where the law takes them out) does not count. Working days, calendar days and months
are summed separately and compared as in T002, so that doubt favours the unit; a path is reported only if it is longer in
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

from collections.abc import Callable, Iterable, Iterator
from functools import cache

from ptr.model.charts.flow_graph import Graph, graph_of
from ptr.model.documents.flow import Flow, Step
from ptr.model.documents.power import Limit, LimitUnit, Power
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.limits import exceeds, load, shown
from ptr.rules.decorators import document_rule

NAMES = {"statutory": ("法定时限", "statutory limit"), "promised": ("承诺时限", "promised limit")}


@document_rule(
    "T004",
    Flow,
    clause="三.3",
    zh="流程图的最长路线“{path}”需要 {time}，超过职权 {power} 的{name} {limit}",
    en="the longest path of the chart, “{path}”, takes {time}, more than the {name} of {power}, {limit}",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the longest path with the limits of each power; where both are exceeded the statutory one is named."""
    if not any(step.limit for step in flow.steps):
        return
    graph = graph_of(flow)
    longest = cache(lambda unit: _longest(graph, unit))
    for position, key in enumerate(flow.powers):
        holder = snapshot.holder(key, place.unit)
        power = snapshot.document(holder) if holder else None
        if not holder or not isinstance(power, Power) or not power.limits:
            continue
        limits = ((name, getattr(power.limits, name)) for name in NAMES)
        name, limit = next(((name, limit) for name, limit in limits if _exceeds(longest, limit)), ("", Limit()))
        if limit.unit:
            args = {
                "path": "→".join(step.text for step in longest(limit.unit)),
                "time": shown(_times(longest(limit.unit))),
                "power": power.name,
                "name": NAMES[name],
                "limit": shown([limit]),
            }
            spot = Spot(path=holder.path, pointer=("limits", name))
            yield Hit(pointer=("powers", position), related=(spot,), args=args)


def _exceeds(longest: Callable[[LimitUnit], list[Step]], limit: Limit) -> bool:
    """Return whether a path is longer than a limit; a limit without a number is never exceeded, except for "at once"."""
    if limit.unit is None or not (limit.value or limit.unit is LimitUnit.IMMEDIATE):
        return False
    return exceeds(load(_times(longest(limit.unit)), limit.unit), limit)


def _longest(graph: Graph, unit: LimitUnit) -> list[Step]:
    """Return the longest path through a chart, as far as limits of `unit` are concerned: a working day counts as three days."""

    def weight(step: Step) -> float:
        taken = load(_times([step]), unit)
        return taken.same * 3 + taken.other

    return graph.longest(weight)


def _times(steps: Iterable[Step]) -> list[Limit]:
    return [step.limit for step in steps if step.limit and not step.off_clock]
