"""A step that cannot be reached.

走不到的步骤。

No path leads from a start to the step, so no case ever comes to it: an exit is missing, or leads elsewhere. Of several
such steps in a row only the first is reported. A chart without start (F005), or with an exit to a step that does not
exist (X001), is left out, since its path may only be misspelt.

从“开始”沿着各步骤的去向（next）走不到这一步，任何办件都不会经过它：漏写了去向，或者写到了别处。连着几步都走不到的，只报第一步。没有“开始”的（F005）、有去向写错的（X001），先改好再查。

Breaks:

    steps:
      - {id: start, kind: start, lane: clerk, text: 收到申请, next: [{to: decide}]}
      - {id: examine, kind: process, lane: clerk, text: 审查, next: [{to: decide}]}
      - {id: decide, kind: process, lane: clerk, text: 决定, next: [{to: end}]}
      - {id: end, kind: end, lane: party, text: 收到决定书}

Keeps:

    steps:
      - {id: start, kind: start, lane: clerk, text: 收到申请, next: [{to: examine}]}
      - {id: examine, kind: process, lane: clerk, text: 审查, next: [{to: decide}]}
      - {id: decide, kind: process, lane: clerk, text: 决定, next: [{to: end}]}
      - {id: end, kind: end, lane: party, text: 收到决定书}
"""

from collections.abc import Iterator

from ptr.model.charts.flow_graph import graph_of
from ptr.model.documents.flow import Flow
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "F003",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="从开始走不到步骤“{step}”{behind}；请让前一步的 next 指向 {key}，或删去它",
    en="no path leads from the start to the step “{step}”{behind}; let a step before it lead to {key}, or remove it",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Follow the exits from the starts."""
    graph = graph_of(flow)
    if graph.lost or not graph.starts:
        return
    for key, behind in graph.cut_off:
        more = (f"及其后 {behind} 步", f" and {behind} behind it") if behind else ("", "")
        args = {"step": graph.steps[key].text, "key": key, "behind": more}
        yield Hit(pointer=graph.pointer(key), args=args)
