"""A power is reclassified.

职权转类。

The class of a power differs, or the main item it is part of. Who may set it and which limits hold may change with it.
The unit states why, files again (clause 三.1), revises catalogue (三.2) and charts (三.3) and publishes (三.5(2)).

职权的类别或者所属主项变了，谁有权设定、适用什么时限可能随之改变。单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。
"""

from ptr.changes.kind import ADJUSTED, ITSELF, field_kind
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "power.reclassified",
    ChangeClass.RECLASSIFIED,
    module=__name__,
    mirror=ITSELF,
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.RECLASSIFIED,),
    on=(
        "power",
        "withheld",
    ),
)
