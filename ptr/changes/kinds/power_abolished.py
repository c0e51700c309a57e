"""A power is abolished.

取消职权。

A power ends: its status says so, or its file is gone. The unit states why and how the matter is supervised from now on,
files again (clause 三.1), takes it out of catalogue (三.2) and charts (三.3) and publishes that (三.5(2)). A file that is gone
with a power still exercised is an alarm: a power ends with its last day on record, it is not deleted.

职权取消：状态改为已取消，或者文件被删除。单位应当写调整说明并写明后续监管，重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。仍在行使的职权连文件一起删掉的，应当立即核对：取消职权应当留下最后一天，不能一删了之。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import PRESENCE
from ptr.changes.kind import ADJUSTED, Marks, Match, change_kind, duties
from ptr.changes.pairs import Pair
from ptr.changes.succession import status_edits
from ptr.model.documents._common import Status
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.power import Power
from ptr.model.results.obligation import Demand

DELETED = Marks(
    alarm=("仍在行使的职权被删除，没有留下终止日期", "deleted while exercised, without its last day on record")
)


@change_kind(
    "power.abolished",
    PRESENCE,
    "status",
    mirror="power.added",
    requires=(*ADJUSTED, *duties(Demand.SUPERVISION)),
    stated_as=(AdjustmentKind.ABOLISHED,),
)
def kind(pair: Pair, all: Comparison) -> Iterator[Match]:
    """Find a power that is no longer there, or whose status ends it."""
    edit = pair.one(PRESENCE) or pair.one("status")
    if pair.family != "power" or edit is None or not isinstance(pair.before, Power):
        return
    if pair.after is None and not all.elsewhere(pair):
        was_held = pair.before.status is not Status.ABOLISHED
        marks = DELETED if was_held else Marks()
        yield Match(pair=pair, claims=(edit,), values=(pair.subject.name, None), marks=marks)
    elif pair.after is not None and edit.after is Status.ABOLISHED:
        yield Match(pair=pair, claims=tuple(status_edits(pair)))
