"""A power that another unit already holds leaves its former unit.

移交职权。

A power is gone from a unit while another unit, which took it before, holds it: the second half of a transfer whose
receiver came first, and the end of its being held twice. The giver states it, files again (clause 三.1), takes it out of
catalogue (三.2) and charts (三.3) and takes its sheet down.

职权从本单位移出，而另一单位此前已经接了过去：这是接收在先的划转的后一半，两个单位同时持有的情况到此为止。划出单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并撤下公开的内容。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import ADJUSTED, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.power import Power
from ptr.model.results.change import Part


@change_kind(
    "power.handed_over",
    PRESENCE,
    mirror="power.held_twice",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.TRANSFERRED, AdjustmentKind.TAKEN_BACK),
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a power that is gone from one unit and stood in another before."""
    if pair.family != Power.TYPE or pair.after is not None:
        return
    others = tuple(dict.fromkeys(each.unit for each in all.elsewhere(pair)))
    if others:
        yield Match(
            pair=pair,
            claims=tuple(pair.edits_of(PRESENCE)),
            parts=(Part("unit", ("单位", "unit")),),
            values=(pair.place.unit, others[0]),
            units=tuple(dict.fromkeys((pair.place.unit, *others))),
        )
