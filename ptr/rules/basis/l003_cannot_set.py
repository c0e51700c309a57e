"""No basis of a level that can set this class of power.

没有能够设定此类权力的依据。

Who may set a power is law: a licence by law, administrative regulation, decision of the State Council, local
regulation, and for one year a provincial rule (行政许可法 14, 15, 17); a penalty by law, regulation or rule, never by a
normative document (行政处罚法 10-16); a coercive measure by law or regulation, coercive execution by law alone (行政强制法
10, 13). At least one basis with role `sets` must be of such a level. The same holds for a power that a basis only
entrusts or authorises.

许可由法律、行政法规、国务院决定、地方性法规（省级规章限一年）设定（行政许可法第十四、十五、十七条）；处罚由法律、法规、规章设定，规范性文件不得设定（行政处罚法第十条至第十六条）；强制措施由法律、法规设定（行政强制法第十条）。至少要有一条
role: sets 的依据属于这些位阶。

Breaks:

    class: penalty
    legal_basis: [{law: 某市管理规定, article: 第三条, role: sets}]   # a normative document

Keeps:

    class: penalty
    legal_basis: [{law: 建设工程质量管理条例, article: 第六十四条, role: sets}]
"""

import re
from collections.abc import Iterator
from typing import Final

from ptr.model.documents.law import Law, LawLevel
from ptr.model.documents.power import Power
from ptr.model.documents.registry import LegalKind
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

PROVINCIAL: Final = re.compile(r"(?:.+省|.+自治区|(?:北京|天津|上海|重庆)市)人民政府$")
_REGULATIONS = (LawLevel.LAW, LawLevel.ADMINISTRATIVE_REGULATION, LawLevel.LOCAL_REGULATION)
MAY_SET: Final = {
    LegalKind.LICENCE: (*_REGULATIONS, LawLevel.STATE_COUNCIL_DECISION, LawLevel.LOCAL_RULE),
    LegalKind.PENALTY: (*_REGULATIONS, LawLevel.DEPARTMENT_RULE, LawLevel.LOCAL_RULE),
    LegalKind.COERCION: _REGULATIONS,
}
SOURCES: Final = {
    LegalKind.LICENCE: ("行政许可法第十四条、第十五条、第十七条", "行政许可法 14, 15, 17"),
    LegalKind.PENALTY: ("行政处罚法第十条至第十六条", "行政处罚法 10-16"),
    LegalKind.COERCION: ("行政强制法第十条", "行政强制法 10"),
}


@document_rule(
    "L003",
    Power,
    Withheld,
    clause="三.2",
    zh="没有能设定“{kind}”的依据（{source}）：{levels}",
    en="no basis can set a power of “{kind}” ({source}): {levels}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find one setting basis of a level that may set the class; unknown laws are X001's and L010's business."""
    kind = snapshot.classes.get(power.class_)
    may_set = MAY_SET.get(kind.legal_kind) if kind else None
    if not kind or not may_set or not power.legal_basis:
        return
    setting = [snapshot.laws.get(basis.law) for basis in power.legal_basis if basis.role == "sets"]
    if None in setting or any(law and _may_set(law, kind.legal_kind) for law in setting):
        return
    levels = sorted({law.level for law in setting if law})
    only = (
        "设定依据（role: sets）只有" + "、".join(map(word, levels)),
        f"those with role sets are {', '.join(levels)}",
    )
    none = ("没有一条设定依据（role: sets）", "none has the role sets")
    args = {"kind": kind.name, "source": SOURCES[kind.legal_kind], "levels": only if levels else none}
    yield Hit(pointer=("legal_basis",), args=args)


def _may_set(law: Law, kind: LegalKind) -> bool:
    """Return whether a source may set powers of a kind; of local rules only a provincial government's may set a licence."""
    provincial = PROVINCIAL.match(law.authority) is not None
    return law.level in MAY_SET[kind] and (
        kind is not LegalKind.LICENCE or law.level is not LawLevel.LOCAL_RULE or provincial
    )
