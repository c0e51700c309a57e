"""A unit is abolished.

撤销单位。

A unit ends: its status says so, or its file is gone. Its powers must have gone somewhere; they are listed one by one. A
file that is gone is an alarm: a unit ends with its last day on record; so is one that ends while it still holds powers.

单位撤销：状态改为已取消，或者文件被删除。它的职权应当有去处，另外逐项列出。文件被删除的应当立即核对：撤销单位应当留下最后一天；名下还有正在行使的职权的，也应当立即核对。单位的变动予以公开（三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Marks, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents._common import Status

ACTIVE = Marks(alarm=("单位撤销，名下还有正在行使的职权", "a unit ends that still holds powers"))
DELETED = Marks(alarm=("单位文件被删除，没有留下终止日期", "deleted without its last day on record"))


@change_kind("unit.abolished", PRESENCE, "status", mirror="unit.added")
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a unit that is no longer there, or whose status ends it."""
    edit = pair.one(PRESENCE) or pair.one("status")
    if pair.family == "unit" and edit and pair.before and edit.after in (None, Status.ABOLISHED):
        gone = pair.after is None
        values = (pair.subject.name, None) if gone else None
        marks = DELETED if gone else ACTIVE if all.active_powers(pair.place.unit) else Marks()
        yield Match(pair=pair, claims=(edit, *pair.edits_of("effective")), parts=edit.parts, values=values, marks=marks)
