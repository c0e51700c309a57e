"""What the letters of a filing package say, ready to print (clause 三.1)."""

from __future__ import annotations

from msgspec import Struct

from ptr.model.text.differences import TextRuns
from ptr.render.parts.sheet_view import SheetView


class ListedRow(Struct, frozen=True, kw_only=True):
    """A row of the list of powers of a statement."""

    code: str
    name: str
    frequency: str
    proposal: str


class Paragraph(Struct, frozen=True):
    """A paragraph; `head` is a heading of the first level, `label` leads the text, or the table of `rows`."""

    text: str = ""
    head: str = ""
    label: str = ""
    rows: tuple[ListedRow, ...] = ()


class Letter(SheetView, frozen=True, kw_only=True):
    """A report to the office that keeps the filings (GB/T 9704): `number` and signatory are left to be written in."""

    to: str
    year: str
    paragraphs: tuple[Paragraph, ...]
    enclosed: tuple[str, ...]
    date: str


class Statement(SheetView, frozen=True, kw_only=True):
    """The statements of adjustment of a unit, one after another."""

    paragraphs: tuple[Paragraph, ...]
    date: str


class ComparedField(Struct, frozen=True, kw_only=True):
    """One change: its kind, its field, before and after, and what weighs in it."""

    kind: str
    field: str
    before: TextRuns
    after: TextRuns
    mark: str = ""


class ComparedSubject(Struct, frozen=True, kw_only=True):
    """The changes of one subject."""

    subject: str
    lines: tuple[ComparedField, ...]


class Comparison(SheetView, frozen=True, kw_only=True):
    """Before and after, side by side (新旧对照表)."""

    before: str
    after: str
    subjects: tuple[ComparedSubject, ...]
