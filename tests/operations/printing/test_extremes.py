"""Every document prints the longest texts whole, within the page, or stops and says where and why."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from busy import UNIT
from extremes import HOSTILE, MARK, few, lost, stretch
from pdf_pages import misplaced, texts
from repositories import commit, git
from support import CLOCK, open_registry

from ptr.model.fields.errors import PtrError
from ptr.model.fields.field import Audience
from ptr.operations.comparing.range import choose
from ptr.operations.history.in_force import reading
from ptr.operations.printing.facts_on_request import facts_on_request
from ptr.operations.printing.outputs import publish
from ptr.operations.printing.pack import pack
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import Sheet, plan
from ptr.render.views import declared, view, views
from ptr.store.source import FolderSource
from ptr.store.yaml.dialect import load

NOW = CLOCK._replace(chosen=None)
SHORTENED = ("service-card.pdf", "flow-chart.svg")
"""The card says what it leaves out; a drawing alone is of the steps, without the table of what they ask."""
ELSEWHERE = {
    "catalogue-board.pdf": ("rows", "facts", "summary", "foreword"),
    "catalogue-.xlsx": ("rows", "facts", "summary", "foreword"),
    "commitments-.pdf": ("note", "signer"),
    "commitments-.docx": ("note", "signer"),
}
"""What the board and the table leave to the book, the commitments to the guide and to who signs with a pen."""
SHEETS = sorted(
    (name, audience) for name in views() for audience in declared(name).audiences if audience is not Audience.LEADERSHIP
)


@pytest.fixture(scope="module")
def root(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registry of extremes, committed."""
    made = few(bundled, tmp_path_factory.mktemp("extremes") / "registry")
    stretch(made)
    git(made, "init", "-q")
    commit(made)
    return made


def strings(value: Any, left_out: tuple[str, ...]) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner, left_out) if key not in left_out else ()
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner, left_out)


def said(root: Path, sheet: Sheet) -> list[str]:
    """The sentences, and the text that looks like markup, that a sheet's view holds, without white space."""
    left_out = ("data", *ELSEWHERE.get(f"{sheet.document}-{sheet.variant}.{sheet.format}", ()))
    shown = view(sheet.document, msgspec.structs.replace(facts_on_request(root, NOW), audience=sheet.audience))
    made = shown.build(open_registry(FolderSource(root)).snapshot, sheet.unit, sheet.part)
    held = [re.sub(r"\s+", "", text) for text in strings(msgspec.to_builtins(made), left_out)]
    hostile = re.sub(r"\s+", "", HOSTILE)
    return sorted(
        {found for text in held for found in MARK.findall(text)} | {hostile for text in held if hostile in text}
    )


def pages_of(file: Path) -> list[str]:
    if file.suffix == ".pdf":
        return texts(file.read_bytes())
    if file.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(file) as parts:
            read = [parts.read(name).decode() for name in parts.namelist() if name.endswith(".xml")]
        return [re.sub(r"\s+", "", html.unescape(re.sub(r"<[^>]+>", "", part))) for part in read]
    page = file.read_text("utf-8")
    if file.suffix in (".html", ".svg"):
        page = html.unescape(re.sub(r"<style>.*?</style>|<[^>]+>", "", page, flags=re.S))
    return [re.sub(r"\s+", "", page)]


@pytest.mark.parametrize(("document", "audience"), SHEETS)
def test_nothing_is_lost_and_nothing_leaves_the_page(
    document: str, audience: Audience, root: Path, tmp_path: Path
) -> None:
    sheets = plan(root, [document], [UNIT], None, NOW, audience=audience)
    render_to(root, sheets, tmp_path / "out", NOW)
    for sheet in sheets:
        file = tmp_path / "out" / sheet.file
        if f"{document}{file.suffix}" not in SHORTENED:
            wanted = said(root, sheet)
            assert lost(pages_of(file), iter(wanted)) == [], file
        if file.suffix == ".pdf":
            assert misplaced(file.read_bytes()) == [], file


def test_the_papers_of_a_package_print_whole(bundled: Path, tmp_path: Path) -> None:
    root = few(bundled, tmp_path / "registry")
    git(root, "init", "-q")
    commit(root)
    stretch(root)
    commit(root)
    pack(root, choose(root, "HEAD~1..HEAD"), UNIT, tmp_path / "package", NOW)
    for name in ("letter", "comparison"):
        content = (tmp_path / "package" / f"{name}.pdf").read_bytes()
        assert misplaced(content) == [], name
    table = texts((tmp_path / "package" / "comparison.pdf").read_bytes())
    now = (root / f"units/{UNIT}/powers/mz-24c3e2.yaml").read_text("utf-8")
    wanted = set(MARK.findall(now.replace('"', "；")))
    assert len(wanted) > 100
    assert lost(table, iter(sorted(wanted))) == []


UNPRINTABLE = {
    "a control character": ("\x08", "U+0008"),
    "an emoji": ("\U0001f600", "U+1F600"),
    "a rare character of extension B": ("\U00020bb7", "U+20BB7"),
    "a rare character of extension C": ("\U0002a700", "U+2A700"),
    "a mark from right to left": ("\u200f", "U+200F"),
    "an override of direction": ("\u202e", "U+202E"),
}


def odd(bundled: Path, folder: Path, char: str) -> Path:
    """A registry at work with a character at the end of every text of the unit that is free."""
    root = few(bundled, folder)
    for path in ("records/2026/mz-recaac.yaml", "reports/2026-09.yaml", "unit.yaml", "withheld/mz-5x2wtw.yaml"):
        write(root / f"units/{UNIT}/{path}", char)
    for path in ("powers/mz-24c3e2.yaml", "flows/mz-zz3ex4.yaml", "feedback/2026-10-08-window.yaml"):
        write(root / f"units/{UNIT}/{path}", char)
    write(root / "offices/city/inspections/2026-10-20-autumn.yaml", char)
    return root


def write(file: Path, char: str) -> None:
    """Put a character behind what a document calls things."""
    content = load(file.read_bytes()).data
    for name in ("name", "title", "matter", "remarks"):
        if isinstance(content.get(name), str):
            content[name] += char
    file.write_text(json.dumps(content, ensure_ascii=False), "utf-8")


@pytest.mark.parametrize(("document", "audience"), SHEETS)
def test_what_has_no_glyph_stops_the_run_with_file_field_and_code_point_or_is_marked(
    document: str, audience: Audience, bundled: Path, tmp_path: Path
) -> None:
    root = odd(bundled, tmp_path / "registry", "\U0002a700")
    sheets = [each for each in plan(root, [document], [UNIT], "pdf", NOW, audience=audience) if each.part != "blank"][
        :1
    ]
    with pytest.raises(PtrError) as caught:
        render_to(root, sheets, tmp_path / "out", NOW)
    assert "U+2A700" in caught.value.message[0]
    assert re.search(r"(units|offices)/[^ ]+[.]yaml \S+ /", caught.value.message[0])
    assert not (tmp_path / "out").exists()
    publish(reading(root, None, NOW), sheets, tmp_path / "out", audience, mark_missing=True)
    assert "〔U+2A700〕" in "".join(texts((tmp_path / "out" / sheets[0].file).read_bytes()))


@pytest.mark.parametrize("claim", UNPRINTABLE)
@pytest.mark.parametrize("format", ["pdf", "html", "text"])
def test_what_shows_nothing_or_turns_the_text_round_is_named(
    claim: str, format: str, bundled: Path, tmp_path: Path
) -> None:
    char, point = UNPRINTABLE[claim]
    root = odd(bundled, tmp_path / "registry", char)
    document = "briefing" if format == "text" else "service-guide"
    sheets = plan(root, [document], [UNIT], format, NOW)
    if format != "pdf" and point in ("U+1F600", "U+20BB7", "U+2A700"):
        render_to(root, sheets, tmp_path / "out", NOW)
        return
    with pytest.raises(PtrError) as caught:
        render_to(root, sheets, tmp_path / "out", NOW)
    assert point in caught.value.message[0]
    assert ".yaml" in caught.value.message[0]
