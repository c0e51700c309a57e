"""Every kind of repository is answered in, or says why not: bare ones, submodules, worktrees, parts of clones."""

from __future__ import annotations

import json
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest
from repositories import commit, git
from support import ROOT, Run

POWER = "units/minzheng/powers/mz-wtodoc.yaml"
KEY = "mz-wtodoc"
LAW = "城市居民最低生活保障条例"


def rename(root: Path, name: str) -> None:
    """Give the power another name."""
    text = (root / POWER).read_text("utf-8")
    (root / POWER).write_text(
        "\n".join(f"name: {name}" if line.startswith("name:") else line for line in text.split("\n"))
    )


def record(repository: Path, root: Path) -> Path:
    """Commit a registry on two days, the power renamed on the second."""
    git(repository, "init", "-q", "-b", "main")
    commit(repository, day="2026-10-08")
    rename(root, "甲事项")
    commit(repository, day="2026-10-09")
    return root


@pytest.fixture
def registry(small: Path) -> Path:
    """A registry in a repository of its own, with two commits."""
    return record(small, small)


def kinds(inside: Run, root: Path, *words: str, code: int = 0) -> list[str]:
    ran = inside("--registry", root, "diff", *words, "--format", "json")
    assert ran.code == code, ran
    return [each["kind"] for each in json.loads(ran.out)["changes"]]


def hook(file: Path, *words: str) -> Path:
    """Write a hook that runs ptr and puts down what it answered."""
    answer = file.parent / "answer"
    runs = f"PYTHONPATH='{ROOT}' '{sys.executable}' -m ptr --lang en {' '.join(words)} >'{answer}' 2>&1"
    file.write_text(f"#!/bin/sh\n{runs}\n")
    file.chmod(file.stat().st_mode | stat.S_IXUSR)
    return answer


@pytest.fixture
def bare(registry: Path, tmp_path: Path) -> Path:
    """A mirror of it without a working tree, as a server keeps it."""
    git(tmp_path, "clone", "-q", "--mirror", str(registry), "server.git")
    return tmp_path / "server.git"


def test_a_bare_repository_is_read_at_its_head(inside: Run, bare: Path, registry: Path):
    assert kinds(inside, bare, "main~1") == kinds(inside, registry, "main~1..main") == ["power.renamed"]
    assert kinds(inside, bare, "main~1..main") == ["power.renamed"]
    ran = inside("--registry", bare, "--lang", "en", "validate", "--format", "json")
    findings = json.loads(ran.out)["findings"]
    assert (
        findings
        == json.loads(inside("--registry", registry, "validate", "--at", "HEAD", "--format", "json").out)["findings"]
    )
    assert "reading the revision HEAD" in ran.err
    assert (
        inside("--registry", bare, "history", KEY).out
        == inside("--registry", registry, "history", KEY, "--at", "HEAD").out
    )
    assert inside("--registry", bare, "impact", LAW).out == inside("--registry", registry, "impact", LAW).out
    assert inside("--registry", bare, "--lang", "en", "impact", LAW, "--at", "2026-10-08").code == 0
    for words in (["fmt"], ["verify", "7K3M9-ABCDE"], ["validate", "--changed", "HEAD~1"]):
        ran = inside("--registry", bare, "--lang", "en", *words)
        assert (ran.code, "bare repository" in ran.err) == (2, True), words


def test_the_hook_of_a_server_judges_what_it_has_not_taken_yet(bare: Path, tmp_path: Path):
    (bare / "hooks/pre-receive").parent.mkdir(exist_ok=True)
    answer = hook(bare / "hooks/pre-receive", "diff", "--check", '"$(git rev-parse main)..$(cut -d" " -f2)"')
    git(tmp_path, "clone", "-q", str(bare), "clerk")
    rename(tmp_path / "clerk", "乙事项")
    commit(tmp_path / "clerk", day="2026-10-10")
    with pytest.raises(subprocess.CalledProcessError):
        git(tmp_path / "clerk", "push", "-q", "origin", "main")
    assert "Refused: 1 change without a statement (A001)." in answer.read_text("utf-8")
    (tmp_path / "clerk" / POWER).write_text((tmp_path / "clerk" / POWER).read_text("utf-8").replace("乙事项", "甲事项"))
    commit(tmp_path / "clerk", day="2026-10-10")
    git(tmp_path / "clerk", "push", "-q", "origin", "main")


def test_a_hook_of_a_repository_around_it_changes_no_answer(inside: Run, registry: Path, tmp_path: Path):
    (tmp_path / "around").mkdir()
    git(tmp_path / "around", "init", "-q", "-b", "main")
    git(tmp_path / "around", "submodule", "add", "-q", str(registry), "registry")
    words = ("--registry", "registry", "diff", "HEAD~1")
    answer = hook(tmp_path / "around/.git/hooks/pre-commit", *words)
    commit(tmp_path / "around")
    expected = inside("--lang", "en", *words, cwd=tmp_path / "around")
    assert expected.code == 0
    assert answer.read_text("utf-8") == expected.out


def test_a_foreign_repository_in_a_variable_is_not_asked(inside: Run, registry: Path, tmp_path: Path):
    (tmp_path / "other").mkdir()
    git(tmp_path / "other", "init", "-q", "-b", "main")
    commit(tmp_path / "other")
    foreign = {"GIT_DIR": str(tmp_path / "other/.git"), "GIT_WORK_TREE": str(tmp_path / "other")}
    plain = inside("--registry", registry, "history", KEY)
    assert inside("--registry", registry, "history", KEY, **foreign) == plain


def test_ids_of_the_new_kind_are_read_like_the_old(inside: Run, small: Path, tmp_path: Path):
    new = Path(shutil.copytree(small, tmp_path / "new" / small.name))
    record(small, small)
    git(new, "init", "-q", "-b", "main", "--object-format=sha256")
    record(new, new)
    for words in (["validate", "--at", "HEAD~1"], ["impact", LAW, "--at", "HEAD~1"], ["file", "list"]):
        assert inside("--registry", new, *words).out == inside("--registry", small, *words).out
    assert kinds(inside, new, "HEAD~1") == ["power.renamed"]
    assert inside("--registry", new, "history", KEY).out.count("\n") == inside(
        "--registry", small, "history", KEY
    ).out.count("\n")


def test_a_linked_worktree_is_a_working_tree(inside: Run, registry: Path, tmp_path: Path):
    git(registry, "worktree", "add", "-q", "--detach", str(tmp_path / "linked"), "HEAD~1")
    assert kinds(inside, tmp_path / "linked", "main") == ["power.renamed"]
    assert kinds(inside, tmp_path / "linked", "HEAD") == []
    rename(tmp_path / "linked", "丙事项")
    assert kinds(inside, tmp_path / "linked", "HEAD") == ["power.renamed"]


def test_a_merge_that_is_checked_out_by_itself_has_both_parents(inside: Run, registry: Path):
    git(registry, "checkout", "-q", "-b", "topic", "HEAD~1")
    (registry / "laws/note.txt").write_text("x")
    commit(registry, day="2026-10-10")
    git(registry, "checkout", "-q", "--detach", "main")
    git(registry, "merge", "-q", "--no-edit", "topic", day="2026-10-11")
    assert kinds(inside, registry, "HEAD^1") == []
    assert kinds(inside, registry, "HEAD^2") == ["power.renamed"]
    assert kinds(inside, registry, "--check", "HEAD^1") == []


@pytest.fixture
def two(small: Path, tmp_path: Path) -> Path:
    """Two registries in one repository; a power of the first is renamed by the second commit."""
    for name in ("甲市", "乙市"):
        shutil.copytree(small, tmp_path / "two" / name)
    record(tmp_path / "two", tmp_path / "two/甲市")
    return tmp_path / "two"


def test_two_registries_in_one_repository_have_each_its_own_past(inside: Run, two: Path):
    assert kinds(inside, two / "甲市", "HEAD~1") == ["power.renamed"]
    assert kinds(inside, two / "乙市", "HEAD~1") == []
    history = inside("--registry", two / "乙市", "history", KEY)
    assert "甲事项" not in history.out


def test_one_of_two_registries_is_followed_to_its_new_folder(inside: Run, two: Path):
    git(two, "mv", "甲市", "丙市")
    commit(two, day="2026-10-10")
    assert kinds(inside, two / "丙市", "HEAD~1") == []
    assert kinds(inside, two / "丙市", "HEAD~2") == ["power.renamed"]
    shutil.copytree(two / "乙市", two / "丁市")
    commit(two, day="2026-10-11")
    ran = inside("--registry", two / "丁市", "--lang", "en", "diff", "HEAD~1")
    assert (ran.code, "there are several others" in ran.err) == (2, True)


def test_a_shallow_clone_tells_what_it_lacks(inside: Run, registry: Path, tmp_path: Path):
    git(tmp_path, "clone", "-q", "--depth=1", f"file://{registry}", "shallow")
    for words in (["diff", "HEAD~1"], ["diff", "--since", "2026-10-09"], ["validate", "--at", "2026-10-08"]):
        ran = inside("--registry", tmp_path / "shallow", "--lang", "en", *words)
        assert (ran.code, "git fetch --unshallow" in ran.err) == (2, True), words
    assert kinds(inside, tmp_path / "shallow", "HEAD") == []


def test_a_title_in_another_encoding_is_shown_as_far_as_it_can_be(inside: Run, registry: Path):
    rename(registry, "乙事项")
    git(registry, "add", "-A")
    tree, parent = git(registry, "write-tree"), git(registry, "rev-parse", "HEAD")
    words = [
        "git",
        "-C",
        str(registry),
        "-c",
        "user.name=t",
        "-c",
        "user.email=t@example.cn",
        "commit-tree",
        tree,
        "-p",
        parent,
    ]
    done = subprocess.run(words, input="改名 x".encode("gbk"), capture_output=True, check=True)
    git(registry, "update-ref", "refs/heads/main", done.stdout.decode().strip())
    ran = inside("--registry", registry, "history", KEY, "--format", "json")
    assert ran.code == 0
    assert " x" in ran.out
