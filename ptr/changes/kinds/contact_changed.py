"""A contact is changed.

电话地址变更。

A telephone, address, window, office hour or website differs. It is published (clause 三.5(2)), nothing else. A complaint
line that is gone is an alarm.

电话、地址、窗口、办公时间或者网址变了，公开即可（方案三.5(2)）。监督投诉电话没有了的，应当立即核对。
"""

from ptr.changes.edits import Edit
from ptr.changes.kind import ITSELF, Marks, field_kind
from ptr.changes.pairs import Pair
from ptr.model.fields.field import ChangeClass

UNHEARD = Marks(alarm=("失去监督投诉电话", "the complaint line is lost"))


def marks(edit: Edit, _: Pair) -> Marks:
    """Return whether the complaint line is lost."""
    return UNHEARD if edit.names == ("contacts", "complaint") and edit.after is None else Marks()


kind = field_kind(
    "contact.changed",
    ChangeClass.CONTACT,
    module=__name__,
    mirror=ITSELF,
    marks=marks,
)
