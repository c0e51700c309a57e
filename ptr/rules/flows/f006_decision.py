"""A decision with fewer than two exits, or an exit without condition.

判断步骤的去向不足两个，或者去向没有条件。

A decision asks a question; each answer is an exit that says when it is taken (合格, 不合格). A step with one exit
decides nothing and is a process; an exit without condition leaves the reader to guess. One without any exit is reported by F004.

“判断”提出问题，每个答案是一个去向，并写明什么情况走这里（when）。只有一个去向的不是判断，应画成“办理”；去向没有条件的，看图的人只能猜。一个去向都没有的，由 F004 报告。

Breaks:

    - {id: complete, kind: decision, lane: clerk, text: 材料是否齐全, next: [{to: accept}, {to: supplement, when: 不齐全}]}

Keeps:

    - {id: complete, kind: decision, lane: clerk, text: 材料是否齐全, next: [{to: accept, when: 齐全}, {to: supplement, when: 不齐全}]}
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow, StepKind
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

FEW = (
    "少于两个去向；请补上另一个答案的去向，或改为 kind: process",
    "fewer than two exits; add the other answer's, or make it kind: process",
)


@document_rule(
    "F006",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="判断“{step}”{fault}",
    en="the decision “{step}” has {fault}",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find decisions with too few exits, and exits without a condition."""
    for position, step in enumerate(flow.steps):
        if step.kind is not StepKind.DECISION:
            continue
        if len(step.next) == 1:
            yield Hit(pointer=("steps", position), args={"step": step.text, "fault": FEW})
            continue
        for number, exit in enumerate(step.next):
            if not exit.when:
                fault = (
                    f"通向 {exit.to} 的去向没有条件；请写明 when",
                    f"an exit to {exit.to} without condition; say when",
                )
                yield Hit(pointer=("steps", position, "next", number), args={"step": step.text, "fault": fault})
