"""A power is accepted from above.

承接职权。

A power newly names one of a higher level that it succeeds, or that it was delegated from. It is the receiver's side of
a power passed down: the unit states it with the giver (clause 三.1), takes it into its catalogue (三.2), draws its chart
(三.3), files and publishes (三.5(2)).

本单位的职权写明承继上级职权，或者由上级职权委托下放，是下放的承接一方。应当与下放单位一道写调整说明（方案三.1），列入职权目录（三.2），画流程图（三.3），备案并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.kind import ADJUSTED, Match, Turn, change_kind
from ptr.changes.pairs import Pair
from ptr.changes.succession import SUCCESSION, SuccessionKind, came, givers, goes_on, subject
from ptr.model.documents.adjustment import AdjustmentKind


@change_kind(
    "power.accepted",
    *SUCCESSION,
    unmirrored="the receiver names the giver; undone, the power is abolished",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.ACCEPTED, AdjustmentKind.DELEGATED, AdjustmentKind.PARTLY_DELEGATED),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a power that came from above."""
    givers_above = givers(pair, SuccessionKind.DELEGATED, all)
    if givers_above:
        others = tuple(subject(giver) for giver in givers_above)
        yield Match(
            pair=pair,
            claims=tuple(came(pair)),
            values=(tuple(other.name for other in others), pair.subject.name),
            units=(pair.place.unit,),
            others=others,
            partial=any(map(goes_on, givers_above)),
        )
