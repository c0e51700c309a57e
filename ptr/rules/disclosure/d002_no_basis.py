"""Withheld without basis or reason.

不公开而没有依据或者理由。

A power, or a column of it, that is not disclosed is listed with its basis and its reason (clause 三.1). A reason that
only repeats the name of the ground gives none: it does not say why this power falls under it.

不公开或者暂不公开的，要逐项提供依据、说明理由。理由只把“国家秘密”“过程性信息”之类的情形再写一遍，等于没有说明为什么。

Breaks:

    withholding: {ground: process_information, basis: [], reason: 属于过程性信息}

Keeps:

    withholding:
      ground: process_information
      basis: [{law: 政府信息公开条例, article: 第十六条第二款}]
      reason: 比选过程稿尚未定型，公开容易误导土地交易；批准结果另行公布
"""

import re
from collections.abc import Iterator
from typing import Final

from ptr.model.documents._common import Citation
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Ground, Withheld
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

BASIS = ("没有依据（basis）", "no basis")
REASON = ("理由只是重复不公开情形，没有说明", "a reason that only repeats the ground")
PADDING: Final = re.compile(
    r"[\s，。、；：,.;:（）()]|依法|因为|由于|属于|涉及|系|为|的|不予|不宜|不能|暂不|不|公开|信息|内容|事项|情形"
)
EMPTY: Final = {PADDING.sub("", word(ground)) for ground in Ground} | {""}


@document_rule(
    "D002",
    Power,
    Withheld,
    clause="三.1",
    zh="不公开的内容{problem}；方案要求逐项提供依据、说明理由",
    en="what is withheld has {problem}; the plan asks for basis and reason of each",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find withheld powers, and columns with a narrower scope, that lack basis or reason."""
    stated: list[tuple[Pointer, tuple[Citation, ...], str]] = [
        (("disclosure", "except", position), item.basis, item.reason)
        for position, item in enumerate(power.disclosure.except_)
    ]
    if isinstance(power, Withheld):
        stated.append((("withholding",), power.withholding.basis, power.withholding.reason))
    for pointer, basis, reason in stated:
        if not basis:
            yield Hit(pointer=(*pointer, "basis"), args={"problem": BASIS})
        if PADDING.sub("", reason) in EMPTY:
            yield Hit(pointer=(*pointer, "reason"), args={"problem": REASON})
