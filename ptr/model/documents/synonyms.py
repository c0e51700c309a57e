"""`synonyms.yaml`: what people call things, and what the list calls them."""

from typing import Annotated

from ptr.model.fields.document import Document
from ptr.model.fields.field import PUBLIC, ChangeClass, F, Text


class Synonyms(Document, frozen=True, kw_only=True):
    """Words for the search: 饭店 finds 食品经营许可."""

    TYPE = "synonyms"
    AUDIENCE = PUBLIC
    TITLE = ("近义词", "synonyms")
    PATH = "synonyms.yaml"

    words: Annotated[dict[str, tuple[Text, ...]], F("近义词", "words", PUBLIC, ChangeClass.EDITORIAL, "群众的说法 → 清单上的说法")]
