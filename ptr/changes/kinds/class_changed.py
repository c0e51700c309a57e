"""A class of power is changed.

权力类别调整。

The list of classes itself differs, or a unit's statement of the classes in which it holds no power. It is the office's decision
and requires nothing of any unit by itself; powers that change their class are listed one by one.

登记簿的权力类别，或者单位“没有职权的类别”的说明变了。这由领导小组办公室决定，本身不要求单位办理；改变类别的职权另外逐项列出。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "class.changed",
    ChangeClass.RECLASSIFIED,
    module=__name__,
    mirror=ITSELF,
)
