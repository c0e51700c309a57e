"""A power is transferred to another unit.

划转职权。

The same power, by its id, stands in another unit, whatever else of it changed at the same time. It is one change for
both units: one statement at the giver counts for both, with the other's opinion (clause 三.1). Both revise catalogue
(三.2) and charts (三.3), file again and publish (三.5(2)). The unit that exercises it changes with it; all other edits are
listed as changes of the power.

同一编号的职权转到了另一个单位，不论同时还改了什么。对双方只算一次变更：划出单位的一份调整说明附上对方意见，即可对双方生效（方案三.1）。双方都要修订职权目录（三.2）和流程图（三.3），重新备案并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import UNIT
from ptr.changes.kind import ADJUSTED, ITSELF, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.succession import moved, moved_match
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.power import Power


@change_kind(
    "power.transferred",
    UNIT,
    mirror=ITSELF,
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.TRANSFERRED, AdjustmentKind.TAKEN_BACK),
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find powers that moved to another unit."""
    if pair.family == Power.TYPE and pair.one(UNIT) and not moved(pair):
        yield moved_match(pair)
