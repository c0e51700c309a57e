"""Where a sheet says it comes from: the last commit that changed what it is made of, or a draft."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from msgspec import structs
from repositories import commit, git
from support import CLOCK

from ptr.model.results.progress import SILENT, Progress
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import Sheet

SHEET = Sheet(unit="minzheng", document="catalogue", variant="", format="html")
POWERS = "units/minzheng/powers"


@pytest.fixture
def committed(small: Path) -> Path:
    """The small registry without an edition, so that only its history decides, in a repository of its own."""
    (small / "units/minzheng/catalogue.yaml").unlink(missing_ok=True)
    git(small, "init", "-q")
    commit(small)
    return small


class Remarks(Progress):
    """Keeps the remarks of a run, in English."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def remark(self, zh: str, en: str) -> None:
        self.texts.append(en)


def revision(folder: Path, remarks: Remarks | None = None) -> str:
    """The revision that a fresh sheet carries; "" for a draft."""
    (made,) = render_to(folder, [SHEET], folder.parent / "out", CLOCK, progress=remarks or SILENT)
    page = made.read_text()
    found = re.search(r"修订号 ([0-9a-f]{10})", page)
    assert bool(found) is ('<li class="draft">草稿' not in page)
    return found.group(1) if found else ""


def a_power(folder: Path) -> Path:
    """A power that no other names."""
    powers = sorted((folder / POWERS).glob("*.yaml"))
    texts = [path.read_text() for path in (folder / "units").rglob("*.yaml")]
    return next(path for path in powers if sum(path.stem in text for text in texts) == 1)


def a_cited_law(folder: Path) -> Path:
    """A law that a power of the unit cites."""
    texts = "".join(path.read_text() for path in (folder / POWERS).glob("*.yaml"))
    return next(
        path for path in sorted((folder / "laws").glob("*.yaml")) if re.search(rf"law: {path.stem}[,}}\s]", texts)
    )


def test_a_clean_registry_carries_the_commit(committed: Path) -> None:
    assert revision(committed) == git(committed, "rev-parse", "HEAD")[:10]


@pytest.mark.parametrize("which", [a_power, a_cited_law])
def test_a_deletion_is_a_draft_until_it_is_committed_and_then_moves_the_revision(which, committed: Path) -> None:
    before = revision(committed)
    which(committed).unlink()
    assert revision(committed) == ""
    after = commit(committed)[:10]
    assert revision(committed) == after != before


def test_an_own_template_is_a_draft_until_it_is_committed(committed: Path) -> None:
    (committed / "templates").mkdir()
    own = committed / "templates/catalogue.html.j2"
    own.write_text('{% if sheet.draft %}<li class="draft">草稿{% else %}修订号 {{ sheet.revision }}{% endif %}')
    assert revision(committed) == ""
    after = commit(committed)[:10]
    assert revision(committed) == after
    own.write_text(own.read_text() + "。")
    assert revision(committed) == ""
    own.unlink()
    assert revision(committed) == ""
    after = commit(committed)[:10]
    assert revision(committed) == after


@pytest.mark.parametrize("path", ["README.md", "units/minzheng/.notes", f"{POWERS}/.mz.yaml.swp", "laws/别的法.yaml"])
def test_what_a_sheet_is_not_made_of_changes_nothing(path: str, committed: Path) -> None:
    before = revision(committed)
    (committed / path).write_text("# \n")
    assert revision(committed) == before


def test_a_law_whose_name_is_a_pattern_of_git_is_a_name(committed: Path) -> None:
    power = a_power(committed)
    power.write_text(re.sub(r"law: [^,}\s]+", 'law: "*"', power.read_text(), count=1))
    after = commit(committed)[:10]
    (committed / "laws/别的法.yaml").write_text("# \n")
    assert revision(committed) == after


REFUSALS = {
    "another owner": ({"GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"}, "", "dubious ownership"),
    "a damaged index": ({}, "index", "index"),
}


@pytest.mark.parametrize("claim", REFUSALS)
def test_where_git_refuses_the_sheet_is_a_draft_and_the_reason_is_told(
    claim: str, committed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    changes, damaged, reason = REFUSALS[claim]
    for key, value in changes.items():
        monkeypatch.setenv(key, value)
    if damaged:
        (committed / ".git" / damaged).write_bytes(b"DIRC")
    remarks = Remarks()
    assert revision(committed, remarks) == ""
    assert len(remarks.texts) == 1
    assert reason in remarks.texts[0]


def test_without_repository_there_is_a_draft_and_nothing_to_tell(small: Path) -> None:
    remarks = Remarks()
    assert revision(small, remarks) == ""
    assert remarks.texts == []


def test_the_command_says_the_refusal_of_git_on_standard_error(committed: Path, ptr) -> None:
    ran = ptr("--lang", "zh", "render", "catalogue", "--as", "html", cwd=committed, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (ran.code, ran.out) == (0, "")
    assert "作为草稿输出" in ran.err
    assert "dubious ownership" in ran.err


def test_a_refusal_of_git_is_told_once_for_all_units(committed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(committed / "units/minzheng", committed / "units/other")
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    remarks = Remarks()
    both = [SHEET, structs.replace(SHEET, unit="other")]
    assert len(render_to(committed, both, committed.parent / "out", CLOCK, progress=remarks)) == 2
    assert len(remarks.texts) == 1
