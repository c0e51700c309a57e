"""`--at`: the registry as it was, by revision or by what was in force on a day."""

from __future__ import annotations

import json
import re
import shutil

import pytest
from repositories import commit, git

MOVED = "商品房预售许可"


@pytest.fixture
def holder(inside, playground):
    """Tell which unit holds a power, as a reading command finds it."""

    def run(at):
        ran = inside("--registry", playground, "impact", "城市房地产管理法", "--at", at, "--format", "json")
        assert ran.code == 0, ran
        units = json.loads(ran.out)["units"]
        return [unit["unit"] for unit in units if MOVED in {each["name"] for each in unit["citations"]}], ran.err

    return run


def test_a_day_means_the_commit_that_stood_at_its_end_and_what_was_accepted_is_said_beside_it(holder):
    units, said = holder("2026-05-31")
    assert units == ["zhujian"]
    assert "catalogue other than" not in said
    units, said = holder("2026-06-09")
    assert units == ["shenpi"]
    assert "the registry at the end of 2026-06-09 (commit " in said
    accepted, other = (line for line in said.splitlines() if line.startswith("catalogue"))
    assert "张家口市万全区民政局 (2026-03-17)" in accepted
    assert "张家口市住房和城乡建设局 (2025-12-29)" in other
    assert holder("2026-6-9") == holder("2026-06-09")


def test_a_day_before_any_filing_names_no_accepted_catalogue(holder):
    units, said = holder("2025-12-15")
    assert units == ["zhujian"]
    assert "catalogue as accepted" not in said


def test_the_findings_of_a_day_are_those_of_its_commit_and_no_others(inside, playground, tmp_path):
    git(playground, "worktree", "add", "-q", "--detach", str(tmp_path / "then"), "HEAD")
    for day in ("2025-11-10", "2026-03-01", "2026-06-09", "2026-06-10", "2026-10-25"):
        git(
            tmp_path / "then",
            "checkout",
            "-q",
            git(playground, "rev-list", "-1", f"--before={day}T23:59:59+0800", "main"),
        )
        words = ("validate", "--no-cache", "--format", "json")
        then = json.loads(inside("--registry", tmp_path / "then", *words, "--today", day).out)
        ran = inside("--registry", playground, *words, "--at", day)
        past = json.loads(ran.out)["not_checked"]["codes"]
        here = [each for each in json.loads(ran.out)["findings"] if each["code"] not in past]
        assert here == [each for each in then["findings"] if each["code"] not in past]
    git(playground, "worktree", "remove", str(tmp_path / "then"))


def test_a_revision_means_git(holder, playground):
    before = git(playground, "log", "--format=%H", "--before=2026-06-02", "-1")
    assert holder(before)[0] == ["shenpi"]
    assert holder(f"{before}~1")[0] == ["zhujian"]


def test_a_registry_is_validated_as_it_was(inside, playground):
    ran = inside("--registry", playground, "validate", "--at", "HEAD")
    assert (ran.code, "note C003" in ran.out) == (0, True)
    ran = inside("--registry", playground, "validate", "--at", "2026-09-30")
    assert (ran.code, "note C003" in ran.out) == (0, False)
    ran = inside("--registry", playground, "validate", "--at", "HEAD~1")
    assert (ran.code, "the revision HEAD~1" in ran.err) == (0, True)


def test_what_cannot_be_known_is_said(inside, playground):
    for words, message in (
        (("validate", "--at", "2020-01-01"), "unknown on 2020-01-01"),
        (("validate", "--at", "2026-02-30"), "is not a valid date"),
        (("validate", "--at", "nowhere"), "there is no revision nowhere"),
        (("validate", "--at", "HEAD", "--watch"), "--at goes with no files"),
        (("fmt", "--at", "HEAD"), "takes no --at"),
        (
            ("catalogue", "issue", "minzheng", "--approved-by", "x", "--approved-on", "2026-10-31", "--at", "HEAD"),
            "no --at",
        ),
    ):
        ran = inside("--registry", playground, *words)
        assert (ran.code, message in ran.err) == (2, True), (words, ran)


@pytest.fixture
def dated(playground, tmp_path):
    """Two copies of the demo's last state: committed on a day, then with a clock that is set wrong, then on a day."""
    copy = shutil.copytree(playground, tmp_path / "copy")
    shutil.rmtree(copy / ".git")
    git(copy, "init", "-q", "-b", "main")
    for day in ("2026-10-20", "2099-01-01", "2001-01-01", "2026-10-22"):
        (copy / "README.md").write_text(day)
        commit(copy, day, day=day)
    return copy


@pytest.mark.parametrize(("day", "message"), [("2026-10-20", "2001-01-01"), ("2026-10-22", "2026-10-22")])
def test_a_date_that_is_not_believed_moves_no_day(inside, dated, day, message):
    ran = inside("--registry", dated, "--lang", "en", "impact", "慈善法", "--at", day)
    stood = git(dated, "log", "--format=%h", "--abbrev=10", f"--grep={message}")
    assert f"at the end of {day} (commit {stood}" in ran.err


def test_a_day_is_one_of_the_main_line_on_a_branch_too(inside, dated):
    git(dated, "checkout", "-qb", "topic")
    (dated / "README.md").write_text("x")
    commit(dated, day="2026-10-23")
    ran = inside("--registry", dated, "--lang", "en", "impact", "慈善法", "--at", "2026-10-25")
    assert git(dated, "rev-parse", "main")[:10] in ran.err


def test_what_was_owed_on_a_day_is_compared_with_what_was_filed_by_then(told, playground):
    document = told(playground, "--at", "2026-06-09", "--unit", "zhujian")
    assert {each["state"] for each in document["obligations"] if each["what"] == "filing"} == {"submitted"}
    before = told(playground, "--at", "2026-05-31", "--unit", "zhujian")
    assert {each["kind"] for each in before["changes"]} == {"record.added"}
    later = told(playground, "--at", "2026-06-12", "--unit", "zhujian")
    assert all(each["state"] != "submitted" for each in later["obligations"])


def test_a_day_and_a_revision_compare_alike(told, playground):
    stood = git(playground, "rev-list", "-1", "--before=2026-06-09T23:59:59+0800", "main")
    day = told(playground, "HEAD~15", "--at", "2026-06-09")
    assert day["changes"] == told(playground, f"HEAD~15..{stood}")["changes"]
    assert day["changes"] == told(playground, "HEAD~15", "--at", stood)["changes"]


def test_filings_are_listed_as_they_stood(inside, playground):
    ran = inside("--registry", playground, "--lang", "en", "file", "list", "--at", "2026-06-09", "--unit", "zhujian")
    assert "pending" in ran.out
    assert "pending" not in inside("--registry", playground, "--lang", "en", "file", "list", "--unit", "zhujian").out


@pytest.mark.parametrize("words", [["main~1..main"], ["--check", "main"], ["--package", "out", "--unit", "zhujian"]])
def test_a_day_goes_with_no_other_later_state(inside, playground, words):
    ran = inside("--registry", playground, "--lang", "en", "diff", *words, "--at", "2026-06-09")
    assert (ran.code, "--at goes without" in ran.err) == (2, True)


READING = {
    "validate": ("validate",),
    "diff": ("diff", "HEAD~3"),
    "impact": ("impact", "慈善法"),
    "history": ("history", "zj-mwyioq"),
    "render": ("render", "catalogue", "--unit", "minzheng", "--as", "html", "--to", "{out}"),
    "verify": ("verify", "00000-00000"),
    "file list": ("file", "list"),
}
"""The commands that read the registry as it was, with arguments."""
NOT_READING = {
    "adjust": ("adjust", "minzheng"),
    "explain": None,
    "file show": ("file", "show", "mz-tqkze6"),
    "fmt": ("fmt", "--check"),
    "migrate": ("migrate",),
    "publish": ("publish", "minzheng"),
    "rename": ("rename", "law", "慈善法", "慈善"),
    "rules": None,
    "schema": None,
    "transfer": ("transfer", "zj-mwyioq", "--to", "shenpi"),
}
"""Those that look at files as they are, or at no registry (None), and therefore take no past state."""


@pytest.mark.parametrize("words", READING.values(), ids=READING)
@pytest.mark.parametrize("how", ["no branch", "main_line none"])
def test_every_reading_command_says_whose_history_a_day_is_of(inside, dated, tmp_path, words, how):
    if how == "no branch":
        git(dated, "branch", "-m", "main", "trunk")
        why = "there is no branch main here: the day is one of the history of HEAD"
    else:
        text = (dated / "registry.yaml").read_text("utf-8")
        (dated / "registry.yaml").write_text(text.replace("main_line: main", "main_line: none"), "utf-8")
        commit(dated, day="2026-10-23")
        why = "main_line: none (registry.yaml): the day is one of the history of the branch main"
    words = [word.format(out=tmp_path / "out") for word in words]
    ran = inside("--registry", dated, "--lang", "en", *words, "--at", "2026-10-23")
    assert ran.err.count(why) == 1, ran
    assert ran.code in (0, 1)


@pytest.mark.parametrize("words", READING.values(), ids=READING)
def test_nothing_is_said_where_the_main_line_is_here(inside, dated, tmp_path, words):
    words = [word.format(out=tmp_path / "out") for word in words]
    ran = inside("--registry", dated, "--lang", "en", *words, "--at", "2026-10-23")
    assert "the day is one of the history of" not in ran.err


def test_every_other_command_refuses_a_past_state(inside, playground):
    for words in filter(None, NOT_READING.values()):
        ran = inside("--registry", playground, "--lang", "en", *words, "--at", "HEAD")
        assert (ran.code, "this command takes no --at" in ran.err) == (2, True), (words, ran)
        assert all(name in ran.err for name in READING)


def test_a_sheet_is_judged_by_the_day_that_is_asked_about(inside, playground, tmp_path):
    out = tmp_path / "out"
    printed = ("render", "catalogue", "--unit", "minzheng", "--as", "html", "--to", out)
    inside("--registry", playground, *printed, "--at", "2026-10-01", code=0)
    page = next(file for file in sorted(out.rglob("*.html")) if "慈善组织设立登记" in file.read_text("utf-8"))
    code = re.search(r"[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}", page.read_text("utf-8"))[0]

    def verified(*at: str) -> dict:
        return json.loads(inside("--registry", playground, "verify", code, "--format", "json", *at).out)

    assert verified("--at", "2026-10-01")["standing"] == "current"
    assert verified("--at", "2026-10-20")["standing"] == "outdated"
    assert verified()["standing"] == "outdated"
    assert verified("--at", "2025-11-10")["standing"] == "unknown"
