"""A lane without steps.

没有步骤的泳道。

Whoever has no part in the procedure has no lane: an empty one leaves a column blank on the printed chart, or a step
stands in the wrong one. A lane that a step names but nobody defines is reported by X001.

流程中没有事的岗位不设泳道：空泳道印出来是一列空白，也可能是步骤放错了泳道。步骤写了没有定义的泳道，由 X001 报告。

Breaks:

    lanes:
      - {id: party, name: 当事人, counterpart: true}
      - {id: clerk, name: 经办岗}
    # every step says lane: clerk

Keeps:

    lanes:
      - {id: clerk, name: 经办岗}
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "F013",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="泳道“{name}”没有步骤；请删去它，或把属于它的步骤写成 lane: {key}",
    en="the lane “{name}” has no steps; remove it, or give it the steps that are its own with lane: {key}",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find lanes that no step names."""
    used = {step.lane for step in flow.steps}
    if not used.issubset(lane.id for lane in flow.lanes):
        return
    for position, lane in enumerate(flow.lanes):
        if lane.id not in used:
            yield Hit(pointer=("lanes", position), args={"name": lane.name, "key": lane.id})
