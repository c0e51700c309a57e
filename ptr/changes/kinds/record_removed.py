"""A record is removed.

删除材料。

A document that is no power, chart, law, unit, calendar or waiver is gone. What was recorded is never deleted, so find out why.

少了一份材料。已登记的材料不应删除，请核对原因。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Marks, Match, Turn, change_kind
from ptr.changes.pairs import Pair

GONE = Marks(alarm=("登记的材料不应删除", "what was recorded is not deleted"))


@change_kind("record.removed", PRESENCE, mirror="record.added", turn=Turn.LAST)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find any other document that is gone."""
    edit = pair.one(PRESENCE)
    if edit and edit.after is None:
        yield Match(pair=pair, claims=(edit,), values=(pair.subject.name or pair.subject.key, None), marks=GONE)
