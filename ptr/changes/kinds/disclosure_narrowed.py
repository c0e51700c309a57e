"""The scope of disclosure is narrowed.

公开范围缩小。

A power, one of its fields or a chart is disclosed to fewer than before. The unit revises its catalogue (clause 三.2),
files it again and publishes it (三.5(2)); what the public may not see any more is taken down (三.5(1)). The basis and reason
of a field that is kept back stand with it.

职权、其中某个字段或者流程图的公开范围缩小了。单位应当修订职权目录（方案三.2），重新备案并公开（三.5(2)）；公众不应再看到的内容应当撤下（三.5(1)）。不向原范围公开的字段应当写明依据和理由。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.kind import Match, change_kind, duties
from ptr.changes.pairs import Pair
from ptr.changes.scope import shifts
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.results.obligation import Demand


@change_kind(
    "disclosure.narrowed",
    "disclosure",
    "scope",
    mirror="disclosure.widened",
    requires=duties(Demand.CATALOGUE),
    stated_as=(AdjustmentKind.SCOPE_CHANGED,),
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a narrower scope."""
    for edit in shifts(pair, wider=False):
        yield Match(pair=pair, claims=(edit,), parts=edit.parts)
