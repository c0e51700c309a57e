"""Elements of a power are changed.

要素变更。

Duties, conditions, materials, limits, fees, commitments, discipline, accountability or another column of the catalogue
differs. The unit revises its catalogue by procedure (clause 三.2), files it again and publishes it (三.5(2)). Longer limits, a
clock that starts later or is stopped, new or higher fees, new conditions, materials or quotas are marked as a burden on
the counterpart; where the wording does not tell, the mark says to look. That all remedies, all discipline or all
accountability are dropped is an alarm.

职责、条件、材料、时限、收费、承诺、纪律、追责等目录栏目变了。单位应当按程序修订职权目录（方案三.2），重新备案并公开（三.5(2)）。延长时限、推后起算、增加不计时的程序、新增或者提高收费、增加条件、材料或者数量限制的，标明加重相对人负担；从文字上看不出来的，提示核对。救济渠道、工作纪律、责任追究全部删除的，应当立即核对。
"""

from ptr.changes.edits import Edit
from ptr.changes.kind import ITSELF, REVISED, Marks, field_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.power import Limit
from ptr.model.duties.burden import CHARGED, CONDITION, LONGER, STOPPED, of_fee, of_limit, of_procedures
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.field import ChangeClass

ADDED = {
    "fees": ("新增收费", "a new fee"),
    "conditions": ("增加条件", "a new condition"),
    "materials": ("增加材料", "a new material"),
    "quota": ("新增数量限制", "a new quota"),
}
MORE = ("材料要求提高", "more is asked of a material")
LOST = {
    "remedies": ("救济渠道全部删除", "all remedies are dropped"),
    "discipline": ("工作纪律全部删除", "all discipline is dropped"),
    "accountability": ("责任追究全部删除", "all accountability is dropped"),
}


def marks(edit: Edit, pair: Pair) -> Marks:
    """Return whether a change burdens applicants, or takes away what holds the unit to account."""
    return Marks(burden=_burden(edit), alarm=_alarm(edit, pair))


def _burden(edit: Edit) -> Bilingual | None:
    names, before, after = edit.names, edit.before, edit.after
    if len(names) == 1 and names[0] in ADDED and _says_something(after) and not _says_something(before):
        return CHARGED if names[0] == "fees" and hasattr(before, "none") else ADDED[names[0]]
    if names[0] == "limits" or names == ("special_procedures", "limit"):
        return _of_limits(before, after)
    if names == ("special_procedures",):
        return of_procedures(before, after)
    if names == ("special_procedures", "counts"):
        return STOPPED if before and not after else None
    if names == ("fees", "standard"):
        return of_fee(before, after)
    if names in (("materials", "copies"), ("materials", "original")) and before < after:
        return MORE
    return CONDITION if names == ("conditions",) and isinstance(before, str) and isinstance(after, str) else None


def _of_limits(before: object, after: object) -> Bilingual | None:
    """Return why a limit, or both together, burden more; one that is gone never ends."""
    if isinstance(before, Limit) and isinstance(after, Limit):
        return of_limit(before, after)
    return LONGER if before is not None and after is None else None


def _alarm(edit: Edit, pair: Pair) -> Bilingual | None:
    """Return that nothing is left of a column; told once, with the first item that went."""
    lost = LOST.get(edit.names[0]) if len(edit.names) == 1 else None
    if lost is None or edit is not pair.edits_of(edit.names[0])[0]:
        return None
    left = getattr(pair.after, edit.names[0], ())
    return lost if _says_something(getattr(pair.before, edit.names[0], ())) and not _says_something(left) else None


def _says_something(value: object) -> bool:
    """Return whether there is something, other than a statement that there is none."""
    return bool(value) and not hasattr(value, "none")


kind = field_kind(
    "catalogue.changed",
    ChangeClass.CATALOGUE,
    module=__name__,
    mirror=ITSELF,
    requires=REVISED,
    stated_as=(AdjustmentKind.ELEMENTS_CHANGED,),
    marks=marks,
)
