"""What each Word document and spreadsheet says, held as text: a review sees what a change of a template changes."""

from __future__ import annotations

import datetime
import io
import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from citizen_sample import SHEETS
from citizen_sample import sheet as citizen_sheet
from citizen_sample import view as citizen_view
from docx import Document
from docx.table import Table
from paper_samples import PAPERS, paper
from render_sample import COMMITTED, TEMPLATES, sheet, view
from render_text import cells_of, shown, written

from ptr.render.engine import render, sheets

GOLDEN = Path(__file__).parent / "golden/office"
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}")
OFFICE = ("docx", "xlsx")
CASES = [
    *(("catalogue", format) for format in OFFICE),
    *((document, format) for document, format in SHEETS if format in OFFICE),
    *((name, "docx") for name in PAPERS),
]


def made(document: str, format: str, font_dir: Path) -> bytes:
    if document in PAPERS:
        return render(paper(document), document, "", format, TEMPLATES, font_dir, identity=COMMITTED)
    if document == "catalogue":
        return sheet(view(), "", format, font_dir)
    return citizen_sheet(citizen_view(document), document, format, font_dir)


def said(content: bytes, format: str) -> Iterator[str]:
    """Yield the lines of a file: of Word with the style of each paragraph, of a table its cells."""
    if format == "xlsx":
        yield from ("\t".join(map(shown, row)).rstrip().replace("\n", " / ") for row in cells_of(content))
        return
    for part in ("header1", "footer1", "footer2"):
        if text := written(part, content):
            yield f"[{part}] {text}"
    for block in Document(io.BytesIO(content)).iter_inner_content():
        if isinstance(block, Table):
            yield from ("| " + " | ".join(it.text.replace("\n", " / ") for it in row.cells) for row in block.rows)
        elif block.text:
            yield f"{block.style.name}: {block.text}"


@pytest.mark.parametrize(("document", "format"), CASES)
def test_a_document_says_what_the_golden_file_holds(document: str, format: str, font_dir: Path) -> None:
    """With WRITE_GOLDEN=1 the files are written anew; the code of a sheet hangs on its template and is left open."""
    text = CODE.sub("XXXXX-XXXXX", "\n".join(said(made(document, format, font_dir), format))) + "\n"
    golden = GOLDEN / f"{document}.{format}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_every_document_with_an_office_format_has_a_golden_file() -> None:
    names = {path.name.split(".")[0] for path in TEMPLATES[0].glob("[!_]*")}
    offered = {f"{name}.{format}.txt" for name in names for _, format in sheets(name, TEMPLATES) if format in OFFICE}
    assert {path.name for path in GOLDEN.iterdir()} == offered


def test_papers_are_dated_in_their_properties(font_dir: Path) -> None:
    held = Document(io.BytesIO(made("filing-letter", "docx", font_dir))).core_properties
    assert held.title == "示例市市容管理局关于行政职权变更备案的报告"
    assert held.created.date() == datetime.date(2026, 9, 1)
