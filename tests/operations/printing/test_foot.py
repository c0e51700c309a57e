"""The foot of a sheet: each part of it stands there once, in every format of every document, of today or the past."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from busy import UNIT, busy
from pdf_pages import LETTERS
from render.render_text import cells_of, squeezed, written
from repositories import commit, git
from support import CLOCK

from ptr.model.fields.field import Audience
from ptr.operations.history.in_force import reading
from ptr.operations.printing.render import Printing, Work
from ptr.operations.printing.sheets import Sheet, offered, plan
from ptr.render.views import declared

NOVEMBER = CLOCK._replace(chosen=None)
PAST = "2026-10-20"
ORIGIN = ("历史文本", "修订号", "核验码")
CATALOGUED = ("版次：", "备案号：", "未备案")
FOOT = 18 / 25.4 * 72
"""Points from the lower edge of the paper within which a sheet has its foot; a letter has it higher."""
LETTER = 30 / 25.4 * 72


@pytest.fixture(scope="module")
def root(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A registry at work, in a repository."""
    folder = tmp_path_factory.mktemp("busy")
    made = busy(bundled, folder / "registry")
    git(made, "init", "-q", "-b", "main")
    commit(made, day="2026-10-09")
    return made


def one_of_each(root: Path, at: str | None) -> Iterator[tuple[Sheet, Work, bytes]]:
    """Print one sheet of each document, variant and format, as its widest reader gets it."""
    read = reading(root, at, NOVEMBER)
    printing = Printing(read)
    for document in dict.fromkeys(name for name, _, _ in offered(root)):
        reader: Audience = min(declared(document).audiences, key=list(Audience).index)
        sheets = plan(root, [document], [UNIT], None, read.clock, audience=reader, source=read.source)
        first = {(each.variant, each.format): each for each in reversed(sheets)}
        for work in printing.works(list(first.values())):
            yield work.sheet, work, printing.set(work)


def feet(sheet: Sheet, content: bytes) -> Iterator[str]:
    """Yield what stands at the foot of a sheet, of a spreadsheet also the line below its title."""
    if sheet.format == "pdf":
        for page in pypdfium2.PdfDocument(content):
            top = LETTER if sheet.document in LETTERS else FOOT
            if text := squeezed(page.get_textpage().get_text_bounded(top=top)):
                yield text
    elif sheet.format == "docx":
        yield from filter(None, (squeezed(written(part, content)) for part in ("footer1", "footer2")))
    elif sheet.format == "xlsx":
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            yield from re.findall(r"<oddFooter>(.*?)</oddFooter>", archive.read("xl/worksheets/sheet1.xml").decode())
        yield next(squeezed(row[0]) for row in cells_of(content) if "核验码" in str(row[0]))
    elif sheet.format == "text":
        yield content.decode().splitlines()[-1]
    else:
        foot = re.search(r"<footer>.*</footer>|(<text class=\"below source\".*?</text>\s*)+", content.decode(), re.S)
        assert foot
        yield squeezed(re.sub(r"<[^>]+>", "", foot.group()))


@pytest.mark.parametrize("at", [None, PAST])
def test_each_part_of_the_foot_stands_there_once(at: str | None, root: Path) -> None:
    wrong = []
    documents = set()
    for sheet, work, content in one_of_each(root, at):
        documents.add((sheet.document, sheet.format))
        said = list(feet(sheet, content))
        assert said, sheet
        counts = {part: [foot.count(part) for foot in said] for part in (*ORIGIN, *CATALOGUED)}
        wanted = dict.fromkeys(ORIGIN, 1) | ({} if at else {"历史文本": 0})
        wrong += [(sheet.file, part, counts[part]) for part, count in wanted.items() if set(counts[part]) != {count}]
        wrong += [(sheet.file, part, counts[part]) for part in CATALOGUED if max(counts[part]) > 1]
        assert all(work.code.replace("-", "") in re.sub(r"\W|\ufffe", "", foot) for foot in said), sheet
    assert wrong == []
    assert documents == {(name, format) for name, _, format in offered(root)}
