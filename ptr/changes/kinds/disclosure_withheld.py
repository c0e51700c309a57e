"""A power is withheld.

职权转为不公开。

A power moves from the list to the withheld ones. The unit says on which basis and why, permanently or for the time
being, takes the power out of its catalogue (clause 三.2) and its sheet down, and files both the withheld list (三.1) and
the catalogue again. No statement of adjustment is asked for. Its scope goes with it.

职权从公开的清单移入不公开项目。单位应当写明依据、理由，是不公开还是暂不公开，从职权目录中移出（方案三.2），撤下公开的内容，不公开项目目录（三.1）和职权目录都重新备案。不要求写调整说明。
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
    "disclosure.withheld",
    FOLDER,
    mirror="disclosure.released",
    requires=duties(Demand.CATALOGUE),
    stated_as=(AdjustmentKind.SCOPE_CHANGED,),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a power that moved to the withheld ones."""
    edit = pair.one(FOLDER)
    if edit and isinstance(pair.after, Withheld):
        claims = (edit, *pair.edits_of("withholding"), *pair.edits_of("disclosure", "scope"))
        yield Match(pair=pair, claims=claims, values=(None, pair.after.withholding))
