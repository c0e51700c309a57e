"""A unit is changed.

单位信息变更。

The name, codes, level, status, pilot role, stage or leading group of a unit differs; or the registry's own particulars,
the plan or a work scheme. The unit files again what holds it, catalogue or scheme (clause 四), and publishes what stands
on its sheets (三.5(2)). How far the work has come (stage) is neither filed nor published; that it goes back is an alarm,
since rules then only hint at what they refused.

单位的名称、代码、层级、状态、试点角色、工作阶段或者领导小组变了；或者登记簿本身、工作步骤、工作方案变了。载有该内容的职权目录或者工作方案重新备案（方案四），印在公开栏上的重新公开（三.5(2)）。工作阶段本身不备案、不公开；阶段退回的作警示，因为相应的要求随之由错误降为提示。
"""

from ptr.changes.edits import Edit
from ptr.changes.kind import ITSELF, Marks, field_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.unit import Stage
from ptr.model.fields.field import ChangeClass

LOWERED = Marks(
    alarm=("工作阶段退回，相应的要求不再作为错误", "the stage goes back; what it asked for is no longer an error")
)


def _marks(edit: Edit, _: Pair) -> Marks:
    before, after = edit.before, edit.after
    lowered = isinstance(before, Stage) and isinstance(after, Stage) and not after.claims(before)
    return LOWERED if lowered else Marks()


kind = field_kind(
    "unit.changed",
    ChangeClass.UNIT,
    module=__name__,
    mirror=ITSELF,
    marks=_marks,
)
