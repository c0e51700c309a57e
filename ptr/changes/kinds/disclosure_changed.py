"""How something is disclosed is changed.

公开方式调整。

The form, time, content or carriers of disclosure differ, or the department responsible for it, while its scope stays.
It is published as newly set (clause 三.5(2)).

公开的形式、时间、内容、载体或者责任机构变了，公开范围没有变。按新的方式公开（方案三.5(2)）。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "disclosure.changed",
    ChangeClass.DISCLOSURE,
    module=__name__,
    mirror=ITSELF,
)
