"""A withheld power is released.

不公开职权转为公开。

A power moves from the withheld ones to the list. The unit takes it into its catalogue (clause 三.2), publishes it
(三.5(2)) and files both its withheld list (三.1) and its catalogue again.

职权从不公开项目移入公开的清单。单位应当列入职权目录（方案三.2）、及时公开（三.5(2)），不公开项目目录（三.1）和职权目录都重新备案。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import FOLDER
from ptr.changes.kind import Match, Turn, change_kind, duties
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.withheld import Withheld
from ptr.model.results.obligation import Demand


@change_kind(
    "disclosure.released",
    FOLDER,
    mirror="disclosure.withheld",
    requires=duties(Demand.CATALOGUE),
    stated_as=(AdjustmentKind.SCOPE_CHANGED,),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a power that left the withheld ones."""
    edit = pair.one(FOLDER)
    if edit and isinstance(pair.before, Withheld):
        claims = (edit, *pair.edits_of("withholding"), *pair.edits_of("disclosure", "scope"))
        yield Match(pair=pair, claims=claims, values=(pair.before.withholding, None))
