"""The text of a printed page, whatever its format."""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess

import pikepdf
import pytest


def text_of(content: bytes, format: str) -> str:
    """Return what a reader can copy from a page, without white space and without page furniture's order."""
    if format == "html":
        body = re.sub(r"<style>.*?</style>", "", content.decode(), flags=re.S)
        return squeezed(html.unescape(re.sub(r"<[^>]+>", "", body)))
    if shutil.which("pdftotext") is None:
        pdfium = pytest.importorskip("pypdfium2", reason="neither pdftotext nor pypdfium2 is installed")
        return squeezed("".join(page.get_textpage().get_text_bounded() for page in pdfium.PdfDocument(content)))
    made = subprocess.run(["pdftotext", "-raw", "-", "-"], input=content, capture_output=True, check=True)
    return squeezed(made.stdout.decode())


def squeezed(text: str) -> str:
    """Drop white space, invisible break marks and page feeds."""
    return re.sub(r"[\s\u200b\f]+", "", text)


def attached(content: bytes) -> str:
    """Return the JSON attached to a PDF."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        return pdf.attachments["catalogue.json"].get_file().read_bytes().decode()
