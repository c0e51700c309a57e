"""An article beyond the law's last one.

所引条号超出该法的条数。

The bundled table of national laws, or the law's own document, knows how many articles an edition has. Only the edition
that was counted is judged; nothing is known of others.

国家法律表或法律文件里记有该文本共有几条；条号更大的就是写错了，或引的是别的文本。只核对有条数的那个文本。

Breaks:

    legal_basis: [{law: 建筑法, edition: 2019-04-23, article: 第九十条, role: sets}]   # it has 85

Keeps:

    legal_basis: [{law: 建筑法, edition: 2019-04-23, article: 第六十五条, role: sets}]
"""

from collections.abc import Iterator

from ptr.model.documents._common import Citation
from ptr.model.documents.law import Edition
from ptr.model.fields.document import Document
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import citations
from ptr.model.law.citation import Locator, parse_articles
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "L009",
    *document_types().values(),
    clause="三.2",
    zh="《{law}》（{edition} 文本）只有 {count} 条，没有{article}",
    en="《{law}》 of {edition} has {count} articles; there is no {article}",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare every cited article with the number of articles of the edition cited (the last one if none is)."""
    for pointer, citation in citations(document):
        edition = _edition(citation, snapshot)
        if edition is None or not edition.articles:
            continue
        for item in parse_articles(citation.article).items:
            last = item if isinstance(item, Locator) else item.last
            if last.article > edition.articles and last.annex is None:
                args = {
                    "law": citation.law,
                    "edition": edition.date.isoformat(),
                    "count": edition.articles,
                    "article": str(last),
                }
                yield Hit(pointer=(*pointer, "article"), about=str(last), args=args)


def _edition(citation: Citation, snapshot: Snapshot) -> Edition | None:
    """Find the edition cited, or the last one, in the registry or else in the bundled table."""
    for laws in (snapshot.laws, snapshot.national_laws):
        law = laws.get(citation.law)
        for edition in law.editions[::-1] if law else ():
            if citation.edition in (None, edition.date):
                if edition.articles:
                    return edition
                break
    return None
