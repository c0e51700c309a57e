"""Every document prints the longest texts whole, within the page, or stops and says where and why."""

from __future__ import annotations

import html
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from busy import UNIT
from extremes import HOSTILE, MARK, extremes, lost, stretch
from pdf_pages import misplaced, texts
from support import CLOCK, open_registry

from ptr.model.errors import PtrError
from ptr.model.field import Audience
from ptr.operations.base import choose
from ptr.operations.desk import desk
from ptr.operations.pack import pack
from ptr.operations.render import render_to
from ptr.operations.sheets import Sheet, offered, plan
from ptr.render.views import audiences_of, view
from ptr.store.source import FolderSource

NOW = CLOCK._replace(chosen=None)
SHORTENED = ("service-card",)
"""Says on the sheet what it leaves out."""
SHEETS = sorted({(name, audience) for name, _, _ in offered(Path("registry")) for audience in audiences_of(name)})


@pytest.fixture(scope="module")
def root(bundled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The registry of extremes, committed."""
    made = extremes(bundled, tmp_path_factory.mktemp("extremes") / "registry")
    commit(made)
    return made


def commit(root: Path) -> None:
    made = ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"]
    for words in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "change"]):
        subprocess.run([*made, *words], cwd=root, check=True, capture_output=True)


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from strings(inner) if key != "data" else ()
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from strings(inner)


def said(root: Path, sheet: Sheet) -> list[str]:
    """The sentences, and the text that looks like markup, that a sheet's view holds, without white space."""
    shown = view(sheet.document, msgspec.structs.replace(desk(root, NOW), audience=sheet.audience))
    made = shown.build(open_registry(FolderSource(root)).snapshot, sheet.unit, sheet.part)
    held = [re.sub(r"\s+", "", text) for text in strings(msgspec.to_builtins(made))]
    hostile = re.sub(r"\s+", "", HOSTILE)
    return sorted(
        {found for text in held for found in MARK.findall(text)} | {hostile for text in held if hostile in text}
    )


def pages_of(file: Path) -> list[str]:
    if file.suffix == ".pdf":
        return texts(file.read_bytes())
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
        if document not in SHORTENED:
            wanted = said(root, sheet)
            assert lost(pages_of(file), iter(wanted)) == [], file
        if file.suffix == ".pdf":
            assert misplaced(file.read_bytes()) == [], file


def test_the_papers_of_a_package_print_whole(bundled: Path, tmp_path: Path) -> None:
    from busy import busy

    root = busy(bundled, tmp_path / "registry")
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
    "a rare character of extension C": ("\U0002a700", "U+2A700"),
    "a mark from right to left": ("\u200f", "U+200F"),
    "an override of direction": ("\u202e", "U+202E"),
}
