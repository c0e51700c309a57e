"""A unit is merged into another.

单位合并。

A unit ends while its powers go to one other unit. It is one change for both; the powers that moved are listed one by one,
each as a transfer with its statement (clause 三.1). Powers that stayed behind are an alarm.

单位撤销，职权都转到了另一个单位。对双方只算一次变更；转走的职权逐项按划转列出，并写调整说明（方案三.1）。还有职权没有转走的，应当立即核对。单位的变动予以公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Marks, Match, Turn, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents._common import Status

ACTIVE = Marks(alarm=("单位合并，名下还有正在行使的职权没有转走", "a unit ends that still holds powers"))


@change_kind(
    "unit.merged",
    PRESENCE,
    "status",
    unmirrored="undone, the unit is added and its powers are transferred back",
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a unit that ends and whose powers went to one other."""
    edit = pair.one(PRESENCE) or pair.one("status")
    if pair.family != "unit" or not edit or not pair.before or edit.after not in (None, Status.ABOLISHED):
        return
    unit = pair.place.unit
    receivers = all.handed_over.get(unit, set())
    if len(receivers) == 1:
        (receiver,) = receivers
        known = all.after.unit(receiver)
        values = (pair.subject.name, known.name if known else receiver)
        yield Match(
            pair=pair,
            claims=(edit, *pair.edits_of("effective")),
            values=values,
            units=(unit, receiver),
            marks=ACTIVE if all.active_powers(unit) else Marks(),
        )
