"""An edition of the catalogue is issued.

职权目录换版。

The unit's own document of its catalogue differs: a new number, approval or list of entries. It is what other changes
require (clause 三.2); what is issued is filed and posted (三.5(2)).

单位的职权目录换了版次、批准或者条目。这正是其他变更所要求的（方案三.2）；发布以后报备案并公开（三.5(2)）。
"""

from ptr.changes.kind import ITSELF, field_kind
from ptr.model.fields.field import ChangeClass

kind = field_kind(
    "edition.issued",
    ChangeClass.CATALOGUE,
    module=__name__,
    mirror=ITSELF,
    on=("catalogue",),
)
