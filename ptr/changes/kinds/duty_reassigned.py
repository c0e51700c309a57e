"""Duties are reassigned.

职责调整。

The leader in charge, the responsible department or a post's part in a power differs; or a department or post of the
unit does. The unit revises its catalogue (clause 三.2) and the charts that name the post (三.3), files again what holds
it and publishes what the public sees (三.5(2)); no statement is asked for. Where a department or post is called otherwise,
the powers and charts that print its name are listed. Who holds a post is the unit's own note.

职权的主管领导、承办机构、人员职责分工变了，或者单位的内设机构、岗位变了。单位应当修订职权目录（方案三.2）和写有该岗位的流程图（三.3），有关内容重新备案，公众看得到的重新公开（三.5(2)）；不要求写调整说明。机构、岗位更名的，列出印有该名称的职权和流程图。任职人由单位自己掌握。
"""

from ptr.changes.kind import ITSELF, duties, field_kind
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.fields.field import ChangeClass
from ptr.model.results.obligation import Demand

kind = field_kind(
    "duty.reassigned",
    ChangeClass.DUTY,
    module=__name__,
    mirror=ITSELF,
    requires=duties(Demand.CATALOGUE, Demand.FLOWS),
    stated_as=(AdjustmentKind.ELEMENTS_CHANGED,),
)
