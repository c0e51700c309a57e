"""The step log does not follow the flow in force that day.

办理过程与当日施行的流程图不符。

The record tells step by step who did what (clause 三.4). The steps have to be those of the chart that was in force when
the matter began, in an order that the chart allows, each done by the post that the chart names, to an end once the
matter is over. Steps that no post does need no entry. The item chart of the power counts, else the chart of its class;
of several, say ordinary and summary procedure, one has to be followed. The chart in force is the one last filed and accepted
by that day; before the first filing of charts, and without Git, nothing is reported.

登记表逐步记载由谁办了什么（方案三.4）：步骤应当是事项开始办理时施行的流程图上的步骤，先后符合流程图，由流程图规定的岗位办理，办结的应当走到流程图的终点。流程图上没有岗位的步骤可以不记。职权有项目流程图的对照项目流程图，没有的对照类别流程图；有普通程序、简易程序等几张图的，符合其中一张即可。施行的流程图，以当日之前最后一次准予备案的为准；流程图第一次备案之前的，以及没有 Git 历史的，不作判断。

Breaks:

    # the chart: accept → review → decide
    steps:
      - {step: accept, post: clerk, start: 2026-07-01}
      - {step: decide, post: chief, start: 2026-07-02}

Keeps:

    steps:
      - {step: accept, post: clerk, start: 2026-07-01}
      - {step: review, post: lawyer, start: 2026-07-02}
      - {step: decide, post: chief, start: 2026-07-03}
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence

from ptr.model.charts.followed import Departure, Entry, departure
from ptr.model.documents.flow import Flow
from ptr.model.documents.record import Record
from ptr.model.fields.types import Place
from ptr.model.names.listed import listed
from ptr.model.results.finding import Hit
from ptr.model.results.past import Charted, Past
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import log_rule
from ptr.rules.facts import Fact


class Log(Fact, frozen=True):
    """What was done: from which day, by which power, whether it is over, and where it departs from today's chart."""

    path: str
    unit: str
    day: datetime.date
    power: str
    class_: str
    done: bool
    entries: tuple[Entry, ...]
    today: Departure | None


def collect(record: Record, place: Place, snapshot: Snapshot) -> Iterator[Log]:
    """Keep the log, compared with today's charts, which mostly are those of that day."""
    steps = sorted(enumerate(record.steps), key=lambda each: each[1].start)
    if not steps:
        return
    power = snapshot.power(record.power, place.unit)
    entries = tuple(Entry(position, step.step, step.post) for position, step in steps)
    class_ = power.class_ if power else ""
    charts = _charts((flow for _, flow in snapshot.documents(Flow, place.unit)), record.power, class_)
    done = record.exercised is not None
    today = departure(entries, done, charts, listed(snapshot, "post", place.unit))
    yield Log(place.path, place.unit, steps[0][1].start, record.power, class_, done, entries, today)


@log_rule(
    "R004",
    Record,
    collect=collect,
    clause="三.4",
    zh="办理过程与 {day} 施行的流程图不符：{problem}",
    en="what was done does not follow the chart in force on {day}: {problem}",
)
def rule(past: Past, facts: Sequence[Log], snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each log with the charts that were in force when it began."""
    for log in facts:
        charted = past.charted(log.unit, log.day)
        if charted is None or charted.lost:
            continue
        left = _left(log, charted, snapshot)
        if left:
            args = {"day": log.day.isoformat(), "problem": left.problem}
            yield Hit(path=log.path, pointer=("steps", left.position, left.field), args=args)


def _left(log: Log, charted: Charted, snapshot: Snapshot) -> Departure | None:
    here = {place.path: place for place in snapshot.of(Flow, log.unit)}
    if not charted.others and here.keys() == {*charted.paths}:
        return log.today
    read = (charted.others.get(path) or snapshot.document(here[path]) for path in charted.paths)
    flows = (flow for flow in read if isinstance(flow, Flow))
    posts = listed(snapshot, "post", log.unit)
    return departure(log.entries, log.done, _charts(flows, log.power, log.class_), posts)


def _charts(flows: Iterable[Flow], power: str, class_: str) -> list[Flow]:
    """Return the charts of a power, else those of its class."""
    charts = list(flows)
    return [flow for flow in charts if power in flow.powers] or [
        flow for flow in charts if class_ and flow.class_ == class_
    ]
