"""A class of power is changed.

权力类别调整。

The list of classes itself differs, or a unit's statement of the classes in which it holds no power. Where a class is
called otherwise, the units, powers and charts that print its name are listed, and what the public sees of them is posted
again (clause 三.5(2)). Powers that change their class are listed one by one.

登记簿的权力类别，或者单位“没有职权的类别”的说明变了。类别更名的，列出印有该名称的单位、职权和流程图，公众看得到的重新公开（方案三.5(2)）。改变类别的职权另外逐项列出。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "class.changed",
    ChangeClass.RECLASSIFIED,
    module=__name__,
    mirror=ITSELF,
)
