"""`ptr file submit --from`: a unit's own repository, or its package as folder or ZIP, replaces nothing unasked.

单位自己的仓库、报送包：会替换什么先列出来，不同意就什么也不写。
"""

from __future__ import annotations

import re
import shutil
import zipfile
from pathlib import Path

import pytest
from clerk import CHART, Clerk
from repositories import commit

from ptr.operations.history.acts import filed

OTHER = "units/a/flows/a-new234.yaml"
SUBMIT = ("submit", "a", "--subject", "flows", "--by", "deputy")


@pytest.fixture
def clerk(tmp_path, inside, monkeypatch):
    clerk = Clerk(tmp_path / "registry", inside, monkeypatch)
    clerk.on("2026-01-05")
    return clerk


@pytest.fixture
def own(clerk, tmp_path):
    """The unit's own repository, with another title of a chart and a chart more."""
    own = Path(shutil.copytree(clerk.root, tmp_path / "own"))
    (own / OTHER).write_text((own / CHART).read_text("utf-8").replace("a-fd2wxy", "a-new234"), "utf-8")
    text = (own / CHART).read_text("utf-8")
    (own / CHART).write_text(text.replace("title: ", "title: 新"), "utf-8")
    commit(own, day="2026-01-05")
    return own


def state(root: Path) -> dict[str, bytes]:
    """All files of a registry that are not Git's or remembered."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file() and not path.relative_to(root).parts[0].startswith(".")
    }


def packed(clerk, own, tmp_path) -> Path:
    run = clerk._inside("--registry", own, "diff", "HEAD~1", "--unit", "a", "--package", tmp_path / "package")
    assert run.code == 0, run
    return tmp_path / "package"


def test_what_a_repository_would_replace_is_named_field_by_field_and_left_alone(clerk, own):
    before = state(clerk.root)
    asked = clerk.file(*SUBMIT, "--from", own, code=2).err
    assert f"{CHART}: title" in asked
    assert OTHER not in asked, "a new file replaces nothing"
    assert "nothing was written" in asked
    assert state(clerk.root) == before


def test_with_consent_it_is_written_whole_and_filed_with_its_commit(clerk, own):
    ran = clerk.file(*SUBMIT, "--from", own, "--overwrite", CHART)
    assert f"wrote registry/{CHART}" in ran.err
    assert "title: 新" in (clerk.root / CHART).read_text("utf-8")
    assert (clerk.root / OTHER).read_bytes() == (own / OTHER).read_bytes()
    [item] = [each for each in filed(clerk.root).values() if each.filing.subject == "flows"]
    assert set(item.filing.files) == {CHART, OTHER}
    assert item.filing.commit == re.sub(r"\s", "", commit_of(own))
    clerk.commit()
    clerk.file("accept", item.key, "--number", "备2号")


def commit_of(root: Path) -> str:
    from repositories import git

    return git(root, "rev-parse", "HEAD")


@pytest.mark.parametrize(
    ("consent", "why"),
    [
        (("--overwrite", OTHER), "names what would not be replaced"),
        (("--overwrite", "units/a/flows/none.yaml", "--overwrite", CHART), "names what would not be replaced"),
    ],
)
def test_consent_to_what_is_not_replaced_is_a_slip(clerk, own, consent, why):
    before = state(clerk.root)
    assert why in clerk.file(*SUBMIT, "--from", own, *consent, code=2).err
    assert state(clerk.root) == before


def test_what_is_not_committed_here_is_not_replaced_even_with_consent(clerk, own):
    clerk.edit("title: ", "title: 我的", CHART)
    before = state(clerk.root)
    asked = clerk.file(*SUBMIT, "--from", own, "--overwrite", "all", code=2).err
    assert "would be lost; commit them first" in asked
    assert state(clerk.root) == before


def test_what_is_not_committed_there_is_not_taken(clerk, own):
    (own / OTHER).write_text("id: x\n", "utf-8")
    assert "git add and git commit there first" in clerk.file(*SUBMIT, "--from", own, "--overwrite", "all", code=2).err


def test_a_repository_of_an_older_format_is_migrated_first(clerk, own):
    text = (own / "registry.yaml").read_text("utf-8")
    (own / "registry.yaml").write_text(re.sub(r"format: \d", "format: 1", text), "utf-8")
    commit(own, day="2026-01-05")
    assert "run ptr migrate --write first" in clerk.file(*SUBMIT, "--from", own, "--overwrite", "all", code=2).err


def test_faulty_content_is_refused_and_nothing_is_half_written(clerk, own):
    text = (own / OTHER).read_text("utf-8")
    (own / OTHER).write_text(text.replace("title: ", "titel: "), "utf-8")
    commit(own, day="2026-01-05")
    before = state(clerk.root)
    assert "errors; run ptr validate" in clerk.file(*SUBMIT, "--from", own, "--overwrite", "all", code=2).err
    assert state(clerk.root) == before


def test_only_how_a_file_is_written_is_no_replacement(clerk, own):
    text = (clerk.root / CHART).read_text("utf-8")
    (own / CHART).write_bytes(("# 本单位的写法\n" + text).replace("\n", "\r\n").encode())
    commit(own, day="2026-01-05")
    clerk.file(*SUBMIT, "--from", own)
    assert (clerk.root / CHART).read_text("utf-8") == text


def test_a_package_asks_the_same_as_a_folder_and_as_a_zip(clerk, own, tmp_path):
    folder = packed(clerk, own, tmp_path)
    archive = tmp_path / "package.zip"
    with zipfile.ZipFile(archive, "w") as bundle:
        for path in sorted(folder.rglob("*")):
            bundle.write(path, path.relative_to(folder.parent))
    before = state(clerk.root)
    for origin in (folder, archive):
        assert f"{CHART}: title" in clerk.file(*SUBMIT, "--from", origin, code=2).err
        assert state(clerk.root) == before
    clerk.file(*SUBMIT, "--from", archive, "--overwrite", "all")
    assert "title: 新" in (clerk.root / CHART).read_text("utf-8")


def test_a_dry_run_shows_what_would_be_written(clerk, own):
    before = state(clerk.root)
    ran = clerk.file(*SUBMIT, "--from", own, "--overwrite", "all", "--dry-run")
    assert f"would write registry/{CHART}" in ran.err
    assert state(clerk.root) == before
