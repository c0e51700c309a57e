"""The office's papers, word for word."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest
from busy import UNIT, busy
from support import CLOCK

from ptr.model.fields.field import Audience
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import plan

NOW = CLOCK._replace(chosen=None)
GOLDEN = Path(__file__).parent / "golden"
INTERNAL, PUBLIC = Audience.INTERNAL, Audience.PUBLIC
PAPERS = [
    ("briefing", INTERNAL, (), "text"),
    ("briefing", PUBLIC, (), "text"),
    ("press-digest", PUBLIC, (), "text"),
    ("press-digest", PUBLIC, (UNIT,), "text"),
    ("register-form", INTERNAL, (UNIT,), "pdf"),
    ("register-form", PUBLIC, (UNIT,), "pdf"),
    ("monthly-summary", INTERNAL, (UNIT,), "pdf"),
    ("monthly-summary", PUBLIC, (UNIT,), "pdf"),
    ("status-report", INTERNAL, (UNIT,), "pdf"),
    ("inspection-notice", INTERNAL, (UNIT,), "pdf"),
    ("withheld-list", INTERNAL, (UNIT,), "pdf"),
]


def said(file: Path) -> str:
    """The text of a file, a PDF's page by page, without the line of its revision."""
    if file.suffix == ".pdf":
        pages = (page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(file.read_bytes()))
        text = "\n\n".join(page.replace("\r\n", "\n").strip() for page in pages) + "\n"
    else:
        text = file.read_text("utf-8")
    return re.sub(r"(?m)^(修订号|草稿).*\n", "", text)


def printed(document: str, reader: Audience, units: tuple[str, ...], format: str, bundled: Path, folder: Path) -> str:
    """All sheets of a paper, one after another."""
    root = busy(bundled, folder / "registry")
    sheets = plan(root, [document], units, format, NOW, audience=reader)
    return "\n".join(map(said, render_to(root, sheets, folder / "out", NOW)))


@pytest.mark.parametrize(("document", "reader", "units", "format"), PAPERS)
def test_a_paper_is_the_golden_one(
    document: str, reader: Audience, units: tuple[str, ...], format: str, bundled: Path, tmp_path: Path
) -> None:
    golden = GOLDEN / ("-".join([document, reader, *units]) + ".txt")
    text = printed(document, reader, units, format, bundled, tmp_path)
    assert text == golden.read_text("utf-8"), f"if the change is meant, write the new text to {golden}"
