"""A step that leads nowhere and is not an end.

断头的步骤：没有去向，也不是结束。

A case that comes to the step stays there: the chart does not say what follows. A step after which nothing follows is
an end (撤销立案, 移送, 不予受理 are ends too, and drawn as such).

办件走到这一步就没有下文了。之后确实没有步骤的，应画成“结束”；不予受理、移送、销案这样的旁出口也是结束。

Breaks:

    - {id: reject, kind: process, lane: clerk, text: 不予受理}

Keeps:

    - {id: reject, kind: end, lane: clerk, text: 不予受理}
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
    "F004",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="步骤“{step}”没有去向，也不是结束；请写明 next，或改为 kind: end",
    en="the step “{step}” leads nowhere and is not an end; say what follows in next, or make it kind: end",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find steps without exit."""
    graph = graph_of(flow)
    for key in graph.dead_ends:
        yield Hit(pointer=graph.pointer(key), args={"step": graph.steps[key].text})
