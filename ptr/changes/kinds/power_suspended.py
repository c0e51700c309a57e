"""A power is suspended.

挂起职权。

A power is not exercised for the time being. The unit states why, files again (clause 三.1), says so in catalogue (三.2)
and charts (三.3) and publishes that (三.5(2)).

职权暂停行使（冻结）。单位应当写调整说明、重新备案（方案三.1），在职权目录（三.2）和流程图（三.3）中注明，并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.kind import ADJUSTED, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.succession import status_edits
from ptr.model.documents._common import Status
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.suspended", "status", mirror="power.resumed", requires=ADJUSTED, stated_as=(AdjustmentKind.SUSPENDED,)
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find powers that were suspended."""
    edit = pair.one("status") if pair.family == "power" else None
    if edit and (edit.before, edit.after) == (Status.ACTIVE, Status.SUSPENDED):
        yield Match(pair=pair, claims=tuple(status_edits(pair)))
