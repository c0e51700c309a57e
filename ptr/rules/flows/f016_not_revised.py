"""A flow chart that contradicts what changed.

流程图没有随变更修订。

A chart that names a post, a name or a power which is no longer so is revised (clause 三.3) within the policy `revision_days`,
counted from the event or from the day on which the change entered the main line, whichever is earlier; or somebody
looks at it and says in `reviewed` why nothing has to be revised. A power that came in has a chart of its own. Where the main line is
not known, the rule is not checked and the report says why.

流程图写有的岗位、名称、职权已经变更的，应当在政策 revision_days 规定的日数内修订（方案三.3），从事由发生之日或者变更进入主线之日起算，以早者为准；经复核无须修订的，在 reviewed 写明理由。新承接的职权应当有自己的流程图。主线不明时不核对，报告写明原因。

Breaks:

    # the post of a power was moved on the main line on 2026-07-01; its chart still has the old post in a lane

Keeps:

    reviewed: {date: 2026-07-03, reason: 该岗位在本流程中的职责不变}
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow
from ptr.model.documents.unit import Stage
from ptr.model.results.finding import Hit
from ptr.model.results.obligation import Demand
from ptr.model.results.past import Past
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import ledger_rule
from ptr.rules.overdue import hit, overdue

REVISED = ("修订与它不符的流程图，还没有修订", "followed by a revision of the chart that it contradicts")
DRAWN = ("为新承接的职权画流程图，还没有画", "followed by a chart of the power that came in")


@ledger_rule(
    "F016",
    clause="三.3",
    rung=Stage.CHARTED,
    dated=True,
    zh="{entered} 变更后，应在 {due} 前{act}：{what}",
    en="the change of {entered} was to be {act} by {due}, and is not: {what}",
)
def rule(past: Past, snapshot: Snapshot) -> Iterator[Hit]:
    """Report the charts whose revision is late, and the powers that have none."""
    for owed in overdue(past, snapshot, Demand.FLOWS):
        charts = [subject for subject in owed.subjects if subject.type == Flow.TYPE]
        powers = [subject for subject in owed.subjects if subject.type != Flow.TYPE]
        for subjects, act in ((charts, REVISED), (powers, DRAWN)):
            if subjects:
                yield hit(owed, snapshot, subjects, act=act)
