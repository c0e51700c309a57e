"""A unit is changed.

单位信息变更。

The name, codes, level, status, pilot role, stage or leading group of a unit differs; or the registry's own particulars,
the plan or a work scheme. The unit files again what holds it, catalogue or scheme (clause 四), and publishes what stands
on its sheets (三.5(2)). How far the work has come (stage) is neither filed nor published.

单位的名称、代码、层级、状态、试点角色、工作阶段或者领导小组变了；或者登记簿本身、工作步骤、工作方案变了。载有该内容的职权目录或者工作方案重新备案（方案四），印在公开栏上的重新公开（三.5(2)）。工作阶段本身不备案、不公开。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "unit.changed",
    ChangeClass.UNIT,
    module=__name__,
    mirror=ITSELF,
)
