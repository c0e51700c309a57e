"""A leftover of the template.

模板残留。

A list made from a guiding catalogue keeps its blanks: 地州市…局, a body that is 县市区…局, XX, 某, 待定, a lone slash,
a lone 无. Printed, they tell the citizen that nobody read the page. Where there truly is nothing, `none:` says why.
Words quoted from a law stand as they are; 地州市级 names a level, not a blank.

照着指导目录填的清单常留下没改的空格：“地州市……局”，实施主体写成“县市区……局”，“XX”“某某”“待定”，或者只有一个“/”“无”。印出去就是没有人看过。确实没有的写
none: 理由。引用的条文照原文，“地州市级”是层级的说法，都不算残留。

Breaks:

    body: 地州市民政局

Keeps:

    body: 张家口市民政局
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.document import Document
from ptr.model.fields.pattern import pattern
from ptr.model.fields.titles import text_name
from ptr.model.fields.types import Place
from ptr.model.fields.walk import APART, Leaf, leaves, whole_text
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

LEFT_OVER: Final = pattern(
    r"地州市(?!级)|X(?<![A-Za-z]X)[XxＸ]+(?![A-Za-z])|x(?<![A-Za-z]x)[XxＸ]+(?![A-Za-z])|Ｘ(?<![A-Za-z]Ｘ)[XxＸ]+(?![A-Za-z])"
    r"|××|某某|某(?:省|市|县|区|局|单位|部门|科)|待定(?=$|[，。；、）)\s])|待补充|待完善|TODO|TBD|＿＿|___"
)
"""Every alternative begins with a letter of its own, by which the search skips what cannot match."""
LONE: Final = pattern(r"\s*(?:[/／\\—–-]+|无|暂无|略|同上|见上)[。.]?\s*")
A_LONE_ONE: Final = pattern(f"{APART}{LONE.pattern}{APART}")

FACT = ("请改成本单位的实际内容", "write what is true of this office")
NOTHING = ("请写实，确实没有的写 none: 理由", "write the fact, or none: with the reason")
GENERIC_BODY = pattern(rf"{APART}\s*(?:县市区|县区市|县[（(]市、区[）)]|市县区)(?!级)")


@document_rule(
    "P003",
    Power,
    Withheld,
    Flow,
    Unit,
    clause="三.1",
    zh="“{field}”里有模板残留“{text}”；{advice}",
    en="“{field}” holds “{text}”, a leftover of a template; {advice}",
)
def rule(document: Power | Flow | Unit, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Search every text of the document."""
    text = whole_text(document)
    if LEFT_OVER.search(text) or A_LONE_ONE.search(text) or GENERIC_BODY.search(text):
        yield from _left_over(document, snapshot)


def _left_over(document: Document, snapshot: Snapshot) -> Iterator[Hit]:
    for leaf in leaves(document):
        leftover = (LEFT_OVER.search(leaf.text) or LONE.fullmatch(leaf.text)) if _own_words(leaf) else None
        if leaf.pointer == ("body",):
            leftover = leftover or GENERIC_BODY.match(f"{APART}{leaf.text}")
        if leftover:
            left = leftover.group().strip()
            advice = NOTHING if left == leaf.text.strip() and leaf.pointer != ("body",) else FACT
            args = {"field": text_name(leaf, snapshot.registry), "text": left, "advice": advice}
            yield Hit(pointer=leaf.pointer, args=args)


def _own_words(leaf: Leaf) -> bool:
    """Return whether a text is the office's own, not a key or the words of a law; in its own columns the values are texts."""
    key = leaf.label.defines or (leaf.label.ref and leaf.pointer[0] != "custom")
    return not key and leaf.pointer[-1] != "quote"
