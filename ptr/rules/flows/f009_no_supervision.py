"""An item chart without supervision.

项目流程图没有监督制约环节。

The item chart shows where and by whom the running of the power is checked (clause 三.3): a mark on a step
(`supervision`), or a step of a supervising post. At least one is needed; the plan is there to end powers that nobody
checks. A category chart shows only the basic course and is not checked.

项目流程图要标明监督制约环节：在步骤上写 supervision，或者有由监督岗位（role: supervisor）办理的步骤，至少一处。类别流程图只显示基本运行程序，不作此要求。

Breaks:

    - {id: decide, kind: process, lane: chief, text: 决定}

Keeps:

    - id: decide
      kind: process
      lane: chief
      text: 决定
      supervision: {by: 派驻纪检监察组, how: 每季度抽查案卷}
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow
from ptr.model.documents.unit import PostRole, Stage, Unit
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "F009",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="项目流程图“{title}”没有监督制约环节；请在受监督的步骤上写 supervision（由谁、怎样监督）",
    en="the item chart “{title}” shows no supervision; say at a step by whom and how it is supervised",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find a mark, or a step of a supervising post."""
    unit = snapshot.one(Unit, place.unit)
    if not flow.powers or unit is None:
        return
    supervisors = {post.id for post in unit.posts if post.role is PostRole.SUPERVISOR}
    lanes = {lane.id for lane in flow.lanes if lane.post in supervisors}
    if not any(step.supervision or step.post in supervisors or step.lane in lanes for step in flow.steps):
        yield Hit(pointer=("steps",), args={"title": flow.title})
