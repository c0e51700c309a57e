"""A power is resumed.

恢复职权。

A suspended power is exercised again. The unit states why, files again (clause 三.1), revises catalogue (三.2) and
charts (三.3) and publishes that (三.5(2)).

挂起的职权恢复行使。单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.kind import ADJUSTED, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.succession import status_edits
from ptr.model.documents._common import Status
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.resumed", "status", mirror="power.suspended", requires=ADJUSTED, stated_as=(AdjustmentKind.RESUMED,)
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find powers that are exercised again."""
    edit = pair.one("status") if pair.family == "power" else None
    if edit and (edit.before, edit.after) == (Status.SUSPENDED, Status.ACTIVE):
        yield Match(pair=pair, claims=tuple(status_edits(pair)))
