"""When two texts cite the same articles: numerals, punctuation and the order of a list change nothing in law."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from ptr.model.text.same_text import plain_text

ARTICLE: Final = "article"
"""The field that cites articles, wherever it stands."""


@lru_cache(4096)
def plain_articles(text: str) -> str:
    """Return the articles that a text cites, each once and in the order of the law; what cannot be read stays."""
    from ptr.model.law.articles import parse_articles

    cited = parse_articles(text)
    if cited.problem or not cited.items:
        return plain_text(text)
    places = sorted(dict.fromkeys(cited.items), key=lambda place: place.path())
    return "、".join(map(str, places))


def same_articles(one: object, other: object) -> bool:
    """Return whether two values are texts that cite the same articles."""
    return isinstance(one, str) and isinstance(other, str) and plain_articles(one) == plain_articles(other)
