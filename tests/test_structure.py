"""The house as it is drawn: no circle of imports, no folder in which ideas are mixed beyond reading."""

from __future__ import annotations

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PTR = ROOT / "ptr"
ONE_FILE_A_THING = {"ptr/cli", "ptr/changes/kinds", "ptr/model/documents"}
"""Folders that are lists, one file a command, a kind of change, a document type: they may grow."""
MOST = 16
"""Files of a folder that is no list."""


def modules() -> dict[str, Path]:
    return {".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"): path for path in files()}


def files() -> list[Path]:
    return sorted(PTR.rglob("*.py"))


def imported(path: Path, known: dict[str, Path]) -> set[str]:
    """The modules of ptr that a file imports at any time; what is imported for types alone does not run."""
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        id(inner)
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and id(node) not in for_types:
            for alias in node.names:
                inside = f"{node.module}.{alias.name}"
                found.add(inside if inside in known else node.module)
    return found & known.keys()


def test_imports_make_no_circle():
    known = modules()
    graph = {name: imported(path, known) - {name} for name, path in known.items()}
    try:
        list(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"a circle: {' → '.join(error.args[1])}")


def test_no_folder_mixes_more_than_can_be_seen_at_a_glance():
    count: dict[str, int] = {}
    for path in files():
        if path.name != "__init__.py":
            folder = path.parent.relative_to(ROOT).as_posix()
            count[folder] = count.get(folder, 0) + 1
    assert {folder: number for folder, number in count.items() if number > MOST}.keys() <= ONE_FILE_A_THING
    assert all(count.get(folder, 0) > MOST for folder in ONE_FILE_A_THING), "a list that needs no exception has none"


def test_every_folder_says_what_it_holds():
    silent = [path for path in PTR.rglob("__init__.py") if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_the_tree_in_the_readme_names_every_room():
    readme = (ROOT / "README.md").read_text("utf-8")
    tree = readme.partition("## Where a line goes")[2].partition("```\n")[2].partition("```")[0]
    rooms = {path.name for path in PTR.iterdir() if path.is_dir() and path.name not in ("__pycache__", "templates")}
    inner = {path.name for path in (PTR / "operations").iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert [room for room in sorted(rooms | inner) if f"{room}/" not in tree] == []
