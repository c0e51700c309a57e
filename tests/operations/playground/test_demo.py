"""`ptr demo`: a real repository, the same each time, valid as long as the story is told."""

from __future__ import annotations

from changed import kinds
from repositories import git


def commits(folder, *words):
    return git(folder, "log", "--format=%H", *words).splitlines()


def test_two_runs_give_the_same_commits(inside, playground, tmp_path):
    ran = inside("demo", tmp_path / "again")
    assert (ran.code, ran.out) == (0, "")
    assert commits(tmp_path / "again") == commits(playground)
    assert git(playground, "status", "--porcelain") == ""
    assert sorted(path.name for path in tmp_path.iterdir()) == ["again"]


def test_the_year_is_dated_and_written_by_posts(playground):
    days = git(playground, "log", "--reverse", "--format=%as").splitlines()
    assert days == sorted(days)
    assert (days[0], days[-1]) == ("2025-11-10", "2026-10-12")
    assert all(author.startswith(("市", "万全区")) for author in git(playground, "log", "--format=%an").splitlines())


def test_only_the_last_change_is_refused(inside, playground):
    ran = inside("--registry", playground, "validate", "--no-cache")
    assert (ran.code, "2 warnings (2 by date)" in ran.out, "C003" in ran.out) == (0, True, True)
    ran = inside("--registry", playground, "diff", "--check", "HEAD~1")
    assert (ran.code, "a longer limit" in ran.out, "statement of adjustment" in ran.out) == (1, True, True)
    assert inside("--registry", playground, "diff", "--check", "HEAD~1..HEAD~1").code == 0


def test_the_transfer_is_one_change_a_power_stated_and_filed(told, playground):
    (commit,) = commits(playground, "--grep", "划转市行政审批局")
    document = told(playground, f"{commit}~1..HEAD~1")
    moved = [change for change in document["changes"] if change["kind"] == "power.transferred"]
    assert sorted((*change["units"], change["subject"]["key"]) for change in moved) == [
        ("minzheng", "shenpi", "mz-24c3e2"),
        ("zhujian", "shenpi", "zj-jmbiuv"),
        ("zhujian", "shenpi", "zj-mwyioq"),
    ]
    assert not {"power.added", "power.abolished", "power.removed"} & {*kinds(document)}
    assert {each["state"] for each in document["obligations"]} == {"met"}


def test_a_unit_is_compared_with_what_was_filed(told, playground):
    document = told(playground, "--unit", "minzheng")
    assert {*kinds(document)} == {"basis.changed", "catalogue.changed", "record.added", "record.changed"}


def test_a_folder_with_something_in_it_is_left_alone(inside, tmp_path):
    (tmp_path / "full").mkdir()
    (tmp_path / "full/x").write_text("x")
    ran = inside("demo", tmp_path / "full")
    assert (ran.code, "not empty" in ran.err) == (2, True)
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["x"]


def test_without_git_it_says_so(ptr, tmp_path):
    ran = ptr("--lang", "en", "demo", tmp_path / "d", PATH=str(tmp_path))
    assert (ran.code, "git is not installed" in ran.err) == (2, True)
    assert list(tmp_path.iterdir()) == []
