"""A basis without article.

依据没有写到条。

A law as a whole is no basis: the citizen must find the sentence that gives the power. A document without articles
(a decision with an annex, a notice) is cited by its own division, 附件第193项 or 第110项.

只写法律名称不算依据，群众要能找到授权的那一条。没有条文的文件写它自己的编号，如“附件第193项”“第110项”。

Breaks:

    legal_basis: [{law: 建筑法, role: sets}]

Keeps:

    legal_basis: [{law: 建筑法, article: 第七条第一款, role: sets}]
"""

from collections.abc import Iterator

from ptr.model.documents.law import LawLevel
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import citations
from ptr.model.law.citation import Locator, parse_articles
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

WITHOUT_ARTICLES = (LawLevel.NORMATIVE_DOCUMENT, LawLevel.STATE_COUNCIL_DECISION)


@document_rule(
    "L002",
    *document_types().values(),
    clause="三.2",
    zh="《{law}》没有写明第几条",
    en="《{law}》 is cited without an article",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find citations without an article of sources that have articles."""
    for pointer, citation in citations(document):
        law = snapshot.laws.get(citation.law)
        if not _names_article(citation.article) and not (law and law.level in WITHOUT_ARTICLES):
            yield Hit(pointer=pointer, args={"law": citation.law})


def _names_article(cited: str) -> bool:
    """Return whether an article, an annex or whole chapters are named; an entry alone (第110项) belongs to no article."""
    places = [item if isinstance(item, Locator) else item.first for item in parse_articles(cited).items]
    return bool(cited) and not any(place.article == 0 and place.annex is None for place in places)
