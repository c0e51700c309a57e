"""Elements of a power are changed.

要素变更。

Duties, conditions, materials, limits, fees, commitments, discipline, accountability or another column of the catalogue
differs. The unit revises its catalogue by procedure (clause 三.2), files it again and publishes it (三.5(2)). Longer limits, new
or higher fees, new conditions, materials or quotas are marked as a burden on the counterpart.

职责、条件、材料、时限、收费、承诺、纪律、追责等目录栏目变了。单位应当按程序修订职权目录（方案三.2），重新备案并公开（三.5(2)）。延长时限、新增或者提高收费、增加条件、材料或者数量限制的，标明加重相对人负担。
"""

import re

from ptr.changes.edits import Edit
from ptr.changes.kind import ITSELF, REVISED, Marks, field_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.fields.field import ChangeClass

DAYS = {LimitUnit.IMMEDIATE: 0.0, LimitUnit.CALENDAR_DAYS: 1.0, LimitUnit.WORKING_DAYS: 1.4, LimitUnit.MONTHS: 30.0}
"""Calendar days in one of a unit, close enough to tell which of two limits is longer."""

ADDED = {
    "fees": ("新增收费", "a new fee"),
    "conditions": ("增加条件", "a new condition"),
    "materials": ("增加材料", "a new material"),
    "quota": ("新增数量限制", "a new quota"),
}
LONGER = ("时限延长", "a longer limit")
HIGHER = ("收费提高", "a higher fee")
MORE = ("材料要求提高", "more is asked of a material")


def marks(edit: Edit, _: Pair) -> Marks:
    """Return whether a change burdens applicants."""
    names, before, after = edit.names, edit.before, edit.after
    gains = isinstance(after, tuple) or (after is not None and not hasattr(after, "none"))
    if len(names) == 1 and names[0] in ADDED and gains and not _says_something(before):
        return Marks(burden=ADDED[names[0]])
    if names[:1] == ("limits",) and _is_longer(before, after):
        return Marks(burden=LONGER)
    if names == ("fees", "standard") and _number(before) < _number(after):
        return Marks(burden=HIGHER)
    if names in (("materials", "copies"), ("materials", "original")) and before < after:
        return Marks(burden=MORE)
    return Marks()


def _says_something(before: object) -> bool:
    """Return whether there was something before, other than a statement that there is none."""
    return before is not None and not hasattr(before, "none")


def _is_longer(before: object, after: object) -> bool:
    if isinstance(before, Limit):
        return _days(after) > _days(before) if isinstance(after, Limit) else after is None
    return before is not None and after is None


def _days(limit: Limit) -> float:
    """Return the length of a limit in calendar days; one without a number never ends."""
    if limit.unit is LimitUnit.IMMEDIATE:
        return 0.0
    return limit.value * DAYS[limit.unit] if limit.value is not None and limit.unit else float("inf")


def _number(text: object) -> float:
    """Return the only number in a text; NaN where there is none or several."""
    numbers = re.findall(r"[0-9]+(?:[.][0-9]+)?", str(text))
    return float(numbers[0]) if len(numbers) == 1 else float("nan")


kind = field_kind(
    "catalogue.changed",
    ChangeClass.CATALOGUE,
    module=__name__,
    mirror=ITSELF,
    requires=REVISED,
    stated_as=(AdjustmentKind.ELEMENTS_CHANGED,),
    marks=marks,
)
