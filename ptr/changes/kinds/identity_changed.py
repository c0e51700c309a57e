"""An identity is changed.

编号被改。

A key that is never to change differs: the id inside a document, or a unit's prefix. Whatever refers to it by the old
one is lost, so it is an alarm.

本不应改变的编号被改了：文件内的编号或者单位前缀。按原编号引用它的内容都会找不到，应当立即核对。
"""

from ptr.changes.edits import Edit
from ptr.changes.kind import ITSELF, Marks, field_kind
from ptr.changes.pairs import Pair
from ptr.model.fields.field import ChangeClass


def marks(_: Edit, __: Pair) -> Marks:
    """Return the alarm, always."""
    return Marks(alarm=("编号终身不变", "a key never changes"))


kind = field_kind("identity.changed", ChangeClass.IDENTITY, module=__name__, mirror=ITSELF, marks=marks)
