"""A step of an internal procedure without post, procedure rule or duty.

工作程序的步骤缺承办岗位、办理制度或职责要求。

Where law does not set the procedure, the item chart says step by step who handles it, by which rule and what is asked
of them (clause 三.3): nothing else binds the unit. Start and end are not work, and what the counterpart does is not the
unit's; the post may be named by the lane.

法律法规没有明确规定程序的，项目流程图要依工作程序逐项标明承办岗位、办理制度、职责要求。“开始”“结束”和相对人的步骤除外；岗位可以写在泳道上。

Breaks:

    procedure_basis: internal
    steps:
      - {id: examine, kind: process, lane: clerk, text: 审查}

Keeps:

    procedure_basis: internal
    steps:
      - {id: examine, kind: process, lane: clerk, text: 审查, post: street-clerk, procedure_rule: 限时办结制度, duty: 两人核对}
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow, ProcedureBasis, StepKind
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

PARTS = {
    "post": ("承办岗位（post）", "post"),
    "procedure_rule": ("办理制度（procedure_rule）", "procedure rule (procedure_rule)"),
    "duty": ("职责要求（duty）", "duty"),
}


@document_rule(
    "F008",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="工作程序的步骤“{step}”缺少{parts}，请补上",
    en="the step “{step}” of an internal procedure lacks its {parts}",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find steps of the unit's own work that lack one of the three parts."""
    if not flow.powers or flow.procedure_basis is not ProcedureBasis.INTERNAL:
        return
    posts = {lane.id for lane in flow.lanes if lane.post}
    counterparts = {lane.id for lane in flow.lanes if lane.counterpart}
    for position, step in enumerate(flow.steps):
        if step.kind in (StepKind.START, StepKind.END) or step.lane in counterparts:
            continue
        lacks = [part for part in PARTS if not getattr(step, part) and not (part == "post" and step.lane in posts)]
        if lacks:
            zh, en = "、".join(PARTS[part][0] for part in lacks), ", ".join(PARTS[part][1] for part in lacks)
            yield Hit(pointer=("steps", position), args={"step": step.text, "parts": (zh, en)})
