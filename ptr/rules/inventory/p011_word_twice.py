"""A word typed twice.

词语重复。

A cell that is put together from a template and a name repeats the word at the seam: 负责负责本行政区域内…. Only words
that cannot follow themselves are looked for; nouns can (建设工程工程量清单). Words quoted from a law stand as they are.

套用模板拼出来的文字，接缝处常把词写两遍，如“负责负责本行政区域内……”。只查不可能连用的词；名词可以连用（建设工程工程量清单），不查。引用的条文照原文，不查。

Breaks:

    duties: [{stage: 决定, text: 负责负责本行政区域内许可证的核发}]

Keeps:

    duties: [{stage: 决定, text: 负责本行政区域内许可证的核发}]
"""

import re
from collections.abc import Iterator
from typing import Final

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.level import Level
from ptr.model.fields.titles import text_name
from ptr.model.fields.types import Place
from ptr.model.fields.walk import leaves, whole_text
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

TWICE: Final = re.compile(
    "(负责|予以|进行|应当|必须|不得|可以|未经|未按|违反|根据|按照|依照|依法|对于|关于|以及|或者|并且"
    r"|防治|核发|核准|查处|监督检查|指导监督)\1"
)


@document_rule(
    "P011",
    Power,
    Withheld,
    Flow,
    Unit,
    clause="三.1",
    level=Level.WARNING,
    zh="“{field}”里“{word}”写了两遍",
    en="“{word}” is written twice in “{field}”",
)
def rule(document: Power | Flow | Unit, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Search every text of the document but quotations."""
    for leaf in leaves(document) if TWICE.search(whole_text(document)) else ():
        repeated = TWICE.search(leaf.text) if leaf.pointer[-1] != "quote" else None
        if repeated:
            yield Hit(pointer=leaf.pointer, args={"field": text_name(leaf, snapshot.registry), "word": repeated[1]})
