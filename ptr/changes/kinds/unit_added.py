"""A unit is added.

新增单位。

A unit appears, or one that was abolished works again. Its powers are listed one by one; the unit itself is published
(clause 三.5(2)).

多了一个单位，或者已撤销的单位恢复。它的职权另外逐项列出；单位本身予以公开（方案三.5(2)）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import Match, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents._common import Status


@change_kind("unit.added", PRESENCE, "status", mirror="unit.abolished")
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a unit that was not there, or was abolished."""
    edit = pair.one(PRESENCE) or pair.one("status")
    if pair.family == "unit" and edit and pair.after and edit.before in (None, Status.ABOLISHED):
        values = (None, pair.subject.name) if pair.before is None else None
        yield Match(pair=pair, claims=(edit, *pair.edits_of("effective")), parts=edit.parts, values=values)
