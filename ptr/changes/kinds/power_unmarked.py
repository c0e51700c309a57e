"""A power is no longer a key power.

取消重点部位。

The mark of a key power (clause 三.4) is dropped. With it end the register of each use, its review, and the disclosure of
decision, execution and result, so it is an alarm. The unit states why, and files again (clause 三.1).

职权不再列为重点部位（方案三.4）。逐次登记、复核以及决策、执行、结果三个环节的公开随之停止，应当立即核对。单位应当写调整说明，重新备案（方案三.1）。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.kind import Marks, Match, Turn, change_kind, duties
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.results.obligation import Demand

UNWATCHED = Marks(
    alarm=("重点部位的登记、复核和公开随之停止", "register, review and disclosure of a key power end with it")
)


@change_kind(
    "power.unmarked",
    "key_power",
    mirror="power.marked",
    requires=duties(Demand.STATEMENT),
    stated_as=(AdjustmentKind.ELEMENTS_CHANGED,),
    turn=Turn.TOGETHER,
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find a power whose mark is gone."""
    edit = pair.one("key_power")
    if edit and edit.after is None:
        yield Match(pair=pair, claims=(edit,), parts=edit.parts, marks=UNWATCHED)
