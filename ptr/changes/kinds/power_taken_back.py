"""A power is taken back from below.

上收职权。

A power of a higher level newly names one or several of a lower level that it succeeds, or a power moved as it is to a
unit of a higher level. It is one change with all who gave: one statement counts for every unit with its opinion (clause
三.1). Each files again, revises catalogue (三.2) and charts (三.3); the giver takes its sheets down, the receiver posts
(三.5(2)). Taken back in part, the power below goes on beside.

上级单位的职权写明承继下级的一项或者几项职权，或者同一项职权转到了上级单位。这是一次变更，被上收的职权都包括在内；一份调整说明附上各单位意见，即可对各单位生效（方案三.1）。各单位都要重新备案，修订职权目录（三.2）和流程图（三.3）；下级撤下公开的内容，上级予以公开（三.5(2)）。部分上收的，下级继续行使其余部分。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import UNIT
from ptr.changes.kind import ADJUSTED, Match, Turn, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.succession import SUCCESSION, SuccessionKind, joined, moved, moved_match
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.taken_back",
    *SUCCESSION,
    UNIT,
    unmirrored="the power above names those below, never the reverse; undone, it ends and they return",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.TAKEN_BACK, AdjustmentKind.TRANSFERRED),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a power that came from units of a lower level."""
    if moved(pair) is SuccessionKind.TAKEN_BACK:
        yield moved_match(pair)
    yield from joined(pair, SuccessionKind.TAKEN_BACK, all)
