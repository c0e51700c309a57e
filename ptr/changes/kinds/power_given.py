"""A power is given away and not yet taken.

划出待接职权。

A power left its unit, a statement of transfer that came with it names the power and who is to take it, and nobody has
taken it yet. The giver states it, files again (clause 三.1), takes it out of catalogue (三.2) and charts (三.3) and takes
its sheet down. Who takes it makes it one transfer; until then it is nobody's, which is not to last.

职权已经从本单位划出，同时新增的调整说明写明了这项职权和接收单位，接收单位还没有接过去。划出单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并撤下公开的内容。接收单位接过去以后，按一次划转计；在此之前这项职权没有单位行使，不能久拖。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import ADJUSTED, Match, Turn, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.power import Power
from ptr.model.results.change import Part


@change_kind(
    "power.given",
    PRESENCE,
    unmirrored="undone, the power is there again and the statement gone: it is added",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.TRANSFERRED, AdjustmentKind.TAKEN_BACK),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a power that is gone while a statement says who is to take it."""
    if pair.family != Power.TYPE or pair.after is not None or all.elsewhere(pair):
        return
    receivers = all.receivers(pair)
    if receivers:
        yield Match(
            pair=pair,
            claims=tuple(pair.edits_of(PRESENCE)),
            parts=(Part("unit", ("单位", "unit")),),
            values=(pair.place.unit, receivers),
            units=(pair.place.unit, *receivers),
        )
