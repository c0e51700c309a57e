"""The text of a printed page, whatever its format."""

from __future__ import annotations

import html
import io
import re

import pikepdf
import pypdfium2


def text_of(content: bytes, format: str) -> str:
    """Return what a reader can copy from a page, without white space and without page furniture's order."""
    if format == "html":
        body = re.sub(r"<style>.*?</style>", "", content.decode(), flags=re.S)
        return squeezed(html.unescape(re.sub(r"<[^>]+>", "", body)))
    return "".join(pages_of(content))


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
