"""A contact is changed.

电话地址变更。

A telephone, address, window, office hour or website differs. It is published (clause 三.5(2)), nothing else.

电话、地址、窗口、办公时间或者网址变了，公开即可（方案三.5(2)）。
"""

from ptr.changes.kind import ITSELF, duties, field_kind
from ptr.model.field import Change as ChangeClass
from ptr.model.obligation import Demand

kind = field_kind(
    "contact.changed",
    ChangeClass.CONTACT,
    page=__doc__,
    mirror=ITSELF,
    obliges=duties(Demand.PUBLICATION),
)
