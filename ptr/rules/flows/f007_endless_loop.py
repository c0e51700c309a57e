"""A loop that nothing leads out of.

走不出去的循环。

A case that comes into the loop goes round forever: no step of it is an end or leads to a step outside. A loop with a
way out, such as 补正 until the papers are complete, is in order.

办件进了这个循环就出不来：其中没有结束，也没有通向循环外的去向。能走出来的循环（如补正后重新审查）是正常的。

Breaks:

    - {id: examine, kind: process, lane: clerk, text: 审查, next: [{to: supplement}]}
    - {id: supplement, kind: process, lane: party, text: 补正材料, next: [{to: examine}]}

Keeps:

    - {id: examine, kind: decision, lane: clerk, text: 审查, next: [{to: supplement, when: 不齐全}, {to: decide, when: 齐全}]}
    - {id: supplement, kind: process, lane: party, text: 补正材料, next: [{to: examine}]}
"""

from collections.abc import Iterator

from ptr.model.charts.flow_graph import graph_of
from ptr.model.documents.flow import Flow
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

SHOWN = 6
"""How many steps of a loop a message names."""


@document_rule(
    "F007",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="循环“{steps}”走不出去；请给其中一步写上通向循环外或结束的去向",
    en="nothing leads out of the loop “{steps}”; give one of its steps an exit to a step outside or to an end",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find loops without an exit."""
    graph = graph_of(flow)
    for loop in graph.endless_loops:
        texts = [graph.steps[key].text for key in loop[:SHOWN]]
        yield Hit(pointer=graph.pointer(loop[0]), args={"steps": "、".join(texts) + "…" * (len(loop) > SHOWN)})
