"""A spreadsheet as its template describes it in YAML: sheets, columns, rows of typed cells."""

from __future__ import annotations

import datetime
from typing import Annotated, Final, Literal

import msgspec
import yaml
from msgspec import Meta, Struct

from ptr.model.text.plural import counted
from ptr.render.errors import BrokenTemplate

LOADER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Day(Struct, frozen=True, forbid_unknown_fields=True):
    """A date; `suffix` follows it, as 起 does."""

    day: datetime.date
    suffix: str = ""


Cell = str | int | float | Day | None


class Column(Struct, frozen=True, forbid_unknown_fields=True):
    """A column: its width in half Chinese characters; a code stays text when somebody edits it."""

    title: str
    width: Annotated[float, Meta(gt=0, le=255)]
    align: Literal["left", "center"] = "left"
    code: bool = False


class Sheet(Struct, frozen=True, forbid_unknown_fields=True):
    """A table with lines above and below; the first `frozen` columns stay in sight, the first `printed` are printed."""

    name: str
    title: str
    columns: Annotated[tuple[Column, ...], Meta(min_length=1, max_length=16_384)]
    rows: tuple[tuple[Cell, ...], ...]
    above: tuple[str, ...] = ()
    below: tuple[str, ...] = ()
    warning: str = ""
    paper: Literal["a3", "a4"] = "a4"
    landscape: bool = True
    frozen: Annotated[int, Meta(ge=0)] = 0
    printed: Annotated[int, Meta(ge=0)] = 0


class Book(Struct, frozen=True, forbid_unknown_fields=True):
    """The sheets of a file."""

    sheets: Annotated[tuple[Sheet, ...], Meta(min_length=1)]


def described(template: str, text: str) -> Book:
    """Read the filled template; BrokenTemplate names what in it does not describe a book."""
    try:
        book = msgspec.convert(yaml.load(text, Loader=LOADER), Book)
    except msgspec.ValidationError as error:
        zh = f"模板 {template} 填出来的不是表格的描述：{error}"
        raise BrokenTemplate(zh, f"template {template} does not describe a spreadsheet: {error}") from error
    except (yaml.YAMLError, ValueError) as error:
        mark = error.problem_mark if isinstance(error, yaml.MarkedYAMLError) else None
        line = text.splitlines()[mark.line].strip()[:80] if mark and mark.line < len(text.splitlines()) else ""
        zh = f"模板 {template} 填出来的不是 YAML：{line or error}"
        raise BrokenTemplate(zh, f"template {template} does not produce YAML: {line or error}") from error
    for sheet in book.sheets:
        _refuse_uneven(template, sheet)
    return book


def _refuse_uneven(template: str, sheet: Sheet) -> None:
    wanted = len(sheet.columns)
    uneven = next(((number, len(row)) for number, row in enumerate(sheet.rows, 1) if len(row) != wanted), None)
    if uneven:
        place, width = uneven
        zh = f"模板 {template} 的表“{sheet.name}”第 {place} 行有 {width} 格，应与 {wanted} 个栏目一一对应"
        counts = f"{counted(width, 'cell')} for {counted(wanted, 'column')}"
        raise BrokenTemplate(zh, f"template {template}: row {place} has {counts}")
