"""Spreadsheet (.xlsx): a template describes it in YAML, XlsxWriter makes it; text is never a formula or a link."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Sequence
from typing import Any, Final

from jinja2 import Undefined
from markupsafe import Markup

from ptr.render.formats import Page
from ptr.render.parts.listed import listed
from ptr.render.parts.values import Item

NAME: Final = "xlsx"
SUFFIX: Final = ".xlsx"
MARKUP: Final = "xlsx.j2"
PINNED_FONTS: Final = False

DAY: Final = re.compile(r"(\d{1,4})年(\d{1,2})月(\d{1,2})日(起?)")
BREAKS: Final = {0x85: "\\u0085", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""What ends a line in YAML but not in JSON."""


def dated(text: str) -> Any:
    """Read a date that `values.day` wrote, with or without 起 after it; any other text stays as it is."""
    match = DAY.fullmatch(text)
    if match is None:
        return text
    try:
        day = datetime.date(*map(int, match.groups()[:3]))
    except ValueError:
        return text
    return {"day": day.isoformat(), "suffix": match[4]}


def counted(text: str) -> Any:
    """Read a whole number; any other text stays as it is, and so does a number with leading zeros."""
    return int(text) if re.fullmatch(r"0|[1-9]\d{0,14}", text) else text


def in_cell(items: Sequence[Item]) -> str:
    """Set items as the lines of one cell."""
    return "\n".join(map(str, listed(items)))


FILTERS: Final[dict[str, Any]] = {"cell": in_cell, "date": dated, "number": counted}


def finalize(value: Any) -> Any:
    """Write a value in JSON, which is YAML too, so that it can be nothing but a value."""
    if isinstance(value, Markup | Undefined):
        return value
    return Markup(json.dumps(value, ensure_ascii=False).translate(BREAKS))


def render(page: Page) -> bytes:
    """Read the filled description and write its book."""
    from ptr.render.office_files.book import described
    from ptr.render.office_files.workbook import written

    book, sheet = described(page.template, page.text), page.imprint
    return written(book, page.title, str(sheet.foot), page.stamp, sheet.url)
