"""Statements that cancel others: a change that was explained is changed back, and one filing serves both."""

from __future__ import annotations

import pytest
from office import POWER, UNIT, lines

from ptr.model.results.obligation import Demand

ONE, TWO = "2026-01-02-one", "2026-01-09-two"
NAME = "对擅自堆放杂物的处罚"


def statement(slug: str) -> str:
    return f"units/{UNIT}/adjustments/{slug}.yaml"


def changed(office) -> None:
    """Rename a power by one statement."""
    office.rename()
    office.state("2026-01-02", slug=ONE)
    office.commit("2026-01-02")


def changed_back(office, **how: str) -> None:
    """Give it back its name by a statement that cancels the first."""
    office.rename(NAME)
    office.state("2026-01-09", slug=TWO, more=f"cancels: {ONE}\n", **how)
    office.commit("2026-01-09")


def filings(office, today: str) -> list[tuple[str, str, str]]:
    owed = [each for each in office.asked(today).obligations if each.files == "adjustment"]
    return [(each.of, str(each.state), str(each.done or each.due)) for each in owed if each.what is Demand.FILING]


@pytest.mark.parametrize(
    "how", [{}, {"powers": ""}, {"kinds": "elements_changed"}, {"powers": "", "kinds": "abolished"}]
)
def test_the_cancelling_statement_explains_the_change_back(office, how):
    changed(office)
    changed_back(office, **how)
    report = office.asked("2026-03-01")
    stated = [each for each in report.obligations if each.what is Demand.STATEMENT]
    assert [(each.state, each.evidence) for each in stated] == [("met", statement(ONE)), ("met", statement(TWO))]
    assert report.irregularities == ()
    owed = lines(report.obligations)
    assert "filing catalogue undone 2026-01-09" in owed
    assert "catalogue undone 2026-01-09" in owed


def test_one_filing_serves_both(office):
    changed(office)
    changed_back(office)
    assert filings(office, "2026-01-10") == [(TWO, "open", "2026-01-19"), (TWO, "open", "2026-01-26")]
    office.submit("2026-01-12", subject="adjustment", of=TWO)
    office.commit("2026-01-12")
    office.decide("2026-01-13")
    office.commit("2026-01-13")
    assert {each[1:] for each in filings(office, "2026-03-01")} == {("met", "2026-01-12")}


def test_what_was_filed_before_it_was_cancelled_serves_too_where_it_is_accepted(office):
    changed(office)
    office.submit("2026-01-05", subject="adjustment", of=ONE)
    office.commit("2026-01-05")
    changed_back(office)
    assert ("submitted", "2026-01-05") in [each[1:] for each in filings(office, "2026-01-10")]
    office.decide("2026-01-12")
    office.commit("2026-01-12")
    states = [each[1:] for each in filings(office, "2026-01-13")]
    assert states[0] == ("met", "2026-01-05")
    assert states[1][0] == "open"


def test_a_statement_that_was_accepted_is_cancelled_as_a_change_like_another(office):
    changed(office)
    office.submit("2026-01-05", subject="adjustment", of=ONE)
    office.commit("2026-01-05")
    office.decide("2026-01-06")
    office.commit("2026-01-06")
    changed_back(office)
    report = office.asked("2026-03-01")
    assert report.irregularities == ()
    told = filings(office, "2026-03-01")
    assert (ONE, "met", "2026-01-05") in told
    assert [each[:2] for each in told if each[0] == TWO] == [(TWO, "late")]
    assert lines(report.obligations, "statement") == ["statement met 2026-01-02", "statement met 2026-01-09"]


def test_what_was_not_changed_back_is_still_filed_by_the_first(office):
    other = "units/a/powers/a-m4n5pq.yaml"
    office.write(other, (office.root / POWER).read_text("utf-8").replace("a-k3p7qd", "a-m4n5pq"))
    office.edit("A-02-001", "A-02-002", other)
    office.commit("2025-12-20")
    office.rename()
    office.edit("name: 对", "name: 关于对", other)
    office.state("2026-01-02", powers="a-k3p7qd, a-m4n5pq", slug=ONE)
    office.commit("2026-01-02")
    changed_back(office)
    assert {each[0] for each in filings(office, "2026-01-10")} >= {ONE, TWO}


def test_a_change_that_was_not_undone_lets_the_cancelling_statement_lapse(office):
    changed(office)
    office.state("2026-01-09", slug=TWO, powers="", more=f"cancels: {ONE}\n")
    office.commit("2026-01-09")
    assert [each.kind for each in office.asked("2026-03-01").irregularities] == ["lapsed"]
    assert [each[0] for each in filings(office, "2026-01-10")] == [ONE]


def test_a_change_back_that_came_first_is_explained_late(office):
    changed(office)
    office.rename(NAME)
    office.commit("2026-01-09")
    office.state("2026-01-09", slug=TWO, kinds="elements_changed", more=f"cancels: {ONE}\n")
    office.commit("2026-02-02")
    assert office.owed("2026-02-03", "statement") == ["statement met 2026-01-02", "statement met_late 2026-02-02"]


@pytest.mark.parametrize("cancels", ["2026-01-03-nothing", "2026-01-05-elsewhere"])
def test_who_cancels_what_its_unit_never_stated_says_what_it_says_itself(office, cancels):
    """The reference is a finding of its own (X001); the statement counts for what it names."""
    text = "event: 2026-01-05\nkinds: [renamed]\npowers: [b-q5r6st]\nreason: 更名\neffective: 2026-01-05\n"
    office.write("units/b/adjustments/2026-01-05-elsewhere.yaml", text)
    changed(office)
    office.rename(NAME)
    office.state("2026-01-09", slug=TWO, more=f"cancels: {cancels}\n")
    office.commit("2026-01-09")
    assert office.owed("2026-01-10", "statement") == ["statement met 2026-01-02", "statement met 2026-01-09"]
    assert {each[0] for each in filings(office, "2026-01-10")} == {ONE, TWO}


def test_the_statement_that_took_the_place_of_a_cancelled_one_is_meant(office):
    changed(office)
    office.state("2026-01-02", slug="2026-01-02-three", more=f"replaces: {ONE}\n")
    office.commit("2026-01-05")
    changed_back(office, powers="", kinds="abolished")
    assert office.owed("2026-01-10", "statement") == ["statement met 2026-01-02", "statement met 2026-01-09"]
    assert {each[0] for each in filings(office, "2026-01-10")} == {TWO}


def test_a_cancelled_statement_that_is_renamed_is_served_under_its_new_name(office):
    changed(office)
    office.submit("2026-01-05", subject="adjustment", of=ONE)
    office.commit("2026-01-05")
    changed_back(office)
    (office.root / statement(ONE)).rename(office.root / statement("2026-01-02-moved"))
    office.commit("2026-01-10")
    office.decide("2026-01-12")
    office.commit("2026-01-12")
    assert ("met", "2026-01-05") in [each[1:] for each in filings(office, "2026-01-13")]
