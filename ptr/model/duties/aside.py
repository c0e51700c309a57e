"""Why a field is not filed although a digest holds its document: it is published only, or the unit's own note."""

from __future__ import annotations

from typing import Final

from ptr.model.documents.flow import Flow
from ptr.model.documents.unit import Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.field import ChangeClass

CONTACT: Final[Bilingual] = (
    "电话、地址、办公时间、网址：公开即可，不重新备案",
    "a telephone, address, office hour or site is published, and not filed again",
)
SETTING: Final[Bilingual] = ("登记簿的设置，不印在任何公开的页面上", "a setting of the registry, on no public sheet")
HOLDER: Final[Bilingual] = (
    "任职人由单位自己掌握，职权目录只写岗位，不重新备案也不公开",
    "who holds a post is the unit's own note: the catalogue names posts, so it is neither filed nor published",
)
STAGE: Final[Bilingual] = (
    "只说明工作进行到哪一步；所做的事情各自备案、公开",
    "says how far the work has come; what was done is filed and published for itself",
)
REVIEWED: Final[Bilingual] = (
    "复核记录说明流程图不需要修改，不重新备案也不公开",
    "a review says that the chart stays as it is: it is neither filed nor published",
)
OLD_KEYS: Final[Bilingual] = (
    "原来的代号只供查找，不印在任何页面上",
    "an old key is for finding things by: it stands on no sheet, and a key that is put otherwise owes nothing",
)
SETTINGS: Final = (ChangeClass.EDITORIAL, ChangeClass.POLICY)
OWN_NOTES: Final = {
    (Unit.TYPE, ("posts", "holder")): HOLDER,
    (Unit.TYPE, ("stage",)): STAGE,
    (Flow.TYPE, ("reviewed",)): REVIEWED,
    (Flow.TYPE, ("reviewed", "date")): REVIEWED,
    (Flow.TYPE, ("reviewed", "reason")): REVIEWED,
}
"""Fields that are neither filed nor published, although their document is; old keys (`formerly`) are others."""


def aside_of(type: str, names: tuple[str, ...], change: ChangeClass) -> Bilingual | None:
    """Return why a change of a field is not filed, in both languages; None where it is."""
    if names[-1] == "formerly":
        return OLD_KEYS
    if change is ChangeClass.CONTACT:
        return CONTACT
    return SETTING if change in SETTINGS else OWN_NOTES.get((type, names))
