"""What Word documents and spreadsheets become when somebody opens them in an office program."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import pypdfium2
import pytest
from repositories import commit, git
from support import CLOCK

from ptr.model.fields.field import PUBLIC
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import offered, plan
from ptr.render.views import declared

OFFICE = shutil.which("soffice") or ""
NAME = "慈善组织设立登记"

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not OFFICE, reason="no LibreOffice on this machine"),
]


class Opened(NamedTuple):
    """The files of one format, and the text of each by its name as the office program prints it."""

    files: list[Path]
    texts: dict[str, str]


@pytest.fixture(scope="module", params=["docx", "xlsx"])
def opened(request: pytest.FixtureRequest, bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Opened:
    """All public documents of a unit that can be edited."""
    folder = tmp_path_factory.mktemp(request.param)
    root = Path(shutil.copytree(bundled, folder / "registry"))
    git(root, "init", "-q")
    commit(root)
    named = {name for name, _, format in offered(root) if format == request.param}
    documents = sorted(name for name in named if PUBLIC in declared(name).audiences)
    files = render_to(root, plan(root, documents, ["minzheng"], request.param, CLOCK), folder / "out", CLOCK)
    command = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf"]
    subprocess.run([*command, "--outdir", folder / "pdf", *files], check=True, capture_output=True, timeout=900)
    return Opened(files, {path.stem: text_of(path) for path in sorted((folder / "pdf").glob("*.pdf"))})


def text_of(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    return "".join("".join(page.get_textpage().get_text_range().split()) for page in document)


def test_every_file_opens_and_prints_its_text(opened: Opened) -> None:
    assert sorted(opened.texts) == sorted({path.stem for path in opened.files})
    assert [name for name, text in opened.texts.items() if len(text) < 50] == []


def test_the_catalogue_holds_its_powers_in_the_office_program_too(opened: Opened) -> None:
    assert NAME in opened.texts["catalogue"]
