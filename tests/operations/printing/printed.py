"""What tests of verification share: a registry, sheets of it, and their codes."""

from __future__ import annotations

import re
from pathlib import Path

from repositories import commit, git
from support import CLOCK

from ptr.operations.history.in_force import reading
from ptr.operations.printing.outputs import publish
from ptr.operations.printing.sheets import plan

UNIT = "minzheng"


def committed(registry: Path) -> Path:
    """Commit a registry, without its edition."""
    (registry / f"units/{UNIT}/catalogue.yaml").unlink()
    git(registry, "init", "-q")
    commit(registry)
    return registry


def printed(root: Path, document: str, format: str, folder: str = "out", at: str | None = None) -> Path:
    """The first sheet of a document."""
    state = reading(root, at, CLOCK)
    sheet = plan(root, [document], [], format, CLOCK, source=state.source)[0]
    publish(state, [sheet], root.parent / folder)
    return root.parent / folder / sheet.file


def code_of(page: Path) -> str:
    found = re.search(r"核验码 (\S{11})<", page.read_text("utf-8"))
    assert found
    return found[1]


def a_power(root: Path, document: str = "service-guide") -> Path:
    """The power of the first sheet of a document."""
    part = plan(root, [document], [], None, CLOCK)[0].part
    return root / f"units/{UNIT}/powers/{part}.yaml"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
