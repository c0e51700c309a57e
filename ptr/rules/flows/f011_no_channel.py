"""An item chart without a channel for complaints.

项目流程图没有投诉举报途径。

Anyone treated contrary to the chart must learn from it where to complain (clause 三.3): a line, an address, a counter.

项目流程图要标明投诉举报的途径和方式：电话、地址、窗口等，让群众知道不照图办时找谁。

Breaks:

    channels: []

Keeps:

    channels:
      - {kind: 电话, value: "12345"}
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "F011",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="项目流程图“{title}”没有投诉举报途径；请在 channels 中写明途径和方式",
    en="the item chart “{title}” names no channel for complaints; give kind and value in channels",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find item charts without channels."""
    if flow.powers and not flow.channels:
        yield Hit(pointer=("channels",), args={"title": flow.title})
