"""A flow chart is added.

新增流程图。

A chart appears. It is what other changes require (clause 三.3); the unit files it and publishes it (三.5(2)).

多了一张流程图（方案三.3）。报备案并公开。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Match, change_kind
from ptr.changes.pairs import Pair


@change_kind("flow.added", PRESENCE, mirror="flow.removed")
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a chart that is new."""
    if pair.family == "flow" and pair.before is None:
        yield Match(pair=pair, claims=tuple(pair.edits_of(PRESENCE)), values=(None, pair.subject.name))
