"""A chart of neither a class nor powers, or of both.

流程图既不属于类别也不属于职权，或者两者都写了。

A chart is a category chart (`class`) or an item chart (`powers`), as clause 三.3 distinguishes them: what it must show
and where it is printed depend on that.

流程图要么是类别流程图（写 class），要么是项目流程图（写 powers）：查什么、印在哪里，都看是哪一种。

Breaks:

    title: 社会团体登记流程图
    class: licence
    powers: [mz-k3p7qd]

Keeps:

    title: 社会团体登记流程图
    powers: [mz-k3p7qd]
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

BOTH = ("既写了 class 又写了 powers；请只留一个", "both class and powers; keep one")
NEITHER = ("class 和 powers 都没有写；请写其中一个", "neither class nor powers; write one")


@document_rule(
    "F014",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="流程图“{title}”{fault}：类别流程图写 class，项目流程图写 powers",
    en="the chart “{title}” has {fault}: class makes a category chart, powers an item chart",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find charts that are not exactly one of the two."""
    if bool(flow.class_) == bool(flow.powers):
        args = {"title": flow.title, "fault": BOTH if flow.class_ else NEITHER}
        yield Hit(pointer=("powers",) if flow.class_ else ("title",), args=args)
