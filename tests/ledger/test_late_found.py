"""`ptr validate` finds what is late on the main line: from the day after its last day, until that is done there."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from office import CHART, CHARTED, POWER, UNIT, Office
from repositories import git
from support import validate

from ptr.model.text.columns import width
from ptr.operations.checking import run
from ptr.store.source import FolderSource

CATALOGUE, UNIT_FILE = f"units/{UNIT}/catalogue.yaml", f"units/{UNIT}/unit.yaml"
IDLE = f"units/{UNIT}/adjustments/2026-01-05-idle.yaml"
LAST = [
    ("A013", POWER, "2026-01-12"),
    ("A012", IDLE, "2026-01-15"),
    ("A004", POWER, "2026-01-19"),
    ("F016", CHART, "2026-01-19"),
    ("D007", POWER, "2026-01-29"),
]
"""What the history leaves undone: the rule, where, and the last day."""
CODES = [code for code, _, _ in LAST]
AFTER = "2026-02-02"


@pytest.fixture
def office(tmp_path):
    """An office whose power was renamed and nothing done about it; of another power a statement says so idly."""
    office = Office(tmp_path / "registry")
    office.write(CHART, CHARTED)
    git(office.root, "add", "-A")
    git(office.root, "commit", "-q", "--amend", "--no-edit", day="2025-12-01")
    office.rename()
    office.commit("2026-01-02")
    office.state("2026-01-05", powers="a-s6t7uv", slug="2026-01-05-idle")
    office.commit("2026-01-05")
    return office


def report(office: Office, day: str, *, root: Path | None = None, remember: bool = True):
    today = datetime.date.fromisoformat(day)
    return validate(FolderSource(root or office.root), today=today, history=None, remember=remember)


def found(office: Office, day: str, **how) -> list[tuple[str, str]]:
    """List the findings of these rules by code and place."""
    findings = report(office, day, **how).findings
    return [(each.code, each.spot.path) for each in findings if each.code in CODES]


def after(day: str) -> str:
    return str(datetime.date.fromisoformat(day) + datetime.timedelta(1))


@pytest.mark.parametrize(("code", "path", "last"), LAST, ids=CODES)
def test_each_is_found_from_the_day_after_its_last_day(office, code, path, last):
    for day, late in ((last, False), (last, False), (after(last), True), (after(last), True), (last, False)):
        assert ((code, path) in found(office, day)) is late, day
    assert found(office, after(last)) == found(office, after(last), remember=False)


def test_what_is_remembered_ends_on_the_day_on_which_something_is_late(office, monkeypatch):
    assert found(office, "2026-01-06") == []
    monkeypatch.setattr(run, "check", lambda *_: pytest.fail("checked again"))
    assert found(office, "2026-01-12") == []
    monkeypatch.undo()
    assert found(office, "2026-01-13") == [("A013", POWER)]
    monkeypatch.setattr(run, "check", lambda *_: pytest.fail("checked again"))
    assert found(office, "2026-01-15") == [("A013", POWER)]


def test_a_finding_of_the_calendar_fails_no_run(office):
    late = [each for each in report(office, AFTER).findings if each.code in CODES]
    assert {each.code for each in late} == {*CODES}
    assert not any(each.fails(each.level) for each in late)


def test_what_is_done_on_the_main_line_is_found_no_more(office):
    assert {code for code, _ in found(office, AFTER)} == {*CODES}
    office.state("2026-01-02", slug="2026-01-02-renamed")
    office.commit("2026-02-02")
    assert "A013" not in {code for code, _ in found(office, AFTER)}
    office.edit("title: 对擅自堆放杂物", "title: 对擅自堆放垃圾", CHART)
    office.commit("2026-02-02")
    assert "F016" not in {code for code, _ in found(office, AFTER)}
    office.post(AFTER)
    office.post(AFTER, name="2026-02-02-chart", keys=("a-it3m4n",))
    office.commit(AFTER)
    assert "D007" not in {code for code, _ in found(office, AFTER)}
    office.issue("2026-1", AFTER)
    office.submit(AFTER)
    office.submit(AFTER, "a-g2g2g2", "flows")
    office.submit(AFTER, "a-g3g3g3", "adjustment", of="2026-01-02-renamed")
    office.commit(AFTER)
    assert found(office, AFTER) == [("A012", IDLE)]


def test_a_returned_filing_is_left_to_the_rule_on_answers(office):
    office.submit("2026-01-08")
    office.commit("2026-01-08")
    office.decide("2026-01-09", outcome="returned")
    office.commit("2026-01-09")
    told = [(each.code, each.message[0]) for each in report(office, AFTER).findings if each.code in ("A004", "A006")]
    assert sorted(code for code, _ in told) == ["A004", "A006"]
    assert "调整说明应在 2026-01-19 前报备案，还没有报" in dict(told)["A004"]


def test_an_uncommitted_fix_settles_nothing(office):
    late = found(office, AFTER)
    office.state("2026-01-02", slug="2026-01-02-renamed")
    office.submit(AFTER)
    assert found(office, AFTER) == late


def test_a_branch_settles_what_it_brings_once_it_is_merged(office):
    late = found(office, AFTER)
    git(office.root, "switch", "-qc", "statement")
    office.state("2026-01-02", slug="2026-01-02-renamed")
    office.commit("2026-01-20")
    assert found(office, AFTER) == late
    git(office.root, "switch", "-q", "main")
    assert found(office, AFTER) == late
    git(office.root, "merge", "-q", "--no-ff", "-m", "说明", "statement", day="2026-01-20")
    assert ("A013", POWER) in late
    assert ("A013", POWER) not in found(office, AFTER)


def test_a_record_that_was_altered_is_wrong_until_it_is_restored(office):
    path = office.post("2026-01-06")
    office.commit("2026-01-06")
    office.edit("posted: 2026-01-06", "posted: 2025-12-06", path)
    office.commit("2026-01-07")
    [altered] = [each for each in report(office, "2026-01-08").findings if each.code == "A012"]
    assert (altered.spot.path, altered.level, altered.dated) == (path, "error", False)
    office.edit("posted: 2025-12-06", "posted: 2026-01-06", path)
    office.commit("2026-01-08")
    assert found(office, "2026-01-08") == []


@pytest.mark.parametrize("back", [True, False], ids=["as it was", "otherwise"])
def test_a_record_that_was_removed_is_wrong_until_it_is_back(office, back):
    path = office.post("2026-01-06")
    text = (office.root / path).read_text("utf-8")
    office.commit("2026-01-06")
    (office.root / path).unlink()
    office.commit("2026-01-07")
    gone = report(office, "2026-01-08")
    assert [(each.spot.path, each.unit) for each in gone.findings if each.code == "A012"] == [(path, UNIT)]
    office.write(path, text if back else text.replace("website", "notice-board"))
    office.commit("2026-01-08")
    assert (found(office, "2026-01-08") == []) is back


def test_a_statement_of_an_event_to_come_is_wrong_until_another_replaces_it(office):
    path = office.state("2026-01-20", slug="2026-01-20-early")
    office.commit("2026-01-06")
    assert found(office, "2026-01-06") == [("A012", path)]
    office.state("2026-01-02", slug="2026-01-02-renamed", more="replaces: 2026-01-20-early\n")
    office.commit("2026-01-07")
    assert found(office, "2026-01-07") == []


def test_a_change_of_a_later_day_is_late_when_its_own_time_is_over(office):
    office.rename("对擅自堆放砖石的处罚")
    office.commit("2026-03-02")
    for day, count in (("2026-03-01", 1), ("2026-03-02", 1), ("2026-03-12", 1), ("2026-03-13", 2)):
        assert [code for code, _ in found(office, day)].count("A013") == count
        assert found(office, day) == found(office, day, remember=False)


def test_in_a_shallow_clone_nothing_is_called_late_or_in_time(office, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{office.root}", "shallow")
    shallow = report(office, AFTER, root=tmp_path / "shallow")
    assert {(each.code, str(each.level)) for each in shallow.findings if each.code in CODES} <= {("A004", "note")}
    assert sorted([*CODES, "C003"]) == list(shallow.unchecked.codes)
    assert all("git fetch --unshallow" in words for words in shallow.unchecked.why)


def test_once_the_history_is_fetched_it_is_told(office, tmp_path):
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{office.root}", "shallow")
    assert report(office, AFTER, root=tmp_path / "shallow").unchecked
    git(tmp_path / "shallow", "fetch", "-q", "--unshallow")
    assert {code for code, _ in found(office, AFTER, root=tmp_path / "shallow")} == {*CODES}


@pytest.mark.parametrize(
    ("without", "why"),
    [
        ("main_line", ("registry.yaml 写明 main_line: none", "main_line: none (registry.yaml)")),
        ("branch", ("这里没有主干分支 main", "there is no branch main here")),
        ("repository", ("不在 Git 仓库里", "in no Git repository")),
        ("git", ("没有安装 git", "git is not installed")),
    ],
)
def test_where_no_main_line_is_known_the_report_says_why_in_one_line(office, inside, monkeypatch, without, why):
    if without == "main_line":
        office.write("registry.yaml", (office.root / "registry.yaml").read_text("utf-8") + "main_line: none\n")
        office.commit("2026-01-06")
    elif without == "branch":
        git(office.root, "branch", "-m", "main", "trunk")
    elif without == "repository":
        (office.root / ".git").rename(office.root.parent / "away")
    else:
        monkeypatch.setenv("PATH", str(office.root))
    assert report(office, AFTER).unchecked.why == why
    for language, words in (("zh", "没有检查 A004、"), ("en", "not checked: A004, ")):
        ran = inside("--registry", office.root, "--lang", language, "validate", code=None)
        [line] = [line for line in ran.out.splitlines() if line.startswith(words)]
        assert line.endswith(why[language == "en"])
        assert width(line) <= 80
