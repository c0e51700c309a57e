"""A power becomes a key power.

列为重点部位。

A power is marked as one of the plan's sensitive ones (clause 三.4): from now on each use is registered, reviewed and
disclosed. The unit files its list again and publishes decision, execution and result (三.5(2)).

职权列为重点部位（方案三.4），以后每次行使都要登记、复核、公开。单位应当重新备案，并公开决策、执行、结果三个环节（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.kind import Match, Turn, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.marked",
    "key_power",
    mirror="power.unmarked",
    stated_as=(AdjustmentKind.ELEMENTS_CHANGED,),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a power that is newly marked."""
    edit = pair.one("key_power")
    if edit and edit.before is None:
        yield Match(pair=pair, claims=(edit,), parts=edit.parts)
