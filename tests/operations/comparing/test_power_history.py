"""`ptr history` on real repositories: one power, whatever happens to its file."""

from __future__ import annotations

import shutil

import pytest
from changed import edit
from repositories import commit, git
from support import ROOT

BASE = ROOT / "tests/rules/base"
POWER = "units/a/powers/a-k3p7qd.yaml"
WITHHELD = "units/a/withheld/a-k3p7qd.yaml"
WHY = """withholding:
  ground: process_information
  basis: [{law: 行政许可法, article: 第五条}]
  reason: 过程稿尚未定型
  duration: temporary
  review: 2027-06-30
"""


@pytest.fixture(params=["", "登记簿/市级"], ids=["at the top", "in a folder"])
def root(request, tmp_path):
    folder = tmp_path / "repository" / request.param
    shutil.copytree(BASE, folder)
    git(tmp_path / "repository", "init", "-q", "-b", "main")
    commit(tmp_path / "repository", day="2026-10-01")
    return folder


@pytest.fixture
def past(inside, reported):
    def run(root, key, *words):
        ran = inside("--registry", root, "history", key, *words, "--format", "json")
        assert ran.code == 0, ran
        return reported(ran.out, "history")

    return run


def kinds(document):
    return [sorted(change["kind"] for change in moment["changes"]) for moment in document["moments"]]


def test_a_power_is_followed_through_rename_transfer_withholding_and_back(past, root, tmp_path):
    repository = tmp_path / "repository"
    name = next(line for line in (root / POWER).read_text("utf-8").splitlines() if line.startswith("name: "))
    edit(root, name, f"{name}（修订）")
    commit(repository, day="2026-10-02")
    (root / WITHHELD).parent.mkdir(exist_ok=True)
    text = (root / POWER).read_text("utf-8")
    (root / POWER).unlink()
    (root / WITHHELD).write_text(text + WHY, "utf-8")
    commit(repository, day="2026-10-03")
    (root / WITHHELD).unlink()
    (root / POWER).write_text(text, "utf-8")
    commit(repository, day="2026-10-04")
    (root / POWER).rename(root / "units/b/powers/a-k3p7qd.yaml")
    commit(repository, day="2026-10-05")
    edit(root, "lead: deputy", "lead: director", "units/b/powers/b-q5r6st.yaml")
    commit(repository, day="2026-10-06")
    document = past(root, "a-k3p7qd")
    assert kinds(document) == [
        ["power.added"],
        ["power.renamed"],
        ["disclosure.withheld"],
        ["disclosure.released"],
        ["power.transferred"],
    ]
    assert [moment["date"] for moment in document["moments"]] == [f"2026-10-0{day}" for day in range(1, 6)]
    assert document["unit"] == "b"
    assert len(past(root, "a-k3p7qd", "--at", "HEAD~3")["moments"]) == 3


def test_a_change_is_told_with_its_statement_and_filing(past, inside, playground):
    document = past(playground, "zj-mwyioq")
    moved = document["moments"][-1]
    stated = {change["kind"]: change["stated"] for change in moved["changes"]}
    assert stated["power.transferred"] == "units/zhujian/adjustments/2026-06-01-transfer.yaml"
    assert (moved["filed"]["submitted"], moved["filed"]["accepted"]) == ("2026-06-04", "2026-06-10")
    last = past(playground, "mz-h2jipi")["moments"][-1]
    assert {change["stated"] for change in last["changes"] if change["kind"] == "basis.changed"} == {""}
    assert last["filed"] is None
    assert "no statement explains it" in inside("--registry", playground, "history", "mz-h2jipi").out


def test_what_is_not_committed_comes_last(past, inside, root):
    edit(root)
    document = past(root, "a-k3p7qd")
    assert (kinds(document)[-1], document["moments"][-1]["commit"]) == (["catalogue.changed"], "")
    assert "not committed yet" in inside("--registry", root, "history", "a-k3p7qd").out


def test_a_shallow_clone_says_where_its_knowledge_ends(past, inside, root, tmp_path):
    repository = tmp_path / "repository"
    edit(root)
    commit(repository)
    edit(root, *["promised: {value: 45", "promised: {value: 60"])
    commit(repository)
    git(tmp_path, "clone", "-q", "--depth", "2", f"file://{repository}", "shallow")
    clone = tmp_path / "shallow" / root.relative_to(repository)
    document = past(clone, "a-k3p7qd")
    assert [moment["first_known"] for moment in document["moments"]] == [True, False]
    assert "nothing earlier is known here" in inside("--registry", clone, "history", "a-k3p7qd").out


def test_a_state_that_cannot_be_read_is_named(past, root, tmp_path):
    good = (root / POWER).read_text("utf-8")
    for text in ("a: [", good):
        (root / POWER).write_text(text, "utf-8")
        commit(tmp_path / "repository")
    moments = past(root, "a-k3p7qd")["moments"]
    assert [moment["unread"] is None for moment in moments] == [True, False, False]


def test_merges_are_told_as_the_main_line_got_them(past, root, tmp_path):
    repository = tmp_path / "repository"
    git(repository, "checkout", "-q", "-b", "branch")
    edit(root)
    commit(repository)
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "merged", "branch")
    document = past(root, "a-k3p7qd")
    assert [moment["title"] for moment in document["moments"]] == ["x", "merged"]


def test_a_power_nobody_knows_is_said(inside, root):
    for key in ("a-nnnnnn", "*", "../x", ""):
        ran = inside("--registry", root, "history", key)
        assert (ran.code, "no commit has" in ran.err) == (2, True), key
