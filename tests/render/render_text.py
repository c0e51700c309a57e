"""The text of a printed page, whatever its format."""

from __future__ import annotations

import html
import io
import re
import zipfile
from datetime import date
from itertools import chain, repeat
from typing import Any
from xml.etree import ElementTree

import pikepdf
import pypdfium2
from python_calamine import CalamineWorkbook

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def text_of(content: bytes, format: str) -> str:
    """Return what a reader can copy from a page, without white space and without page furniture's order."""
    if format == "html":
        body = re.sub(r"<style>.*?</style>", "", content.decode(), flags=re.S)
        return squeezed(html.unescape(re.sub(r"<[^>]+>", "", body)))
    if format == "docx":
        return squeezed("".join(map(written, ("header1", "document", "footer1"), repeat(content))))
    if format == "xlsx":
        count = len(CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names)
        rows = chain.from_iterable(cells_of(content, sheet) for sheet in range(count))
        return squeezed("".join(map(shown, chain.from_iterable(rows))))
    return "".join(pages_of(content))


def cells_of(content: bytes, sheet: int = 0) -> list[list[Any]]:
    """Return the cells of a sheet as another program reads them, rows without cells left out."""
    read = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(sheet).to_python()
    return [row for row in read if any(it != "" for it in row)]


def shown(cell: Any) -> str:
    """Write a cell as it is shown."""
    if isinstance(cell, float):
        return f"{cell:g}"
    return f"{cell.year}年{cell.month}月{cell.day}日" if isinstance(cell, date) else str(cell)


def whole(content: bytes) -> str:
    """Return a file as the text that it is, or all parts of it."""
    if not zipfile.is_zipfile(io.BytesIO(content)):
        return content.decode()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return "".join(archive.read(name).decode() for name in archive.namelist())


def written(part: str, content: bytes) -> str:
    """Return the text of a part of a Word document; nothing for one that it lacks."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if f"word/{part}.xml" not in archive.namelist():
            return ""
        root = ElementTree.fromstring(archive.read(f"word/{part}.xml"))
    return "".join(it.text or "" for it in root.iter(f"{W}t"))


def pages_of(content: bytes) -> list[str]:
    """Return the text of each page of a PDF, without white space."""
    return [squeezed(page.get_textpage().get_text_bounded()) for page in pypdfium2.PdfDocument(content)]


def squeezed(text: str) -> str:
    """Drop white space, invisible break marks and page feeds."""
    return re.sub(r"[\s\u200b\f]+", "", text)


def attached(content: bytes, name: str = "catalogue.json") -> str:
    """Return the JSON attached to a PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.attachments[name].get_file().read_bytes().decode()
