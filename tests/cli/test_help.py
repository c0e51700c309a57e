"""The help imports no more than it shows, and breaks no line amid a word."""

from __future__ import annotations

import importlib
import re
import subprocess
import sys
from unicodedata import east_asian_width

import pytest
from support import ROOT, Run, environment

from ptr.cli import build
from ptr.cli._command import docstring

MODULES = sorted(path.stem for path in (ROOT / "ptr/cli").glob("[!_]*.py"))
GROUPS = [name for name, command in build().commands.items() if hasattr(command, "commands")]
PAGES = ["", *GROUPS, *(module.replace("_", " ", 1).replace("_", "-") for module in MODULES)]
WORD = re.compile(r"[A-Za-z]+")
IMPORTED = "import sys; from ptr.cli import run\ntry: run(sys.argv[1:])\nfinally: print(*sys.modules, file=sys.stderr)"


@pytest.fixture
def imported(tmp_path):
    """Run ptr in a process of its own and give the names of the modules that it imported."""

    def run(*words: str) -> set[str]:
        done = subprocess.run(
            [sys.executable, "-c", IMPORTED, *words], cwd=tmp_path, env=environment(), capture_output=True, check=True
        )
        return set(done.stderr.decode().split())

    return run


@pytest.mark.parametrize("module", MODULES)
def test_the_help_of_a_command_is_read_as_python_reads_it(module):
    command = importlib.import_module(f"ptr.cli.{module}").command
    assert docstring(module) == command.__doc__


@pytest.mark.parametrize("page", ["", *GROUPS])
def test_the_help_of_a_group_imports_no_command(page, imported):
    names = imported(*page.split(), "--help")
    assert "ptr.cli" in names
    assert {f"ptr.cli.{module}" for module in MODULES}.isdisjoint(names)
    assert {"msgspec", "rich", "yaml", "git", "jinja2", "jsonschema", "ptr.writers"}.isdisjoint(names)


@pytest.mark.parametrize("module", MODULES)
def test_the_help_of_a_command_imports_no_other(module, imported):
    names = imported(*module.split("_", 1), "--help")
    assert names & {f"ptr.cli.{each}" for each in MODULES} == {f"ptr.cli.{module}"}
    assert {"rich", "yaml", "git", "jinja2", "jsonschema"}.isdisjoint(names)
    assert not any(name.startswith(("ptr.operations", "ptr.rules", "ptr.store", "ptr.render")) for name in names)


def width(text: str) -> int:
    return sum(1 + (east_asian_width(character) in "WF") for character in text)


@pytest.mark.parametrize("columns", [60, 80])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_no_line_of_a_help_is_wider_than_the_terminal_and_no_word_is_broken(lang, columns, inside: Run):
    for page in PAGES:
        narrow, wide = (inside(*page.split(), "--help", "--lang", lang, COLUMNS=str(each)) for each in (columns, 100))
        lines = narrow.out.splitlines()
        assert [line for line in lines if width(line) > columns] == [], page
        assert WORD.findall(narrow.out) == WORD.findall(wide.out), page
