"""The scope of disclosure is widened.

公开范围扩大。

A power, one of its fields or a chart is disclosed to more than before. The unit publishes it (clause 三.5(2)), files it
again and issues a new edition of its catalogue where what stands in it grew (三.2).

职权、其中某个字段或者流程图的公开范围扩大了。单位应当及时公开（方案三.5(2)），重新备案；目录内容因此增加的，修订职权目录（三.2）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.kind import Match, change_kind, duties
from ptr.changes.pairs import Pair
from ptr.changes.scope import shifts
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.results.obligation import Demand


@change_kind(
    "disclosure.widened",
    "disclosure",
    "scope",
    mirror="disclosure.narrowed",
    requires=duties(Demand.CATALOGUE),
    stated_as=(AdjustmentKind.SCOPE_CHANGED,),
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a wider scope."""
    for edit in shifts(pair, wider=True):
        yield Match(pair=pair, claims=(edit,), parts=edit.parts)
