"""A division code that cannot be, or was not valid.

行政区划代码不存在，或者当时不适用。

ptr checks what it knows of GB/T 2260: the first two digits are those of a province; a county's code has a prefecture;
万全县 130729, 崇礼县 130733 and 宣化县 130721 ended in 2016, 万全区 130708 and 崇礼区 130709 hold since that year. A unit's
code is that of its last day, or of today; the registry's codes are those of today. Any other code is not checked: ptr
carries no full table and does not guess.

查的只有这些：前两位是 GB/T 2260 的省级代码；县级代码须有所属的地级代码；万全县 130729、崇礼县 130733、宣化县 130721 于 2016 年停用，万全区
130708、崇礼区 130709 自 2016 年起使用。单位的代码看它的最后一天（仍在的看今天），登记簿的代码看今天。其他代码不查：ptr 没有全国代码表，也不猜。

Breaks:

    division: "130729"
    status: active

Keeps:

    division: "130708"
    status: active
"""

from collections.abc import Iterator

from ptr.model.documents.registry import Registry
from ptr.model.documents.unit import Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.text.divisions import KNOWN, holds, is_sound
from ptr.rules.decorators import document_rule

NO_CODE = (" 不是 GB/T 2260 的代码；请核对六位数字", "is no code of GB/T 2260; check its six digits")


@document_rule(
    "U002",
    Unit,
    Registry,
    zh="区划代码 {code}{fault}",
    en="the division code {code} {fault}",
)
def rule(document: Unit | Registry, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Check each code on the day for which it stands."""
    codes: list[tuple[Pointer, str]]
    if isinstance(document, Unit):
        year = (document.effective.until or snapshot.today).year
        codes = [(("division",), document.division)]
    else:
        year = snapshot.today.year
        codes = [(("jurisdiction", "code"), document.jurisdiction.code)]
        codes += [(("areas", position, "code"), area.code) for position, area in enumerate(document.areas)]
    for pointer, code in codes:
        if not holds(code, year):
            yield Hit(pointer=pointer, args={"code": code, "fault": _fault(code, year)})


def _fault(code: str, year: int) -> Bilingual:
    if not is_sound(code):
        return NO_CODE
    known = KNOWN[code]
    if year < known.first_year:
        zh = f"（{known.name}）{known.first_year} 年才启用；{year} 年请用当时的代码"
        return zh, f"({known.name}) holds since {known.first_year} only; use the code of {year}"
    now = f"；请改用{KNOWN[known.now].name}的 {known.now}" if known.now else "；请改用现在的代码"
    return f"（{known.name}）已于 {known.last_year} 年停用{now}", (
        f"({known.name}) ended in {known.last_year}; use {known.now or 'the present one'}"
    )
