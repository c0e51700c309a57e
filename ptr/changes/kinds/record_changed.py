"""A record is changed.

材料变更。

Something that was recorded differs: a form of use, a statement, a filing, a decision, a publication. It requires
nothing by itself; a committed stage of a form of use changes only by a correction entry.

已登记的材料变了：登记表、调整说明、报送、决定、公开登记等。本身不要求办理；登记表中已提交的环节只能用更正来改。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "record.changed",
    ChangeClass.RECORD,
    module=__name__,
    mirror=ITSELF,
)
