"""A chart without start or end.

流程图没有开始或者结束。

A chart shows how a case begins (an application, a lead, a plan) and how it ends: the terminators of GB/T 1526.
More than one of each is right where practice is so.

流程图要看得出办件从什么开始（申请、线索、计划）、到哪里为止（GB/T 1526 的端点符）。实际有几个开始、几个结束的，就画几个。

Breaks:

    steps:
      - {id: examine, kind: process, lane: clerk, text: 审查, next: [{to: end}]}
      - {id: end, kind: end, lane: party, text: 收到决定书}

Keeps:

    steps:
      - {id: start, kind: start, lane: party, text: 提出申请, next: [{to: examine}]}
      - {id: examine, kind: process, lane: clerk, text: 审查, next: [{to: end}]}
      - {id: end, kind: end, lane: party, text: 收到决定书}
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow, StepKind
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule


@document_rule(
    "F005",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="流程图没有“{name}”；请加一个 kind: {kind} 的步骤",
    en="the chart has no {name}; add a step of kind: {kind}",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find charts that lack a terminator."""
    kinds = {step.kind for step in flow.steps}
    for kind in (StepKind.START, StepKind.END):
        if kind not in kinds:
            yield Hit(pointer=("steps",), args={"name": (word(kind), kind.value), "kind": kind.value})
