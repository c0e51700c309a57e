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
from operations.busy import SHOWN, UNIT, busy
from paper_samples import PAPERS, paper
from python_calamine import CalamineWorkbook
from render_sample import COMMITTED, TEMPLATES, sheet, view
from render_text import cells_of, shown, written
from support import CLOCK

from ptr.model.fields.field import Audience
from ptr.model.state.snapshot import Snapshot
from ptr.render.engine import render, sheets
from ptr.render.parts.facts_on_request import FactsOnRequest
from ptr.render.views import view as get_view
from ptr.store.open import open_registry
from ptr.store.source import FolderSource

GOLDEN = Path(__file__).parent / "golden/office"
CODE = re.compile(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}")
OFFICE = ("docx", "xlsx")
DESK = {
    "register-form": (UNIT, SHOWN, Audience.INTERNAL),
    "monthly-summary": (UNIT, "2026-09", Audience.INTERNAL),
    "briefing": ("", "2026-10", Audience.INTERNAL),
    "press-digest": ("", "2026-10", Audience.PUBLIC),
}
"""Papers of the desk: of which unit, which part, for whom; those of a unit are spreadsheets too."""
CASES = [
    *(("catalogue", format) for format in OFFICE),
    *((document, format) for document, format in SHEETS if format in OFFICE),
    *((name, "docx") for name in PAPERS),
    *((name, "docx") for name in DESK),
    *((name, "xlsx") for name in DESK if DESK[name][0]),
]


@pytest.fixture(scope="module")
def desk(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """A unit at work, in the month after."""
    root = busy(bundled, tmp_path_factory.mktemp("busy") / "registry")
    return open_registry(FolderSource(root), CLOCK._replace(chosen=None)).snapshot


def made(document: str, format: str, font_dir: Path, desk: Snapshot) -> bytes:
    if document in DESK:
        unit, part, audience = DESK[document]
        told = get_view(document, FactsOnRequest(audience=audience)).build(desk, unit, part)
        return render(told, document, "", format, TEMPLATES, font_dir, identity=COMMITTED)
    if document in PAPERS:
        return render(paper(document), document, "", format, TEMPLATES, font_dir, identity=COMMITTED)
    if document == "catalogue":
        return sheet(view(), "", format, font_dir)
    return citizen_sheet(citizen_view(document), document, format, font_dir)


def said(content: bytes, format: str) -> Iterator[str]:
    """Yield the lines of a file: of Word with the style of each paragraph, of a table its cells."""
    if format == "xlsx":
        for place, name in enumerate(CalamineWorkbook.from_filelike(io.BytesIO(content)).sheet_names):
            yield f"[{name}]"
            rows = cells_of(content, place)
            yield from ("\t".join(map(shown, row)).rstrip().replace("\n", " / ") for row in rows)
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
def test_a_document_says_what_the_golden_file_holds(document: str, format: str, font_dir: Path, desk: Snapshot) -> None:
    """With WRITE_GOLDEN=1 the files are written anew; the code of a sheet hangs on its template and is left open."""
    text = CODE.sub("XXXXX-XXXXX", "\n".join(said(made(document, format, font_dir, desk), format))) + "\n"
    golden = GOLDEN / f"{document}.{format}.txt"
    if os.environ.get("WRITE_GOLDEN"):
        golden.write_text(text, "utf-8")
    assert text == golden.read_text("utf-8")


def test_every_document_with_an_office_format_has_a_golden_file() -> None:
    names = {path.name.split(".")[0] for path in TEMPLATES[0].glob("[!_]*")}
    offered = {f"{name}.{format}.txt" for name in names for _, format in sheets(name, TEMPLATES) if format in OFFICE}
    assert {path.name for path in GOLDEN.iterdir()} == offered


def test_papers_are_dated_in_their_properties(font_dir: Path, desk: Snapshot) -> None:
    held = Document(io.BytesIO(made("filing-letter", "docx", font_dir, desk))).core_properties
    assert held.title == "示例市市容管理局关于行政职权变更备案的报告"
    assert held.created.date() == datetime.date(2026, 9, 1)
