"""Transfers as both sides owe them: who files the statement, and one that came before its power left."""

from __future__ import annotations

import pytest
from office import KEY, POWER, UNIT, lines
from repositories import git

TAKEN = POWER.replace("/a/", "/b/")
AGREED = "concerns: [b]\nopinions: [{unit: b, position: agreed, date: 2026-01-02}]\n"


@pytest.fixture
def office(office):
    """An office whose second unit is past its first inventory too."""
    office.decide_first_of("b")
    return office


def moved(office, day: str, more: str = AGREED, slug: str = "") -> str:
    """Let a power go to the second unit by a statement of the first."""
    path = office.state("2026-01-02", kinds="transferred", more=more, slug=slug)
    git(office.root, "mv", POWER, TAKEN)
    office.commit(day)
    return path


def test_who_agreed_is_never_asked_to_file_the_statement_of_the_giver(office):
    path = moved(office, "2026-01-02")
    owed = [each for each in office.asked("2026-01-03", unit="b").obligations if each.files == "adjustment"]
    assert [(each.state, each.evidence) for each in owed] == [("met", path)]
    assert "filing adjustment open 2026-01-19" in office.owed("2026-01-03", unit=UNIT)


def test_who_did_not_agree_states_and_files_for_itself(office):
    moved(office, "2026-01-02", more="concerns: [b]\n")
    owed = office.owed("2026-01-03", unit="b")
    assert {"statement open 2026-01-12", "filing adjustment open 2026-01-19"} <= {*owed}


def test_who_agrees_later_is_spared_from_then_on(office):
    path = moved(office, "2026-01-02", more="concerns: [b]\n")
    said = (office.root / path).read_text("utf-8")
    office.write(path, said + "opinions: [{unit: b, position: agreed, date: 2026-01-09}]\n")
    office.commit("2026-01-09")
    assert "filing adjustment met 2026-01-09" in office.owed("2026-01-10", unit="b")


@pytest.mark.parametrize(("more", "left"), [(AGREED, "met 2026-01-02"), ("concerns: [b]\n", "open 2026-01-19")])
def test_a_statement_in_the_place_of_another_spares_who_agreed_to_it(office, more, left):
    moved(office, "2026-01-02", slug="2026-01-02-one")
    office.state("2026-01-02", kinds="transferred", slug="2026-01-02-two", more=f"replaces: 2026-01-02-one\n{more}")
    office.commit("2026-01-05")
    assert [line for line in office.owed("2026-01-06", "filing", unit="b") if "adjustment" in line] == [
        f"filing adjustment {left}"
    ]


def test_a_statement_that_came_before_its_power_left_gives_it(office):
    office.state("2026-01-02", kinds="transferred", more=AGREED)
    office.commit("2026-01-02")
    stated = git(office.root, "rev-parse", "HEAD")
    text = (office.root / POWER).read_text("utf-8")
    (office.root / POWER).unlink()
    office.commit("2026-01-05")
    for revisions in (office.start, stated, "HEAD~1..HEAD"):
        report = office.asked("2026-01-06", revisions)
        [change] = [each for each in report.changes if each.subject.key == KEY]
        assert (change.kind, change.alarm) == ("power.given", None)
        assert "taking_over open 2026-01-12" in lines(report.obligations)
    assert office.owed("2026-01-06", "statement") == ["statement met 2026-01-05"]
    assert office.asked("2026-01-06").irregularities == ()
    office.write(TAKEN, text)
    office.commit("2026-01-08")
    owed = office.owed("2026-01-09")
    assert "taking_over met 2026-01-08" in owed
    assert "statement met 2026-01-08" in owed
    assert not [line for line in owed if line.startswith("supervision")]


def test_the_working_tree_is_told_so_too(office):
    office.state("2026-01-02", kinds="transferred", more=AGREED)
    office.commit("2026-01-02")
    (office.root / POWER).unlink()
    [change] = [each for each in office.asked("2026-01-03").changes if each.subject.key == KEY]
    assert change.kind == "power.given"


@pytest.mark.parametrize("kinds", ["renamed", "abolished"])
def test_a_statement_of_another_kind_gives_nothing(office, kinds):
    office.state("2026-01-02", kinds=kinds, more=AGREED)
    office.commit("2026-01-02")
    (office.root / POWER).unlink()
    office.commit("2026-01-05")
    [change] = [each for each in office.asked("2026-01-06").changes if each.subject.key == KEY]
    assert (change.kind, bool(change.alarm)) == ("power.abolished", True)


def test_a_statement_that_lapsed_gives_nothing(office):
    office.state("2026-01-02", kinds="transferred", more=AGREED)
    office.commit("2026-01-02")
    (office.root / POWER).unlink()
    office.commit("2026-02-05")
    [change] = [each for each in office.asked("2026-02-06", "HEAD~1").changes if each.subject.key == KEY]
    assert change.kind == "power.abolished"


def test_a_statement_gives_a_power_once(office):
    moved(office, "2026-01-02")
    git(office.root, "mv", TAKEN, POWER)
    office.commit("2026-01-05")
    (office.root / POWER).unlink()
    office.commit("2026-01-06")
    [change] = [each for each in office.asked("2026-01-07", "HEAD~1").changes if each.subject.key == KEY]
    assert change.kind == "power.abolished"


def test_what_the_next_holder_changes_otherwise_leaves_the_first_change_to_be_explained(office):
    office.rename()
    office.commit("2026-01-02")
    moved(office, "2026-01-05")
    office.edit("value: 30, unit: calendar_days", "value: 45, unit: calendar_days", TAKEN)
    office.commit("2026-01-06")
    assert "statement open 2026-01-12" in office.owed("2026-01-07", unit=UNIT)


@pytest.mark.parametrize("more", ["", "as the receiver has it"])
def test_who_takes_a_power_later_files_its_catalogue_too(office, more):
    office.state("2026-01-02", kinds="transferred", more=AGREED)
    git(office.root, "rm", "-q", POWER)
    office.commit("2026-01-02")
    git(office.root, "checkout", "-q", "HEAD~1", "--", POWER)
    git(office.root, "mv", POWER, TAKEN)
    if more:
        office.edit("department: street", "department: street-b", TAKEN)
    office.commit("2026-01-06")
    assert "filing catalogue open 2026-01-21" in office.owed("2026-01-07", unit="b")
