"""A record is added.

新增材料。

A document that is no power, chart, law, unit, calendar or waiver appears: a statement, filing, decision, publication …
It requires nothing by itself, but that a monthly report or a scheme is filed (clause 四); it may be what another change
requires.

多了一份材料：调整说明、报送、决定、登记表、公开登记等。月汇总表、工作方案应当报备案（方案四），其余本身不要求办理，可能正是别的变更所要求的。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Match, Turn, change_kind
from ptr.changes.pairs import Pair


@change_kind("record.added", PRESENCE, mirror="record.removed", turn=Turn.LAST)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find any other document that is new."""
    edit = pair.one(PRESENCE)
    if edit and edit.before is None:
        yield Match(pair=pair, claims=(edit,), values=(None, pair.subject.name or pair.subject.key))
