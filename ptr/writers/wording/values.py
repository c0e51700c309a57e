"""Values of documents as people read them, in Chinese: words of lists, limits, citations, items by their parts."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import Any

from msgspec import Struct

from ptr.model.documents._common import Citation, Nothing, Period
from ptr.model.documents.power import Limit, LimitUnit
from ptr.model.fields.fields import fields_of
from ptr.model.text.visible import visible
from ptr.model.words import WORDS, word


def shown(value: Any) -> str:
    """Return a value on one line; "" for nothing."""
    if value is None or value in ("", (), {}):
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, StrEnum):
        return word(value) if type(value) in WORDS else value.value
    if isinstance(value, Struct):
        return _struct(value)
    if isinstance(value, tuple):
        return "；".join(shown(item) for item in value)
    if isinstance(value, dict):
        return "；".join(f"{visible(str(key))}：{shown(item)}" for key, item in value.items())
    return value.isoformat() if isinstance(value, datetime.date) else visible(str(value))


def _struct(value: Struct) -> str:
    if isinstance(value, Nothing):
        return f"没有（{visible(value.none)}）"
    if isinstance(value, Limit):
        return _limit(value)
    if isinstance(value, Period):
        return f"{value.from_.isoformat()} 起" + (f"，{value.until.isoformat()} 止" if value.until else "")
    if isinstance(value, Citation):
        rest = [visible(value.quote)] if value.quote else []
        edition = f"（{value.edition.isoformat()}）" if value.edition else ""
        return "，".join([f"《{visible(value.law)}》{edition}{visible(value.article)}", *rest])
    parts = ((field, getattr(value, field.name)) for field in fields_of(type(value)))
    filled = [(field, item) for field, item in parts if item not in (None, "", ()) and item != field.default]
    if len(filled) == 1:
        return shown(filled[0][1])
    return "，".join(f"{field.label.zh if field.label else field.key}：{shown(item)}" for field, item in filled)


def _limit(limit: Limit) -> str:
    if limit.none:
        return f"没有（{visible(limit.none)}）"
    if limit.unit is LimitUnit.IMMEDIATE:
        length = word(limit.unit)
    else:
        length = f"{limit.value or ''}{word(limit.unit)}" if limit.unit else str(limit.value or "")
    return length + (f"，{visible(limit.starts)}起算" if limit.starts else "")
