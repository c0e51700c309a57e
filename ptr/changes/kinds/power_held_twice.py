"""A power is held twice.

一项职权两处持有。

A power appears in a unit while another unit, or the same unit's withheld list, holds the same power by its id. One power
has one holder, so it is an alarm until the other gives it up. The unit states why, files again (clause 三.1), revises
catalogue (三.2) and charts (三.3) and publishes (三.5(2)).

某单位多了一项职权，而同一编号的职权在别的单位，或者在本单位的不公开项目里还有。一项职权只能由一处持有，应当立即核对，另一处移出为止。单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison, units_of
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import ADJUSTED, Marks, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.power import Power

TWICE = Marks(alarm=("同一项职权由两处持有", "two places hold the same power"))


@change_kind(
    "power.held_twice",
    PRESENCE,
    mirror="power.handed_over",
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.TRANSFERRED, AdjustmentKind.ACCEPTED, AdjustmentKind.TAKEN_BACK, AdjustmentKind.ADDED),
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a power that is new in a place while another place holds it."""
    others = all.elsewhere(pair) if pair.family == Power.TYPE and pair.before is None else ()
    if others:
        yield Match(
            pair=pair,
            claims=tuple(pair.edits_of(PRESENCE)),
            values=(None, pair.subject.name),
            units=tuple(dict.fromkeys((*units_of(others), pair.place.unit))),
            marks=TWICE,
        )
