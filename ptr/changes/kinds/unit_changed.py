"""A unit is changed.

单位信息变更。

The name, codes, level, status, pilot role, stage or leading group of a unit differs; or the registry's own particulars,
the plan or a work scheme. Names on printed sheets are published again (clause 三.5(2)).

单位的名称、代码、层级、状态、试点角色、工作阶段或者领导小组变了；或者登记簿本身、工作步骤、工作方案变了。印在公开栏上的，重新公开（方案三.5(2)）。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "unit.changed",
    ChangeClass.UNIT,
    module=__name__,
    mirror=ITSELF,
)
