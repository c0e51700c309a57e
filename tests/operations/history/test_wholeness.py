"""A repository that is not whole: answers are those of the whole one, or say what is missing."""

from __future__ import annotations

from pathlib import Path

import pytest
from repositories import git
from support import Run

from ptr.model.results.unchecked import Wholeness
from ptr.store.git.repository import Repository

QUESTIONS = (
    ["validate"],
    ["validate", "--changed", "HEAD~4"],
    ["diff"],
    ["diff", "HEAD~3"],
    ["history", "zj-mwyioq"],
    ["file", "list"],
    ["impact", "慈善法"],
)


@pytest.fixture
def sparse(playground: Path, tmp_path: Path) -> Path:
    """A clone of the demo in which only one unit and the laws are on disk."""
    git(tmp_path, "clone", "-q", str(playground), "sparse")
    git(tmp_path / "sparse", "sparse-checkout", "set", "units/minzheng", "laws")
    assert not (tmp_path / "sparse/units/zhujian").exists()
    return tmp_path / "sparse"


@pytest.mark.parametrize("words", QUESTIONS, ids=" ".join)
def test_what_a_sparse_checkout_left_out_is_read_from_the_index(
    sparse: Path, playground: Path, inside: Run, words: list[str]
):
    whole = inside("--registry", playground, "--lang", "en", *words)
    ran = inside("--registry", sparse, "--lang", "en", *words, cwd=playground.parent)
    assert (ran.code, ran.out.replace("/sparse/", "/playground/").count("\n")) == (whole.code, whole.out.count("\n"))
    assert ran.out.splitlines()[-1:] == whole.out.splitlines()[-1:]
    assert "X001" not in ran.out
    if words[0] != "file":
        assert "left out by the sparse checkout are read from Git's index" in ran.err
        assert "sparse" not in whole.err


def test_a_file_that_is_marked_as_left_out_and_is_there_counts_as_it_is(sparse: Path, inside: Run):
    power = sparse / "units/minzheng/powers/mz-h2jipi.yaml"
    git(sparse, "update-index", "--skip-worktree", power.relative_to(sparse).as_posix())
    power.write_text(power.read_text("utf-8").replace("name: ", "name: 新", 1), "utf-8")
    assert "mz-h2jipi" in inside("--registry", sparse, "diff", "HEAD", "--format", "json").out


def test_nothing_is_migrated_where_files_are_left_out(sparse: Path, inside: Run):
    ran = inside("--registry", sparse, "--lang", "en", "migrate", "--write")
    assert (ran.code, "git sparse-checkout disable" in ran.err) == (2, True)


@pytest.fixture
def partial(playground: Path, tmp_path: Path) -> Path:
    """A clone of the demo without the contents of earlier commits."""
    git(tmp_path, "clone", "-q", "--bare", str(playground), "server")
    git(tmp_path / "server", "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "-q", "--filter=blob:none", f"file://{tmp_path}/server", "partial")
    return tmp_path / "partial"


def test_a_partial_clone_asks_nobody_and_says_what_it_lacks(partial: Path, inside: Run):
    before = sorted(path.name for path in (partial / ".git/objects").rglob("*"))
    ran = inside("--registry", partial, "--lang", "en", "diff", "HEAD~3")
    assert ran.code == 2
    assert "git fetch --refetch --no-filter" in ran.err
    assert "promisor" in ran.err
    checked = inside("--registry", partial, "--lang", "en", "validate", "--no-cache", "--format", "json")
    assert "git fetch --refetch --no-filter" in checked.out
    assert sorted(path.name for path in (partial / ".git/objects").rglob("*")) == before


def test_a_partial_clone_that_was_completed_as_told_answers(partial: Path, playground: Path, inside: Run):
    git(partial, "fetch", "-q", "--refetch", "--no-filter")
    words = ("--lang", "en", "diff", "HEAD~3")
    assert inside("--registry", partial, *words).out == inside("--registry", playground, *words).out


def test_a_shallow_clone_says_what_it_cannot_tell(playground: Path, tmp_path: Path, inside: Run):
    git(tmp_path, "clone", "-q", "--depth=3", f"file://{playground}", "shallow")
    shallow, whole = (
        inside("--registry", each, "--lang", "en", "diff", "HEAD~1") for each in (tmp_path / "shallow", playground)
    )
    assert "nothing is called late: only a part of the history was fetched" in " ".join(shallow.out.split())
    assert "nothing is called late" not in whole.out + whole.err


def test_a_repository_knows_what_it_lacks(sparse: Path, partial: Path, playground: Path, tmp_path: Path):
    git(tmp_path, "clone", "-q", "--depth=2", f"file://{playground}", "shallow")
    assert Repository(playground).wholeness == Wholeness()
    assert Repository(sparse).wholeness.absent > 50
    assert Repository(partial).wholeness == Wholeness(partial=True)
    assert Repository(tmp_path / "shallow").wholeness == Wholeness(shallow=True)
    assert [len(each.wholeness.reasons) for each in map(Repository, (playground, sparse, partial))] == [0, 1, 1]
