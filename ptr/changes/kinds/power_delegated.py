"""A power is passed down.

下放职权。

A power at a lower level newly names this one as what it succeeds, or as what it was delegated from. Passed down as a
whole the power ends here; in part (部分下放) it goes on beside. One statement counts for both units, with the other's
opinion (clause 三.1); it says how the matter is supervised from now on. File again, revise catalogue (三.2) and charts
(三.3), publish (三.5(2)).

下级单位的职权写明承继本职权，或者写明由本职权委托下放。整项下放的，本级不再行使；部分下放的，本级继续行使其余部分。一份调整说明附上对方意见即可对双方生效，并应写明后续监管（方案三.1）。重新备案，修订职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison, predecessors
from ptr.changes.edits import UNIT
from ptr.changes.kind import ADJUSTED, Match, Turn, change_kind, duties
from ptr.changes.pairs import Pair
from ptr.changes.succession import SUCCESSION, SuccessionKind, heirs, moved, moved_match, passed_on
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.results.obligation import Demand


@change_kind(
    "power.delegated",
    *SUCCESSION,
    UNIT,
    unmirrored="the receiver names the giver, never the reverse; undone, the one is abolished and the other returns",
    requires=(*ADJUSTED, *duties(Demand.SUPERVISION)),
    stated_as=(AdjustmentKind.DELEGATED, AdjustmentKind.PARTLY_DELEGATED, AdjustmentKind.TRANSFERRED),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find the first of the powers to which one was passed down, or a power that moved to a unit of a lower level."""
    if moved(pair) is SuccessionKind.DELEGATED:
        yield moved_match(pair)
    for key in predecessors(pair):
        if heirs(key, SuccessionKind.DELEGATED, all)[:1] == [pair]:
            yield from passed_on(key, SuccessionKind.DELEGATED, all)
