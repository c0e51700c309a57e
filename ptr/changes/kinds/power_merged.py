"""Powers are merged.

合并职权。

One power newly names several that it succeeds, or one that was there takes in another. It is one change of the power
that goes on, and those that end belong to it. The unit states why, files again (clause 三.1), revises catalogue (三.2)
and charts (三.3) and publishes (三.5(2)).

一项职权写明承继几项职权，或者原有职权并入了别的职权。这是合并后职权的一次变更，被并入的职权都包括在内。单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.kind import ADJUSTED, Match, Turn, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.succession import SUCCESSION, SuccessionKind, joined
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.merged",
    *SUCCESSION,
    unmirrored="the merged power names the old ones, never the reverse; undone, it ends and they return",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.MERGED,),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a power that came from several."""
    yield from joined(pair, SuccessionKind.MERGED, all)
