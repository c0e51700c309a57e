"""A citation that cannot be read.

依据的条款读不懂。

Articles are cited as 第十二条第二款第（三）项 (立法法 65: 条, 款, 项, 目); several are separated by 、. What cannot be read
cannot be checked, and nobody will notice when the law is amended. What sets a power, a limit or a fee is an article;
a duty may rest on whole chapters (行政处罚法第五章、第六章).

条款写作“第十二条第二款第（三）项”（立法法第六十五条：条、款、项、目），多条用顿号分开。读不懂的条款无法核对，法律修改了也无从提醒。
设定职权、时限、收费的依据要写到条；职责的依据可以是整章（行政处罚法第五章、第六章）。

Breaks:

    article: 第十二条之规定等

Keeps:

    article: 第十二条
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents._common import Citation
from ptr.model.documents.power import Basis, BasisRole
from ptr.model.fields.document import Document
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import citations
from ptr.model.law.citation import only_chapters, parse_articles
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

BY_CHAPTERS: Final = ("duties", "accountability")


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
        if problem and not (only_chapters(citation.article) and _may_cite_chapters(citation, pointer)):
            args = {"article": citation.article, "problem": (problem.zh, problem.en)}
            yield Hit(pointer=(*pointer, "article"), args=args)


def _may_cite_chapters(citation: Citation, pointer: Pointer) -> bool:
    """Return whether a citation belongs to a duty or its breach, or to the procedure of the power."""
    procedure = isinstance(citation, Basis) and citation.role is BasisRole.PROCEDURE
    return procedure or pointer[0] in BY_CHAPTERS
