"""How something is disclosed is changed.

公开方式调整。

The form, time, content or carriers of disclosure differ, or the department responsible for it, while its scope stays; or
the basis, reason or review of what is kept from the public. It is published as newly set (clause 三.5(2)); the unit files
again what holds it: the catalogue, or the list of withheld powers (三.1).

公开的形式、时间、内容、载体或者责任机构变了，公开范围没有变；或者不公开的依据、理由、复核日期变了。按新的方式公开（方案三.5(2)），载有该内容的职权目录或者不公开项目目录重新备案（三.1）。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "disclosure.changed",
    ChangeClass.DISCLOSURE,
    module=__name__,
    mirror=ITSELF,
)
