"""A power is added.

新增职权。

A power appears, or one that was abolished is exercised again. The unit states why and since when, files again (clause
三.1), issues a new edition of its catalogue (三.2), draws the chart (三.3) and publishes (三.5(2)).

清单上多了一项职权，或者已取消的职权重新行使。单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2），补画流程图（三.3），并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import ADJUSTED, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.succession import status_edits
from ptr.model.documents._common import Status
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.added",
    PRESENCE,
    "status",
    mirror="power.abolished",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.ADDED, AdjustmentKind.ACCEPTED, AdjustmentKind.FIRST_INVENTORY),
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a power that was not there, or was abolished."""
    edit = pair.one(PRESENCE) or pair.one("status")
    if pair.family != "power" or edit is None or pair.after is None:
        return
    if pair.before is None and not all.elsewhere(pair):
        yield Match(pair=pair, claims=(edit,), values=(None, pair.subject.name))
    elif pair.before is not None and edit.before is Status.ABOLISHED:
        yield Match(pair=pair, claims=tuple(status_edits(pair)))
