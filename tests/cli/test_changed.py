"""`ptr validate --changed REV`: what the changes can have brought, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from repositories import git

UNIT = "units/minzheng/unit.yaml"
POWER = "units/minzheng/powers/mz-wtodoc.yaml"
OTHER = "units/minzheng/powers/mz-gna7j7.yaml"
BROKEN = [("X001", POWER)]
LAW = "laws/城市居民最低生活保障条例.yaml"


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


@pytest.fixture(params=["", "登记簿/市级"])
def committed(request, small, tmp_path):
    """A registry with one old error in another power, committed; at the root of its repository, or below it."""
    edit(small / OTHER, "lead: ", "lead: nobody-")
    repository = tmp_path / "repository"
    root = repository / request.param
    root.parent.mkdir(parents=True, exist_ok=True)
    small.rename(root)
    git(repository, "init", "-q", "-b", "main")
    git(repository, "add", "-A")
    git(repository, "commit", "-q", "-m", "x")
    return root


def found(ptr, root, revision="HEAD"):
    ran = ptr("--registry", root, "validate", "--changed", revision, "--format", "json")
    errors = [each for each in json.loads(ran.out)["findings"] if each["level"] == "error"]
    assert ran.code == (1 if errors else 0)
    return sorted({(each["code"], each["path"]) for each in errors})


def test_nothing_changed_is_clean_and_said(ptr, committed):
    ran = ptr("--registry", committed, "validate", "--changed", "HEAD")
    assert (ran.code, "nothing in the registry has changed since HEAD" in ran.err) == (0, True)
    assert ptr("--registry", committed, "validate").code == 1


def test_a_changed_file_is_reported_and_an_old_error_elsewhere_is_not(ptr, committed):
    edit(committed / POWER, "lead: ", "lead: somebody-")
    assert found(ptr, committed) == BROKEN


def test_what_is_staged_or_untracked_counts(ptr, committed):
    edit(committed / POWER, "lead: ", "lead: somebody-")
    (committed / "units/minzheng/notes.txt").write_text("x")
    git(committed, "add", POWER)
    assert found(ptr, committed) == [*BROKEN, ("Y007", "units/minzheng/notes.txt")]


def test_a_committed_change_counts_from_an_older_revision(ptr, committed):
    edit(committed / POWER, "lead: ", "lead: somebody-")
    git(committed, "commit", "-q", "-a", "-m", "y")
    assert found(ptr, committed) == []
    assert found(ptr, committed, "HEAD~1") == BROKEN


def test_a_deleted_law_reaches_the_powers_that_cite_it(ptr, committed):
    citing = sorted(
        path.relative_to(committed).as_posix()
        for path in (committed / "units").rglob("*.yaml")
        if "城市居民最低生活保障条例," in path.read_text("utf-8")
    )
    assert citing
    (committed / LAW).unlink()
    assert [path for code, path in found(ptr, committed) if code == "X001"] == citing


def test_a_deleted_power_reaches_what_answers_for_the_unit(ptr, committed):
    kind = next(line for line in (committed / POWER).read_text("utf-8").splitlines() if line.startswith("class: "))
    (committed / POWER).unlink()
    assert kind == "class: licence"
    assert ("P001", UNIT) in found(ptr, committed)


def test_a_changed_unit_reaches_all_of_the_unit(ptr, committed):
    edit(committed / UNIT, "id: organisations-clerk", "id: organisations-officer")
    assert POWER in {path for code, path in found(ptr, committed) if code == "X001"}


def test_the_other_of_two_with_one_id_is_reported(ptr, committed):
    copy = "units/minzheng/powers/mz-zzzzzz.yaml"
    (committed / copy).write_bytes((committed / POWER).read_bytes())
    assert ("X002", copy) in found(ptr, committed)


REFUSED = {
    "an unknown revision": "no-such-branch",
    "a word that looks like an option": "--output=x",
    "nothing": "",
}


@pytest.mark.parametrize("revision", REFUSED.values(), ids=REFUSED.keys())
def test_a_revision_that_is_none_is_said(ptr, committed, revision):
    ran = ptr("--registry", committed, "validate", f"--changed={revision}")
    assert (ran.code, "there is no revision" in ran.err) == (2, True)


def test_without_git_or_a_commit_it_is_said(ptr, small):
    ran = ptr("--registry", small, "validate", "--changed", "HEAD")
    assert (ran.code, "in no Git repository" in ran.err) == (2, True)
    git(small, "init", "-q")
    ran = ptr("--registry", small, "--lang", "zh", "validate", "--changed", "HEAD")
    assert (ran.code, "还没有提交" in ran.err) == (2, True)
    ran = ptr("--registry", small, "validate", "--changed", "HEAD", PATH="/nowhere")
    assert ran.code == 2


@pytest.mark.parametrize("words", [["validate", "--changed", "HEAD"], ["diff", "HEAD"]], ids=" ".join)
def test_a_repository_of_another_owner_is_refused_in_the_words_of_git(ptr, committed, words):
    ran = ptr("--registry", committed, *words, GIT_TEST_ASSUME_DIFFERENT_OWNER="1")
    assert (ran.code, "dubious ownership" in ran.err) == (2, True)


def test_a_new_unit_reaches_codeowners_and_a_changed_power_does_not(ptr, committed):
    (committed / "CODEOWNERS").write_text("* @office\n", "utf-8")
    git(committed, "add", "-A")
    git(committed, "commit", "-q", "-m", "y")

    def named():
        ran = ptr("--registry", committed, "validate", "--changed", "HEAD", "--format", "json")
        return [each["path"] for each in json.loads(ran.out)["findings"] if each["code"] == "G001"]

    edit(committed / POWER, "lead: ", "lead: somebody-")
    assert named() == []
    edit(committed / UNIT, "name: ", "name: 新")
    assert named() == ["CODEOWNERS"]
