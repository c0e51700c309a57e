"""A power that was given away is kept after all.

划出的职权退回。

A power that its unit had given away, and that nobody took, stands in its unit again. The unit states why it was not
handed over, files again (clause 三.1), takes the power back into catalogue (三.2) and charts (三.3) and posts it (三.5(2)).

本单位已经划出、还没有单位接过去的职权，又回到本单位。单位应当写明没有移交的原因，重新备案（方案三.1），重新列入职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import RETURNED
from ptr.changes.kind import ADJUSTED, Match, Turn, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.kept",
    RETURNED,
    unmirrored="whether a power was given away before is not told by two states alone",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.TRANSFERRED, AdjustmentKind.RESUMED, AdjustmentKind.ADDED),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a power that is back where it was given away."""
    edit = pair.one(RETURNED)
    if edit:
        yield Match(pair=pair, claims=(edit,), values=(None, pair.subject.name))
