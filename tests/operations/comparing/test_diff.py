"""`ptr diff` on real repositories: whatever the two sides are, it says what differs or why it cannot."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from changed import BASE, LIMIT, POWER, decided, edit, filed, kinds, write
from issued import issue
from repositories import commit, git

from ptr.model.documents.filing import FilingSubject


@pytest.fixture(params=["", "登记簿/市级"], ids=["at the top", "in a folder"])
def root(request, tmp_path):
    """A registry in a repository with one commit, both units past their first inventory; at its top, or below it."""
    folder = tmp_path / "repository" / request.param
    shutil.copytree(BASE, folder)
    for unit in ("a", "b"):
        issue(folder, unit)
    git(tmp_path / "repository", "init", "-q", "-b", "main")
    commit(tmp_path / "repository", day="2026-10-01")
    return folder


@pytest.fixture
def repository(tmp_path):
    return tmp_path / "repository"


def test_nothing_changed(told, inside, root):
    assert kinds(told(root, "HEAD")) == []
    ran = inside("--registry", root, "--lang", "zh", "diff")
    assert "0 项变更" in ran.out
    assert "还没有准予备案的报送" in ran.err


def test_the_working_tree_counts_edited_staged_untracked_and_deleted(told, repository, root):
    edit(root)
    shutil.copy(root / POWER, root / POWER.replace("k3p7qd", "n2n2n2"))
    edit(root, "id: a-k3p7qd", "id: a-n2n2n2", POWER.replace("k3p7qd", "n2n2n2"))
    edit(root, "name: 示例县市容管理局", "name: 示例县城管局", "units/b/unit.yaml")
    git(repository, "add", "-A", "--", "*/unit.yaml")
    (root / "laws/市容条例.yaml").unlink()
    assert kinds(told(root, "HEAD")) == ["catalogue.changed", "law.removed", "power.added", "unit.changed"]


@pytest.mark.parametrize("unit", [(), ("--unit", "a")], ids=["all units", "one unit"])
def test_a_change_of_policy_is_told_first_and_in_every_report(told, inside, root, unit):
    edit(root)
    (root / "laws/市容条例.yaml").unlink()
    edit(root, "as_of: ", "policy: {filing_days: 300}\nas_of: ", "registry.yaml")
    first = told(root, "HEAD", *unit)["changes"][0]
    assert (first["kind"], first["before"], first["after"]) == ("policy.changed", 15, 300)
    for format in ("text", "markdown", "html"):
        shown = inside("--registry", root, "--lang", "zh", "diff", "HEAD", *unit, "--format", format).out
        assert 0 < shown.index("政策、日历、豁免变更") < shown.index("要素变更"), format
    assert "there is no unit c" in inside("--registry", root, "diff", "HEAD", "--unit", "c").err


def test_a_new_line_end_or_comment_is_no_change(told, root):
    text = (root / POWER).read_text("utf-8")
    (root / POWER).write_bytes(("# 说明\n" + text).replace("\n", "\r\n").encode())
    assert kinds(told(root, "HEAD")) == []


def test_ranges_tags_branches_days_and_a_detached_head(told, repository, root):
    git(repository, "tag", "v1")
    edit(root)
    second = commit(repository, day="2026-10-09")
    edit(root, "lead: deputy", "lead: director")
    commit(repository, day="2026-10-20")
    git(repository, "checkout", "-q", second)
    (root / POWER).write_text("broken: [", "utf-8")
    assert kinds(told(root, "v1..main")) == ["catalogue.changed", "duty.reassigned"]
    assert kinds(told(root, "v1..HEAD")) == ["catalogue.changed"]
    assert kinds(told(root, "main..v1")) == ["catalogue.changed", "duty.reassigned"]
    assert kinds(told(root, "..main")) == ["duty.reassigned"]
    git(repository, "checkout", "-q", "-f", "main")
    assert kinds(told(root, "--since", "2026-10-09")) == ["catalogue.changed", "duty.reassigned"]
    assert kinds(told(root, "--since", "2026-10-10")) == ["duty.reassigned"]
    assert kinds(told(root, "--since", "2027-01-01")) == []


def test_merge_commits_are_compared_by_what_they_hold(told, repository, root):
    git(repository, "checkout", "-q", "-b", "branch")
    edit(root)
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(root, "lead: deputy", "lead: director", "units/b/powers/b-q5r6st.yaml")
    commit(repository)
    git(repository, "merge", "-q", "branch", "-m", "merge")
    assert kinds(told(root, "HEAD^1..HEAD")) == ["catalogue.changed"]
    assert kinds(told(root, "HEAD^2..HEAD")) == ["duty.reassigned"]
    assert kinds(told(root, "HEAD~1...branch")) == ["catalogue.changed"]


def test_what_came_to_the_base_meanwhile_is_no_change_of_a_branch(told, repository, root):
    git(repository, "checkout", "-q", "-b", "branch")
    edit(root)
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(root, "lead: deputy", "lead: director", "units/b/powers/b-q5r6st.yaml")
    commit(repository)
    git(repository, "checkout", "-q", "branch")
    assert kinds(told(root, "main")) == ["catalogue.changed", "duty.reassigned"]
    assert kinds(told(root, "main...")) == ["catalogue.changed"]
    assert kinds(told(root, "main", "--check")) == ["catalogue.changed"]


def test_a_document_that_cannot_be_read_is_named_and_the_rest_compared(told, inside, repository, root):
    edit(root)
    (root / "units/b/powers/b-q5r6st.yaml").write_text("a: [", "utf-8")
    document = told(root, "HEAD", code=1)
    assert kinds(document) == ["catalogue.changed"]
    assert [(each["path"], each["side"]) for each in document["unread"]] == [("units/b/powers/b-q5r6st.yaml", "after")]
    assert "Y001" in document["unread"][0]["reason"]["zh"]
    commit(repository)
    git(repository, "checkout", "-q", "HEAD~1", "--", ".")
    assert [each["side"] for each in told(root, "HEAD", code=1)["unread"]] == ["before"]
    assert "not compared: units/b/powers/b-q5r6st.yaml" in inside("--registry", root, "diff", "HEAD").out


def test_conflict_markers_are_no_change_but_a_file_that_cannot_be_read(told, repository, root):
    git(repository, "checkout", "-q", "-b", "branch")
    edit(root)
    commit(repository)
    git(repository, "checkout", "-q", "main")
    edit(root, LIMIT[0], "promised: {value: 20")
    commit(repository)
    with pytest.raises(subprocess.CalledProcessError):
        git(repository, "merge", "-q", "branch")
    document = told(root, "HEAD", code=1)
    assert kinds(document) == []
    assert [each["path"] for each in document["unread"]] == [POWER]


def test_the_gate_says_that_it_is_not_passed_where_a_file_could_not_be_compared(inside, root):
    (root / POWER).write_text("id: [\n", "utf-8")
    ran = inside("--registry", root, "--lang", "en", "diff", "--check", "HEAD")
    assert (ran.code, "Refused: 1 file could not be compared." in ran.out) == (1, True)


@pytest.mark.skipif(sys.platform == "darwin", reason="its file systems hold names in UTF-8 only")
def test_a_name_that_is_not_utf8_is_named_and_the_rest_compared(told, repository, root):
    Path(os.fsdecode(os.fsencode(root / "units/a/powers") + b"/\xff.yaml")).write_bytes(b"id: x\n")
    edit(root)
    for committed in (False, True):
        if committed:
            commit(repository)
        document = told(root, "HEAD~1" if committed else "HEAD", code=1)
        assert kinds(document) == ["catalogue.changed"]
        assert [each["path"] for each in document["unread"]] == ["units/a/powers/\\xff.yaml"]


def test_a_link_or_submodule_where_a_document_stood_is_named(told, repository, root, tmp_path):
    (root / POWER).unlink()
    (root / POWER).symlink_to(root / "units/b/powers/b-q5r6st.yaml")
    document = told(root, "HEAD", code=1)
    assert (kinds(document), [each["path"] for each in document["unread"]]) == ([], [POWER])
    commit(repository)
    document = told(root, "HEAD~1..HEAD", code=1)
    assert (kinds(document), [each["path"] for each in document["unread"]]) == ([], [POWER])


def test_a_registry_in_a_submodule(told, tmp_path):
    inner, outer = tmp_path / "inner", tmp_path / "outer"
    shutil.copytree(BASE, inner)
    for folder in (inner, outer):
        folder.mkdir(exist_ok=True)
        git(folder, "init", "-q", "-b", "main")
    commit(inner)
    git(outer, "submodule", "add", "-q", str(inner), "registry")
    commit(outer)
    edit(outer / "registry")
    assert kinds(told(outer / "registry", "HEAD")) == ["catalogue.changed"]


@pytest.mark.parametrize("root", ["登记簿/市级"], indirect=True)
def test_a_registry_whose_folder_was_renamed(told, inside, repository, root):
    moved = repository / "新登记簿"
    root.rename(moved)
    assert kinds(told(moved, "HEAD")) == []
    edit(moved)
    assert kinds(told(moved, "HEAD")) == ["catalogue.changed"]
    edit(moved, *reversed(LIMIT))
    commit(repository)
    edit(moved)
    document = told(moved, "HEAD~1")
    assert kinds(document) == ["catalogue.changed"]
    assert "in HEAD~1 the registry is at 登记簿/市级" in inside("--registry", moved, "diff", "HEAD~1").err
    commit(repository)
    assert kinds(told(moved, "HEAD~2..HEAD")) == ["catalogue.changed"]


def refused(inside, root, *words):
    ran = inside("--registry", root, "diff", *words)
    assert (ran.code, ran.out) == (2, "")
    return ran.err


def test_a_base_that_is_none_is_said(inside, root):
    for word in ("no-such-branch", "HEAD~7", "a b", "HEAD..nowhere", "..nowhere", "nowhere...HEAD"):
        assert "there is no revision" in refused(inside, root, word)
    assert "there is no revision" in refused(inside, root, "--", "--output=x")
    assert "like 2026-01-31" in refused(inside, root, "--since", "gestern")
    assert "there is no commit before 2020-01-01" in refused(inside, root, "--since", "2020-01-01")
    assert "no unit nobody" in refused(inside, root, "HEAD", "--unit", "nobody")
    assert "either a revision or --since" in refused(inside, root, "HEAD", "--since", "2026-10-10")


def test_a_base_before_the_registry_is_said_with_the_first_commit_that_has_one(inside, tmp_path):
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q", "-b", "main")
    commit(folder)
    shutil.copytree(BASE, folder / "registry")
    assert "there is no registry in HEAD" in refused(inside, folder / "registry", "HEAD")
    first = commit(folder)
    message = refused(inside, folder / "registry", "HEAD~1")
    assert "there is no registry in HEAD~1; the first commit with one is " + first[:7] in message


def test_an_unborn_branch_and_no_repository_are_said(inside, tmp_path):
    folder = tmp_path / "registry"
    shutil.copytree(BASE, folder)
    assert "in no Git repository" in refused(inside, folder, "HEAD")
    git(folder, "init", "-q")
    for words in ((), ("HEAD",), ("--since", "2026-01-01")):
        assert "no commit yet" in refused(inside, folder, *words)


def test_a_shallow_clone_says_what_to_fetch(inside, repository, root, tmp_path):
    edit(root)
    commit(repository)
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    clone = tmp_path / "shallow" / root.relative_to(repository)
    for words in (("HEAD~1",), ("--since", "2026-10-05")):
        assert "git fetch --unshallow" in refused(inside, clone, *words)


def test_one_unit_is_told_of_what_concerns_it(told, root):
    edit(root)
    (root / POWER).rename(root / "units/b/powers/a-k3p7qd.yaml")
    edit(root, "name: 示例市市容管理局", "name: 示例市城管局", "units/a/unit.yaml")
    mine = told(root, "HEAD", "--unit", "b")
    assert kinds(mine) == ["catalogue.changed", "power.transferred"]
    assert {owed["unit"] for owed in mine["obligations"]} == {"b"}
    assert kinds(told(root, "HEAD", "--unit", "a")) == ["power.transferred", "unit.changed"]


STATEMENT = """event: 2026-10-01
kinds: [renamed]
powers: [a-k3p7qd]
reason: 更名
effective: 2026-10-08
"""
RENAMED = ("name: 对擅自堆放杂物的处罚", "name: 对随意堆放杂物的处罚")


def test_the_gate_refuses_a_change_without_a_new_statement(inside, repository, root):
    git(repository, "checkout", "-q", "-b", "branch")
    edit(root)
    assert inside("--registry", root, "diff", "main", "--check").code == 0
    edit(root, *RENAMED)
    commit(repository)
    ran = inside("--registry", root, "diff", "main", "--check")
    assert (ran.code, "Refused: 1 change without a statement (A001)" in ran.out) == (1, True)
    assert inside("--registry", root, "diff", "main").code == 0
    write(root, "units/a/adjustments/2026-10-01-x.yaml", STATEMENT)
    commit(repository)
    ran = inside("--registry", root, "--today", "2026-10-12", "diff", "main", "--check")
    assert (ran.code, "Passed: every change that asks for a statement has one" in ran.out) == (0, True), ran


def test_the_gate_never_asks_for_a_filing_however_late(inside, told, repository, root):
    edit(root, *RENAMED)
    write(root, "units/a/adjustments/2026-10-01-x.yaml", STATEMENT)
    commit(repository)
    for day, state in (("2026-10-16", "open"), ("2026-10-17", "late")):
        assert inside("--registry", root, "--today", day, "diff", "HEAD~1", "--check").code == 0
        ran = inside("--registry", root, "--today", day, "diff", "HEAD~1", "--format", "json")
        owed = json.loads(ran.out)["obligations"]
        assert {(each["state"], each["due"]) for each in owed if each["what"] == "filing"} == {(state, "2026-10-16")}


def test_the_time_runs_from_the_step_of_the_main_line_and_provisionally_before_it(told, repository, root):
    git(repository, "checkout", "-q", "-b", "branch")
    edit(root)
    commit(repository, day="2026-10-09")
    owed = told(root, "HEAD~1..HEAD")["obligations"]
    assert {(each["start"], each["entered"], each["provisional"]) for each in owed} == {
        ("2026-11-01", "2026-11-01", True)
    }
    git(repository, "checkout", "-q", "main")
    git(repository, "merge", "-q", "--no-ff", "-m", "调整", "branch", day="2026-10-12")
    owed = told(root, "HEAD~1..HEAD")["obligations"]
    assert {(each["start"], each["entered"], each["provisional"]) for each in owed} == {
        ("2026-10-12", "2026-10-12", False)
    }


def test_nothing_is_checked_out_or_written(told, repository, root):
    edit(root)
    before = git(repository, "status", "--porcelain=v2"), git(repository, "rev-parse", "HEAD")
    told(root, "HEAD")
    assert (git(repository, "status", "--porcelain=v2"), git(repository, "rev-parse", "HEAD")) == before


def test_alone_it_compares_one_unit_with_its_last_accepted_filing(told, inside, repository, root):
    first = git(repository, "rev-parse", "HEAD")
    filed(root, hint=first)
    edit(root)
    commit(repository)
    edit(root, "lead: deputy", "lead: director")
    assert kinds(told(root, "--unit", "a")) == ["duty.reassigned"]
    decided(root)
    assert kinds(told(root, "--unit", "a")) == ["catalogue.changed", "duty.reassigned", "record.added"]
    shown = f"the catalogue filed on 2026-10-05 ({first[:10]})"
    assert shown in inside("--registry", root, "diff", "--unit", "a").out
    path = root / "units/a/filings/a-f2g3h4.yaml"
    path.write_text(path.read_text("utf-8").replace(first, "0" * 40), "utf-8")
    assert shown in inside("--registry", root, "diff", "--unit", "a").out, "by its content"
    git(repository, "tag", "filing/a-f2g3h4", first)
    assert shown in inside("--registry", root, "diff", "--unit", "a").out


def told_of(document) -> set[tuple[str, str]]:
    """The kinds of change with the first unit that each concerns."""
    return {(each["kind"], each["units"][0]) for each in document["changes"] if each["units"]}


def test_alone_it_compares_each_unit_and_subject_with_its_own_filing(told, repository, root):
    chart = next((root / "units/a/flows").glob("*.yaml")).relative_to(root).as_posix()
    filed(root)
    decided(root)
    edit(root)
    commit(repository)
    filed(root, "b")
    decided(root, "b")
    commit(repository)
    edit(root, "title: ", "title: 新", chart)
    edit(root, "name: ", "name: 新", "units/b/powers/b-q5r6st.yaml")
    commit(repository)
    both = {("catalogue.changed", "a"), ("power.renamed", "b")}
    assert both | {("flow.changed", "a")} <= told_of(told(root)), "what was never filed goes with the catalogue"
    filed(root, "a", FilingSubject.FLOWS, key="a-f3g4h5")
    decided(root, key="a-f3g4h5")
    commit(repository)
    for words in ((), ("--unit", "a")):
        found = told_of(told(root, *words))
        assert ("catalogue.changed", "a") in found
        assert ("flow.changed", "a") not in found
    assert both <= told_of(told(root))


def test_what_was_filed_and_is_lost_is_named_and_never_taken_for_the_same(told, inside, repository, root):
    edit(root)
    filed(root)
    edit(root, LIMIT[1], LIMIT[0])
    commit(repository)
    decided(root)
    edit(root, "lead: deputy", "lead: director")
    document = told(root, code=1)
    assert [each["path"] for each in document["unread"]] == ["units/a/filings/a-f2g3h4.yaml"]
    assert "not compared" in inside("--registry", root, "--lang", "en", "diff", "--unit", "a").out
    assert kinds(told(root, "--unit", "b")) == []


def test_units_that_never_filed_are_compared_with_the_oldest_filing(told, inside, repository, root):
    filed(root)
    edit(root, "name: ", "name: 新", "units/b/powers/b-q5r6st.yaml")
    commit(repository)
    decided(root)
    assert "power.renamed" in kinds(told(root))
    assert "units that never filed" in inside("--registry", root, "--lang", "en", "diff").err


def test_a_power_that_both_units_filed_in_turn_is_told_as_transferred(told, repository, root):
    filed(root)
    commit(repository)
    (root / "units/b/powers/a-k3p7qd.yaml").write_bytes((root / POWER).read_bytes())
    (root / POWER).unlink()
    filed(root, "b")
    commit(repository)
    decided(root)
    decided(root, "b")
    changes = [each for each in told(root)["changes"] if each["kind"].startswith("power.")]
    assert [(each["kind"], each["units"]) for each in changes] == [("power.transferred", ["a", "b"])]


def test_an_amended_law_lists_what_cites_it_on_either_kind_of_side(told, repository, root):
    edit(root, "articles:\n", "articles:\n  - {article: 第一条, text: 新}\n", "laws/市容条例.yaml")
    shutil.copy(root / POWER, root / POWER.replace("k3p7qd", "n2n2n2"))
    edit(root, "id: a-k3p7qd", "id: a-n2n2n2", POWER.replace("k3p7qd", "n2n2n2"))
    expected = ["a-k3p7qd", "a-m4n5pq", "a-n2n2n2", "a-s6t7uv", "b-q5r6st"]

    def cited(document):
        found = [each for each in document["changes"] if each["kind"] == "law.amended"]
        return [(other["key"]) for other in found[0]["others"]], found[0]["units"]

    assert cited(told(root, "HEAD")) == (expected, ["a", "b"])
    commit(repository)
    (root / POWER).unlink()
    assert cited(told(root, "HEAD~1..HEAD")) == (expected, ["a", "b"])


@pytest.mark.parametrize("words", [["--check"], ["--log"], ["--format", "json"]], ids=lambda words: words[0])
def test_a_package_goes_without_what_it_would_ignore(inside, root, tmp_path, words):
    ran = inside("--registry", root, "--lang", "en", "diff", "HEAD", "--package", tmp_path / "package", *words)
    assert (ran.code, "goes without" in ran.err, (tmp_path / "package").exists()) == (2, True, False)
