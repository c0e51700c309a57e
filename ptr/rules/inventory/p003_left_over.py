"""A left-over of the template.

模板残留。

A list made from a guiding catalogue keeps its blanks: 地州市…局, XX, 某, 待定, a lone slash, a lone 无. Printed, they
tell the citizen that nobody read the page. Where there truly is nothing, `none:` says why.

照着指导目录填的清单常留下没改的空格：“地州市……局”“XX”“某某”“待定”，或者只有一个“/”“无”。印出去就是没有人看过。确实没有的写
none: 理由。

Breaks:

    body: 地州市民政局

Keeps:

    body: 张家口市民政局
"""

import re
from collections.abc import Iterator
from typing import Final

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.model.walk import APART, leaves, whole_text
from ptr.rules.rule import document_rule

LEFT_OVER: Final = re.compile(
    r"地州市|X(?<![A-Za-z]X)[XxＸ]+(?![A-Za-z])|x(?<![A-Za-z]x)[XxＸ]+(?![A-Za-z])|Ｘ(?<![A-Za-z]Ｘ)[XxＸ]+(?![A-Za-z])|××"
    r"|某某|某(?:省|市|县|区|局|单位|部门|科)|待定(?=$|[，。；、）)\s])|待补充|待完善|TODO|TBD|＿＿|___"
)
"""Every alternative begins with a letter of its own, by which the search skips what cannot match."""
LONE: Final = re.compile(r"\s*(?:[/／\\—–-]+|无|暂无|略|同上|见上)[。.]?\s*")
A_LONE_ONE: Final = re.compile(f"{APART}{LONE.pattern}{APART}")


@document_rule(
    "P003",
    Power,
    Withheld,
    Flow,
    Unit,
    clause="三.1",
    zh="“{field}”里有模板残留“{text}”；请写实，确实没有的写 none: 理由",
    en="“{field}” holds “{text}”, a left-over of a template; write the fact, or none: with the reason",
)
def rule(document: Power | Flow | Unit, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Search every text of the document."""
    text = whole_text(document)
    for leaf in leaves(document) if LEFT_OVER.search(text) or A_LONE_ONE.search(text) else ():
        found = LEFT_OVER.search(leaf.text) or LONE.fullmatch(leaf.text)
        if found and not leaf.label.ref and not leaf.label.defines:
            args = {"field": (leaf.label.zh, leaf.label.en), "text": found.group().strip()}
            yield Hit(pointer=leaf.pointer, args=args)
