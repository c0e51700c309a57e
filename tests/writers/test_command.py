"""`ptr validate --format`: what the folder holds, with paths from the repository's top, and the same exit code."""

from __future__ import annotations

import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from ptr.operations.upkeep.places import below_repository
from ptr.writers.findings import FORMATS

ROOT = Path(__file__).parents[2]
POWER = "units/minzheng/powers/mz-a3gr64.yaml"


@pytest.fixture
def nested(small, tmp_path):
    """The small registry with one error, as the folder 登记 册/a of a repository."""
    file = small / POWER
    file.write_text(file.read_text(encoding="utf-8").replace("\nlead: ", "\nlead: nobody-", 1), encoding="utf-8")
    (tmp_path / "repository/.git").mkdir(parents=True)
    return Path(shutil.move(small, tmp_path / "repository/登记 册/a"))


@pytest.mark.parametrize("name", FORMATS.names())
def test_every_format_can_be_chosen_and_gives_the_same_exit_code(name, nested, small, bundled, ptr):
    assert ptr("validate", "--format", name, cwd=nested).code == 1
    assert ptr("--registry", bundled, "validate", "--format", name).code == 0


def test_the_help_lists_the_formats_of_the_folder(ptr):
    shown = " ".join(ptr("validate", "--help", COLUMNS="300").out.split())
    assert all(name in shown.split("--format <")[1].split(">")[0].split("|") for name in FORMATS.names())
    assert FORMATS.names() == sorted(file.stem for file in (ROOT / "ptr/writers/findings").glob("[a-z]*.py"))
    assert ptr("validate", "--format", "_wording").code == 2


def test_ci_formats_take_paths_from_the_top_of_the_repository(nested, ptr):
    path = f"登记 册/a/{POWER}"
    out = {name: ptr("validate", "--format", name, cwd=nested).out for name in FORMATS.names()}
    assert f"::error file={path},line=" in out["github"]
    assert json.loads(out["gitlab"])[0]["location"]["path"] == path
    assert f"{path}:" in ElementTree.fromstring(out["junit"]).find("*/testcase/failure").text
    assert json.loads(out["json"])["findings"][0]["path"] == POWER


def test_the_top_is_where_git_lies_else_the_registry_itself(nested, small, tmp_path):
    assert below_repository(nested) == "登记 册/a/"
    (nested / ".git").write_text("gitdir: elsewhere\n")
    assert below_repository(nested) == ""
    (nested.parent / "link").symlink_to(nested)
    assert below_repository(nested.parent / "link") == ""


def test_the_step_summary_is_appended_to_the_file_that_github_names(nested, tmp_path, ptr):
    summary = tmp_path / "summary.md"
    for _ in range(2):
        ptr("--lang", "en", "validate", "--format", "github", cwd=nested, GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").count("## ptr validate") == 2
    ptr("--lang", "en", "validate", cwd=nested, GITHUB_STEP_SUMMARY=str(summary))
    assert summary.read_text(encoding="utf-8").count("## ptr validate") == 2
    refused = ptr("validate", "--format", "github", cwd=nested, GITHUB_STEP_SUMMARY=str(tmp_path))
    assert refused.code == 2


@pytest.mark.parametrize("level", ["error", "warning", "note"])
def test_junit_has_failures_where_the_run_fails(level, small, ptr):
    (small / "laws/x.txt").write_text("")
    ran = ptr("validate", "--format", "junit", "--fail-on", level, cwd=small)
    assert (ElementTree.fromstring(ran.out).get("failures") != "0") is (ran.code == 1)


@pytest.mark.parametrize("name", sorted(set(FORMATS.names()) - {"text"}))
def test_what_programs_read_is_utf8_on_any_terminal(name, nested, ptr):
    plain = ptr("--lang", "zh", "validate", "--format", name, cwd=nested)
    for encoding in ("gbk", "ascii", "utf-16"):
        assert ptr("--lang", "zh", "validate", "--format", name, cwd=nested, PYTHONIOENCODING=encoding) == plain


COLOURS = [  # environment, coloured?
    ({"TERM": "xterm-256color"}, True),
    ({"TERM": "xterm-256color", "NO_COLOR": ""}, True),
    ({"TERM": "xterm-256color", "NO_COLOR": "1"}, False),
    ({"TERM": "dumb"}, False),
]


@pytest.mark.parametrize(("variables", "coloured"), COLOURS)
def test_a_terminal_is_coloured_unless_it_asks_not_to_be(variables, coloured, nested):
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "ptr", "--lang", "en", "validate"]
    kept = {key: value for key, value in os.environ.items() if key != "NO_COLOR"}
    done = subprocess.Popen(command, cwd=nested, stdout=theirs, env={**kept, "PYTHONPATH": str(ROOT), **variables})
    os.close(theirs)
    out = b""
    while chunk := _read(ours):
        out += chunk
    assert done.wait(30) == 1
    assert b"X001" in out
    assert (b"\x1b" in out) is coloured


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 65536)
    except OSError:  # Linux: the other end is closed
        return b""
