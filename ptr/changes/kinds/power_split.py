"""A power is split.

拆分职权。

Several powers newly name one power that they succeed; or one does while the old power goes on, which is a partial
split. It is one change of the old power, and the new ones belong to it. The unit states why, files again (clause 三.1),
revises catalogue (三.2) and charts (三.3) and publishes (三.5(2)).

几项职权写明承继同一项职权；原职权仍在行使的，是部分拆分。这是原职权的一次变更，新职权都包括在内。单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison, predecessors
from ptr.changes.kind import ADJUSTED, Match, Turn, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.succession import SUCCESSION, SuccessionKind, heirs, passed_on
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.split",
    *SUCCESSION,
    unmirrored="the new powers name the old one, never the reverse; undone, they are abolished and it returns",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.SPLIT, AdjustmentKind.PARTLY_ABOLISHED),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find the first of the powers that came from one."""
    for key in predecessors(pair):
        if heirs(key, SuccessionKind.SPLIT, all)[:1] == [pair]:
            yield from passed_on(key, SuccessionKind.SPLIT, all)
