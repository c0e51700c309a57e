"""A flow chart is removed.

删除流程图。

A chart is gone. The unit takes it down and files its charts again (clause 三.3); the powers it showed need another.

少了一张流程图。撤下公开的流程图，重新备案（方案三.3）；它所画的职权应当另有流程图。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Match, change_kind
from ptr.changes.pairs import Pair


@change_kind("flow.removed", PRESENCE, mirror="flow.added")
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a chart that is gone."""
    if pair.family == "flow" and pair.after is None:
        yield Match(pair=pair, claims=tuple(pair.edits_of(PRESENCE)), values=(pair.subject.name, None))
