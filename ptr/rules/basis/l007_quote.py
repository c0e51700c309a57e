"""The quoted text differs from the law's text.

所引条文与原文不一致。

Where the registry holds the text of an article, a quotation of it must stand in it word for word; white space and the
width of punctuation do not count.

登记簿存有条文时，引文必须与之逐字相符（空白和标点全半角不计）。

Breaks:

    quote: 处一万元以下罚款   # the article says 处十万元以下罚款

Keeps:

    quote: 处十万元以下罚款
"""

import re
from collections.abc import Iterator

from ptr.model.citation import Locator, parse_articles
from ptr.model.document import Document
from ptr.model.documents.law import Law
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place, document_types
from ptr.model.walk import citations
from ptr.rules.rule import document_rule

PUNCTUATION = str.maketrans({"（": "(", "）": ")", "，": ",", "；": ";", "：": ":"})


@document_rule(
    "L007",
    *document_types().values(),
    clause="三.2",
    zh="引文与《{law}》{article}的原文不一致",
    en="the quotation is not the text of 《{law}》 {article}",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Look for every quotation in the articles it cites, where the registry holds all of them."""
    for pointer, citation in citations(document):
        law = snapshot.laws.get(citation.law) if citation.quote else None
        texts = _articles(law, citation.article) if law else []
        if texts and not any(_even(citation.quote) in text for text in texts):
            args = {"law": citation.law, "article": citation.article}
            yield Hit(pointer=(*pointer, "quote"), args=args)


def _articles(law: Law, cited: str) -> list[str]:
    """Give the texts of the cited articles; none if the registry lacks one of them, or they cannot be told apart."""
    held = {key: article.text for article in law.articles for key in _keys(article.article)}
    keys = _keys(cited)
    return [_even(held[key]) for key in keys] if all(key in held for key in keys) else []


def _keys(text: str) -> list[tuple[int | None, int, int]]:
    """Name the articles of a text by annex, number and 之一; a range by every article in it."""
    parsed = parse_articles(text)
    keys = []
    for item in () if parsed.problem else parsed.items:
        first, last = (item, item) if isinstance(item, Locator) else (item.first, item.last)
        keys += [(first.annex, number, 0) for number in range(first.article, last.article)]
        keys.append((last.annex, last.article, last.inserted))
    return keys


def _even(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(PUNCTUATION)
