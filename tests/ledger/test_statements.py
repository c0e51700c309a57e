"""Statements that find no change: told at the gate while they can find one, a finding when they no longer can."""

from __future__ import annotations

import pytest
from office import KEY, UNIT
from repositories import git


def told(report) -> list[tuple[str, str]]:
    return [(str(each.kind), each.message[1]) for each in report.irregularities]


def test_a_statement_that_matches_nothing_yet_is_a_warning_of_the_gate_alone(office):
    git(office.root, "switch", "-qc", "branch")
    office.state("2026-01-05")
    office.commit("2026-01-05")
    report = office.asked("2026-01-05", "main", check=True)
    [(kind, message)] = told(report)
    assert (kind, message.endswith("it lapses after 2026-01-15")) == ("unmatched", True)
    assert report.passes
    assert [each.code for each in report.irregularities] == ["A002"]
    assert told(office.asked("2026-01-05", "main")) == []
    office.rename()
    office.commit("2026-01-06")
    assert told(office.asked("2026-01-06", "main", check=True)) == []


@pytest.mark.parametrize(("today", "kind"), [("2026-01-15", "unmatched"), ("2026-01-16", "lapsed")])
def test_what_a_statement_names_beside_what_it_explains_is_told_by_its_name(office, today, kind):
    office.rename()
    office.state("2026-01-05", powers=f"{KEY}, a-m4n5pq")
    office.commit("2026-01-05")
    [(found, message)] = told(office.asked(today, check=True, revisions=office.start))
    assert (found, "(a-m4n5pq)" in message, KEY in message) == (kind, True, False)


def test_a_statement_of_a_first_inventory_neither_waits_nor_lapses(office):
    path = "units/b/adjustments/2026-01-05-s.yaml"
    power = "units/b/powers/b-q5r6st.yaml"
    office.edit("name: ", "name: 新", power)
    office.write(path, "event: 2026-01-05\nkinds: [renamed]\npowers: [b-q5r6st]\nreason: 更名\neffective: 2026-01-05\n")
    office.commit("2026-01-05")
    assert office.owed("2026-03-01", "statement") == []
    assert told(office.asked("2026-01-06", check=True, revisions=office.start)) == []
    assert told(office.asked("2026-03-01")) == []


def test_a_statement_that_stood_when_the_ledger_began_explains_nothing_new(office, tmp_path):
    office.state("2025-11-30")
    git(office.root, "add", "-A")
    git(office.root, "commit", "-q", "--amend", "--no-edit", day="2025-12-01")
    start = git(office.root, "rev-parse", "HEAD")
    office.rename()
    office.commit("2025-12-05")
    assert office.owed("2025-12-06", "statement", revisions=start) == ["statement open 2025-12-15"]
    assert told(office.asked("2026-02-01", revisions=start)) == []


def test_the_gate_tells_only_what_is_new_on_the_branch(office):
    office.state("2026-01-05")
    office.commit("2026-01-05")
    git(office.root, "switch", "-qc", "branch")
    office.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    office.commit("2026-01-06")
    assert told(office.asked("2026-01-06", "main", check=True)) == []
    assert UNIT in office.asked("2026-01-06", "main", check=True).names
