"""A citation that cannot be read.

依据的条款读不懂。

Articles are cited as 第十二条第二款第（三）项 (立法法 65: 条, 款, 项, 目); several are parted by 、. What cannot be read
cannot be checked, and nobody will notice when the law is amended.

条款写作“第十二条第二款第（三）项”（立法法第六十五条：条、款、项、目），多条用顿号分开。读不懂的条款无法核对，法律修改了也无从提醒。

Breaks:

    article: 第十二条之规定等

Keeps:

    article: 第十二条
"""

from collections.abc import Iterator

from ptr.model.citation import parse_articles
from ptr.model.document import Document
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place, document_types
from ptr.model.walk import citations
from ptr.rules.rule import document_rule


@document_rule(
    "L001",
    *document_types().values(),
    clause="三.2",
    zh="条款“{article}”读不懂：{problem}",
    en="the citation “{article}” cannot be read: {problem}",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Parse every cited article."""
    for pointer, citation in citations(document):
        problem = parse_articles(citation.article).problem if citation.article else None
        if problem:
            args = {"article": citation.article, "problem": (problem.zh, problem.en)}
            yield Hit(pointer=(*pointer, "article"), args=args)
