"""The dates or the inventory of a power are changed.

职权起止日期或者清理结果变更。

The first or last day of a power, the result of its inventory or what it succeeds differs, while its status stays. The
unit revises its catalogue (clause 三.2), files it again and publishes it (三.5(2)).

职权的起止日期、清理结果或者承继关系变了，状态没有变。单位应当修订职权目录（方案三.2），重新备案并公开（三.5(2)）。
"""

from ptr.changes.kind import ITSELF, REVISED, field_kind
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "power.term_changed",
    ChangeClass.STATUS,
    module=__name__,
    mirror=ITSELF,
    requires=REVISED,
    stated_as=(AdjustmentKind.ELEMENTS_CHANGED,),
    on=(
        "power",
        "withheld",
    ),
)
