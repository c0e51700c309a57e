"""A law is repealed.

法律废止。

A legal source says that it no longer holds, or from which day. A power that rests on it alone has lost its basis: the powers
and charts that cite it are listed. The repeal by itself requires nothing; that the power ends, or rests on another
law, does (clause 三.1).

法律文件已废止，或者写明了将要废止的日期。只以它为依据的职权失去依据，引用它的职权和流程图一并列出。废止本身不要求办理；职权因此取消或者变更依据的，按该变更办理（方案三.1）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison, units_of
from ptr.changes.kind import Marks, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.law import Repeal

UNFOUNDED = Marks(alarm=("以它为依据的职权可能失去依据", "powers that rest on it may have lost their basis"))


@change_kind(
    "law.repealed",
    "repealed",
    unmirrored="a law that was repealed does not come back; that is a correction of the entry",
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find the repeal, whether past or to come."""
    edit = pair.one("repealed")
    if pair.family == "law" and edit and isinstance(edit.after, Repeal):
        touched = all.touched(pair.place.key)
        marks = UNFOUNDED if touched else Marks()
        yield Match(pair=pair, claims=(edit,), parts=edit.parts, units=units_of(touched), others=touched, marks=marks)
