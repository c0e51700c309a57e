"""Values of documents as people read them: names for keys, words for choices, limits, citations, items by parts."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from ptr.model.documents._common import Citation, Nothing, Period
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.fields.fields import Field, by_key, fields_of
from ptr.model.names.declared import is_mapping
from ptr.model.text.visible import visible
from ptr.writers.wording.keys import Keys

DIGEST: Final = re.compile(r"[0-9a-f]{64}")
SHOWN: Final = 16
"""Characters of a digest that are shown: nobody reads more."""
LAW: Final = by_key(Citation)["law"]


class Values(Struct, frozen=True):
    """Words the values of one document, what they name by key included."""

    keys: Keys

    def shown(self, value: Any, field: Field | None = None) -> str:
        """Return a value of a field on one line; "" for nothing."""
        if value is None or value in ("", (), {}):
            return ""
        if isinstance(value, bool):
            return self._pick("是", "yes") if value else self._pick("否", "no")
        if isinstance(value, StrEnum):
            return self.keys.word(value)
        if isinstance(value, Struct):
            return self._struct(value)
        if isinstance(value, tuple):
            return self._listed(self.shown(item, field) for item in value)
        if isinstance(value, dict):
            return self._listed(self._labelled(self._key(key, field), item, field) for key, item in value.items())
        if isinstance(value, str) and DIGEST.fullmatch(value):
            return f"{value[:SHOWN]}…"
        if isinstance(value, str) and field:
            return self.keys.chosen(value, field) if is_mapping(field) else self.keys.item(value, field)
        return value.isoformat() if isinstance(value, datetime.date) else visible(str(value))

    def _struct(self, value: Struct) -> str:
        if isinstance(value, Nothing):
            return self._none(value.none)
        if isinstance(value, Limit):
            return self._limit(value)
        if isinstance(value, Period):
            until = self._pick(f"，{value.until} 止", f" until {value.until}") if value.until else ""
            return self._pick(f"{value.from_} 起", f"from {value.from_}") + until
        if isinstance(value, Citation):
            return self._citation(value)
        parts = [(field, getattr(value, field.name)) for field in fields_of(type(value))]
        filled = [(field, item) for field, item in parts if item not in (None, "", ()) and item != field.default]
        named = [(field, item) for field, item in filled if not (field.label and field.label.defines)] or filled
        if len(named) == 1:
            return self.shown(named[0][1], named[0][0])
        titles = ((self._title(field), item, field) for field, item in named)
        return self._pick("，", ", ").join(self._labelled(title, item, field) for title, item, field in titles)

    def _citation(self, value: Citation) -> str:
        edition = self._pick(f"（{value.edition}）", f" ({value.edition}) ") if value.edition else ""
        cited = f"《{self.keys.item(value.law, LAW)}》{edition}{visible(value.article)}".rstrip()
        return "，".join([cited, visible(value.quote)] if value.quote else [cited])

    def _limit(self, limit: Limit) -> str:
        if limit.none:
            return self._none(limit.none)
        unit = self.keys.word(limit.unit) if limit.unit else ""
        space = self._pick("", " ")
        number = "" if limit.unit is LimitUnit.IMMEDIATE or limit.value is None else str(limit.value)
        length = space.join(filter(None, (number, unit)))
        starts = visible(limit.starts)
        return length + (self._pick(f"，{starts}起算", f", from {starts}") if starts else "")

    def _none(self, reason: str) -> str:
        return self._pick(f"没有（{visible(reason)}）", f"none ({visible(reason)})")

    def _key(self, key: object, field: Field | None) -> str:
        return self.keys.item(str(key), field) if field else visible(str(key))

    def _title(self, field: Field) -> str:
        return self._pick(field.label.zh, field.label.en) if field.label else field.key

    def _labelled(self, title: str, value: Any, field: Field | None = None) -> str:
        return f"{title}{self._pick('：', ': ')}{self.shown(value, field)}"

    def _listed(self, items: Iterable[str]) -> str:
        return self._pick("；", "; ").join(items)

    def _pick(self, zh: str, en: str) -> str:
        return self.keys.language.pick(zh, en)
