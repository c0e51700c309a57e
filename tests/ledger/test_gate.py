"""What the gate refuses and lets through, and what it never asks for."""

from __future__ import annotations

import pytest
from office import KEY, POWER, UNIT
from repositories import git
from test_scenarios import lines


@pytest.fixture
def branch(office):
    """An office whose next commits are on a branch."""
    git(office.root, "switch", "-qc", "branch")
    return office


def test_a_change_of_body_is_stated_and_one_of_leader_is_not(branch):
    branch.edit("lead: deputy", "lead: director")
    branch.commit("2026-01-02")
    report = branch.asked("2026-01-02", "main", check=True)
    assert report.passes
    assert not lines(report.obligations, "statement")
    assert lines(report.obligations, "catalogue")
    branch.edit("body: 示例市市容管理局", "body: 示例市城市管理局")
    branch.commit("2026-01-03")
    report = branch.asked("2026-01-03", "main", check=True)
    assert not report.passes
    assert [each.what for each in report.failing] == ["statement"]


def test_it_never_asks_for_a_filing_before_the_merge(branch):
    branch.rename()
    branch.state("2025-06-01")
    branch.commit("2026-01-02")
    report = branch.asked("2026-01-02", "main", check=True)
    assert "filing catalogue late 2025-06-16" in lines(report.obligations)
    assert report.passes


def test_what_is_late_on_the_main_line_stops_no_other_branch(office):
    office.rename()
    office.commit("2026-01-02")
    git(office.root, "switch", "-qc", "branch")
    office.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    office.commit("2026-06-01")
    assert office.asked("2026-06-01", "main", check=True).passes


def test_terms_raised_in_the_same_change_are_told_first_and_move_nothing(branch):
    branch.rename()
    branch.state("2026-01-01")
    branch.edit("filing_days: 15", "filing_days: 365", "registry.yaml")
    branch.commit("2026-01-02")
    report = branch.asked("2026-01-02", "main", check=True)
    assert report.changes[0].kind == "policy.changed"
    assert "filing catalogue open 2026-01-16" in lines(report.obligations)


@pytest.mark.parametrize("how", ["removed", "altered"])
def test_a_record_of_the_main_line_stays_as_it_is(office, how):
    path = office.state("2025-12-03")
    office.rename()
    office.commit("2025-12-03")
    git(office.root, "switch", "-qc", "branch")
    if how == "removed":
        (office.root / path).unlink()
    else:
        office.edit("reason: 依上级文件调整", "reason: 另有原因", path)
    office.commit("2026-01-02")
    report = office.asked("2026-01-02", "main", check=True)
    assert not report.passes
    assert [each.kind for each in report.refused] == ["gone" if how == "removed" else "altered"]


def test_filling_in_what_was_empty_is_no_alteration(office):
    path = office.post("2025-12-05")
    office.commit("2025-12-05")
    git(office.root, "switch", "-qc", "branch")
    office.write(path, (office.root / path).read_text("utf-8") + "removed: 2026-01-02\n")
    office.commit("2026-01-02")
    assert office.asked("2026-01-02", "main", check=True).passes


def test_a_unit_that_joins_passes(branch):
    for file in list((branch.root / "units/b").rglob("*.yaml")):
        text = file.read_text("utf-8").replace("id: b\n", "id: c\n").replace("prefix: b\n", "prefix: c\n")
        path = file.relative_to(branch.root).as_posix().replace("units/b/", "units/c/")
        branch.write(path.replace("b-q5r6st", "c-q5r6st"), text.replace("b-q5r6st", "c-q5r6st"))
    branch.issue("2026-1", "2026-01-02", "c")
    branch.commit("2026-01-02")
    report = branch.asked("2026-01-02", "main", check=True)
    assert report.passes
    assert not lines(report.obligations, "statement")


def test_a_statement_names_the_power_of_a_chart_and_the_charts_are_filed(office):
    from test_scenarios import CHART, CHARTED

    office.write(CHART, CHARTED)
    office.commit("2025-12-02")
    git(office.root, "switch", "-qc", "branch")
    office.edit("第五十四条", "第五十五条", CHART)
    office.state("2026-01-01", kinds="elements_changed", powers=KEY)
    office.commit("2026-01-02")
    report = office.asked("2026-01-02", "main", check=True)
    assert report.passes
    assert "filing flows open 2026-01-16" in lines(report.obligations)


def test_where_the_main_line_is_not_known_no_day_is_told_and_the_gate_still_refuses(office):
    git(office.root, "branch", "-m", "main", "trunk")
    git(office.root, "switch", "-qc", "branch")
    office.rename()
    office.commit("2026-01-02")
    report = office.asked("2026-06-01", "trunk", check=True)
    assert report.untold
    assert not report.passes
    assert {each.due for each in report.obligations} == {None}
    assert {each.state for each in report.obligations} == {"open"}


def test_where_the_ledger_is_turned_off_it_says_so(office):
    office.edit("format: 3\n", "format: 3\nmain_line: none\n", "registry.yaml")
    office.commit("2026-01-02")
    office.edit("lead: deputy", "lead: director", POWER)
    report = office.asked("2026-06-01", "HEAD")
    assert report.untold
    assert "main_line: none" in report.untold[1]
    assert lines(report.obligations, "catalogue") == ["catalogue open"]
    assert UNIT in {each.unit for each in report.obligations}
