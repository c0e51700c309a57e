"""Title marks 《》 that do not pair.

书名号不成对。

A title whose marks do not close swallows the text behind it, for people and for programs. Titles inside titles are
marked 《〈〉》 or 《《》》.

书名号不成对，人看着别扭，程序也分不清标题到哪里为止。

Breaks:

    summary: 依据《行政许可法第四十二条办理

Keeps:

    summary: 依据《行政许可法》第四十二条办理
"""

from collections.abc import Iterator

from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import leaves, whole_text
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "L006",
    *document_types().values(),
    clause="三.2",
    zh="“{field}”里的书名号不成对",
    en="the title marks 《》 in “{field}” do not match",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Count the marks of every text."""
    text = whole_text(document)
    for leaf in leaves(document) if "《" in text or "》" in text else ():
        if ("《" in leaf.text or "》" in leaf.text) and not _paired(leaf.text):
            yield Hit(pointer=leaf.pointer, args={"field": (leaf.label.zh, leaf.label.en)})


def _paired(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "《") - (character == "》")
        if depth < 0:
            return False
    return depth == 0
