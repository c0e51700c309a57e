"""A power is renamed or recoded.

职权更名或者改编码。

The name or a code of a power differs; the power is the same, since its id is. The unit states why, files again (clause
三.1), revises catalogue (三.2) and charts (三.3) and publishes (三.5(2)).

职权名称或者编码变了；编号没有变，仍是同一项职权。单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2）和流程图（三.3），并公开（三.5(2)）。
"""

from ptr.changes.kind import ADJUSTED, ITSELF, field_kind
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "power.renamed",
    ChangeClass.RENAMED,
    module=__name__,
    mirror=ITSELF,
    requires=ADJUSTED,
    stated_as=(AdjustmentKind.RENAMED,),
)
