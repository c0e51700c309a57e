"""Keys as people read them: the names of what they mean, and the words of values chosen from a list."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from msgspec import Struct

from ptr.model.documents.power import Power
from ptr.model.fields.fields import Field, by_key
from ptr.model.names.declared import choices_of, is_mapping, key_fields
from ptr.model.results.change import Part
from ptr.model.text.language import Language
from ptr.model.text.names import KEYED, Names, with_key
from ptr.model.text.visible import visible
from ptr.model.words import WORDS, word

PART: Final = 24
"""Characters of an item's name that are shown on the way to a value; the value is written out beside it."""
STATE: Final = "中华人民共和国"
"""Leads the full titles of laws; their short titles go without."""


class Keys(Struct, frozen=True):
    """Words the keys of one document by the names that held when it was written.

    With `told_apart`, keys stand beside the names: for two things with one name.
    """

    language: Language
    names: Names = Names()
    path: str = ""
    told_apart: bool = False

    def word(self, value: StrEnum) -> str:
        """Return the word of a value chosen from a list."""
        return self.language.pick(word(value) if type(value) in WORDS else value.value, value.value.replace("_", " "))

    def item(self, key: str, field: Field) -> str:
        """Return the name of a list's item, or of what a text of this field means."""
        return " ".join(self._texts(key, field))

    def chosen(self, text: str, field: Field) -> str:
        """Return the word of a value that a mapping holds, where it is chosen from a list."""
        choices = choices_of(field)
        return self.word(choices(text)) if choices and text in list(choices) else visible(text)

    def part(self, part: Part, field: Field | None) -> str:
        """Word one part of the way to a value: the title of a field, or the name of an item."""
        if any(part.titles):
            return visible(self.language.pick(*part.titles))
        texts = self._texts(part.key, field, PART) if field else [_cut(visible(part.key), PART)]
        return f"“{' '.join(texts)}”"

    def _texts(self, key: str, field: Field, most: int = 0) -> list[str]:
        fields = key_fields(field)
        texts = zip(key.split("/", len(fields) - 1), fields, strict=False)
        return [self._text(text, each, len(fields) > 1, most) for text, each in texts]

    def _text(self, text: str, field: Field, is_short: bool, most: int) -> str:
        """Word a key, with a name of at most so many characters; that of a power keeps its key."""
        name = self._name(text, field, is_short)
        keyed = field.names_kind == KEYED and name != text
        return visible(f"{_cut(name, most)} {text}" if keyed else _cut(name, most))

    def _name(self, text: str, field: Field, is_short: bool) -> str:
        """Return the name that a key means, the text itself for what nobody knows; a list may hold a key twice."""
        item, again, number = text.rpartition("/")
        named = self._known(item, field, is_short) if again and number.isdecimal() else ""
        return f"{named} ({number})" if named and named != item else self._known(text, field, is_short)

    def _known(self, text: str, field: Field, is_short: bool) -> str:
        kind = field.names_kind
        if not is_mapping(field) and choices_of(field):
            return self.chosen(text, field)
        if kind == "field" and (column := by_key(Power).get(text)) and column.label:
            return self.language.pick(column.label.zh, column.label.en)
        name = self.names.name(kind, text, self.path) if kind else ""
        if not name:
            return text
        if kind == "law" and is_short:
            return name.removeprefix(STATE)
        return with_key(name, text) if self.told_apart and kind != KEYED else name


def _cut(text: str, most: int) -> str:
    return f"{text[:most]}…" if most and len(text) > most else text
