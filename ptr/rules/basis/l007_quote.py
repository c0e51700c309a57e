"""The quoted text differs from the law's text.

所引条文与原文不一致。

Where the registry holds the text of an article, a quotation of it must stand in it word for word. White space,
punctuation and the width of signs do not count, nor does 百分之五 for 5%, since official texts differ in them; …… stands
for words left out. The articles of a law are those of its last edition: a quotation from an older one is L005's business.

登记簿存有条文时，引文必须与之逐字相符。空白、标点、全半角，以及“百分之五”与“5%”的写法，各官方文本本来就不一致，不计；“……”表示略去的文字。
登记簿存的是最后一个文本的条文，引用旧文本的由 L005 指出。

Breaks:

    quote: 处一万元以下罚款   # the article says 处十万元以下罚款

Keeps:

    quote: 处十万元以下罚款
"""

import re
from collections.abc import Iterator
from typing import Final

from ptr.model.documents._common import Citation
from ptr.model.documents.law import Law
from ptr.model.fields.document import Document
from ptr.model.fields.pattern import pattern
from ptr.model.fields.types import Place, document_types
from ptr.model.fields.walk import citations
from ptr.model.law.citation import Locator, from_chinese, parse_articles
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

WIDTH: Final = str.maketrans("０１２３４５６７８９％．", "0123456789%.")
SIGNS: Final = pattern(r"[^\w%.]|(?<![0-9])\.|\.(?![0-9])|_")
PERCENT: Final = pattern(r"百分之([零〇一二三四五六七八九十百]+)(?:点([零〇一二三四五六七八九]+))?")
DIGITS: Final = str.maketrans("零〇一二三四五六七八九", "00123456789")
LEFT_OUT: Final = pattern("…+|\\.{3,}|。{3,}")
SHOWN: Final = 12


@document_rule(
    "L007",
    *document_types().values(),
    clause="三.2",
    zh="引文与《{law}》{article}的原文不一致：引文“{quoted}”{original}",
    en="the quotation is not the text of 《{law}》 {article}: quoted “{quoted}”{original}",
)
def rule(document: Document, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find every quotation in the articles it cites, where the registry holds all of them."""
    for pointer, citation in citations(document):
        law = snapshot.laws.get(citation.law) if citation.quote else None
        texts = _articles(law, citation.article) if law and _is_last(citation, law) else []
        differences = [_difference(citation.quote, text) for text in texts]
        if differences and None not in differences:
            quoted, original = max(filter(None, differences), key=lambda pair: len(pair[1]))
            shown = (f"，原文“{original}”", f", original “{original}”") if original else ("", "")
            args = {"law": citation.law, "article": citation.article, "quoted": quoted, "original": shown}
            yield Hit(pointer=(*pointer, "quote"), args=args)


def _is_last(citation: Citation, law: Law) -> bool:
    return citation.edition in (None, law.editions[-1].date)


def _difference(quote: str, text: str) -> tuple[str, str] | None:
    """Return the words from where the quotation departs from the text, and the text's own; None if all of it matches."""
    position = 0
    for part in map(_even, LEFT_OUT.split(quote)):
        offset = text.find(part, position)
        if offset < 0:
            low, high = 0, len(part)  # the longest beginning of the part that stands in the text
            while low < high:
                middle = (low + high + 1) // 2
                low, high = (middle, high) if part[:middle] in text[position:] else (low, middle - 1)
            start = max(0, low - SHOWN // 2)
            where = text.find(part[:low], position) + start
            return part[start : low + SHOWN], text[where : where + low - start + SHOWN] if low else ""
        position = offset + len(part)
    return None


def _articles(law: Law, cited: str) -> list[str]:
    """Return the texts of the cited articles; none if the registry lacks one of them or they cannot be distinguished."""
    texts = {key: article.text for article in law.articles for key in _keys(article.article)}
    keys = _keys(cited)
    return [_even(texts[key]) for key in keys] if all(key in texts for key in keys) else []


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
    """Return a text without the signs in which official prints differ."""
    return PERCENT.sub(_percent, SIGNS.sub("", text.translate(WIDTH)))


def _percent(percent: re.Match[str]) -> str:
    point = f".{percent[2].translate(DIGITS)}" if percent[2] else ""
    number = 0 if percent[1] in "零〇" else from_chinese(percent[1])
    return percent[0] if number is None else f"{number}{point}%"
