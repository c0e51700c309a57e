"""Units that end: what they left open is owed by who succeeds them, and says from whom it came."""

from __future__ import annotations

import datetime
import re

import pytest
from office import CHART, CHARTED, KEY, POWER, UNIT, lines
from repositories import git
from support import validate

from ptr.model.results.obligation import Demand, Obligation
from ptr.model.text.language import Language
from ptr.operations.drafting.adjust import drafts
from ptr.operations.drafting.lacking import lacking
from ptr.store.source import FolderSource
from ptr.writers.wording.next_step import next_step
from ptr.writers.wording.obligation import bearer

OTHERS = ("a-m4n5pq", "a-s6t7uv")
ENDED = "status: abolished\neffective: {from: 2005-03-11, until: 2026-01-08}\n"


@pytest.fixture
def office(office):
    """An office whose second unit is past its first inventory too, and with a third that is like it."""
    for path in [path for path in (office.root / "units/b").rglob("*.yaml") if path.name != "catalogue.yaml"]:
        text = re.sub(r"\bb(?=\n|-q5r6st)", "c", path.read_text("utf-8")).replace("B-02", "C-02")
        there = path.relative_to(office.root).as_posix().replace("b-q5r6st", "c-q5r6st").replace("/b/", "/c/")
        office.write(there, text.replace("示例县", "丙县"))
    office.issue("2025-1", "2025-12-01", "c")
    office.decide_first_of("b")
    office.decide_first_of("c", "2025-12-02")
    return office


def end(office, unit: str = UNIT) -> None:
    """Say that a unit ended."""
    path = office.root / f"units/{unit}/unit.yaml"
    text = re.sub(r"status: active\neffective: .*\n", ENDED, path.read_text("utf-8"))
    assert ENDED in text
    path.write_text(text, "utf-8")


def move(office, *keys: str, to: str = "b", giver: str = UNIT) -> None:
    """Let powers go to another unit."""
    for key in keys:
        git(office.root, "mv", f"units/{giver}/powers/{key}.yaml", f"units/{to}/powers/{key}.yaml")


def merge(office, day: str, to: str = "b") -> None:
    """Let all go to another unit, by a statement to which that agreed."""
    more = f"concerns: [{to}]\nopinions: [{{unit: {to}, position: agreed, date: {day}}}]\n"
    office.state(day, kinds="transferred", powers=", ".join((KEY, *OTHERS)), more=more, slug=f"{day}-merger")
    move(office, KEY, *OTHERS, to=to)
    end(office)
    office.commit(day)


def open_(office, today: str, **how) -> list[Obligation]:
    return [each for each in office.asked(today, **how).obligations if not each.is_settled]


def test_what_a_merged_unit_left_open_is_owed_by_the_other(office):
    office.rename()
    office.commit("2026-01-02")
    merge(office, "2026-01-09")
    assert open_(office, "2026-01-10", unit=UNIT) == []
    owed = open_(office, "2026-01-10", unit="b")
    passed = [each for each in owed if each.borne_before == (UNIT,)]
    told = {line for line in lines(passed) if "publication" not in line and "taking" not in line}
    assert {"statement open 2026-01-12", "catalogue open 2026-01-19", "filing catalogue open 2026-01-19"} <= told
    assert [each.of for each in owed if each.files == "adjustment"].count("2026-01-09-merger") == 1
    report = office.asked("2026-01-10")
    assert bearer(passed[0], report, Language.ZH) == "示例县市容管理局（原由示例市市容管理局承担）"
    assert bearer(passed[0], report, Language.EN) == "示例县市容管理局 (before: 示例市市容管理局)"
    assert {next_step(each) for each in owed} >= {
        "ptr adjust b",
        "ptr catalogue issue b --approved-by WHO --approved-on DATE",
        "ptr file submit b --subject catalogue --by POST",
        "ptr file submit a --subject adjustment --of 2026-01-09-merger --by POST",
    }


def test_the_successor_does_what_it_was_left(office):
    office.rename()
    office.commit("2026-01-02")
    merge(office, "2026-01-09")
    report = office.asked("2026-01-12")
    days = {change.fingerprint: report.today for change in report.changes}
    [draft] = drafts(report, lacking(report, "b"), days)
    assert (draft.unit, draft.powers) == ("b", (KEY,))
    office.unit = "b"
    office.state("2026-01-02", more=f"explains: [{', '.join(draft.explains)}]\n")
    office.issue("2026-1", "2026-01-12", "b")
    office.commit("2026-01-12")
    office.submit("2026-01-13", "b-g2g2g2")
    office.submit("2026-01-13", "b-h2h2h2", "adjustment", of="2026-01-02-s")
    office.unit = UNIT
    office.submit("2026-01-13", "a-j2j2j2", "adjustment", of="2026-01-09-merger")
    office.commit("2026-01-13")
    for key in ("b-g2g2g2", "b-h2h2h2", "a-j2j2j2"):
        office.decide("2026-01-14", key)
    office.commit("2026-01-14")
    owed = office.asked("2026-01-15").obligations
    left = {each.what for each in owed if not each.is_settled}
    assert left <= {Demand.PUBLICATION, Demand.FLOWS}
    passed = [each for each in owed if each.borne_before]
    assert {each.unit for each in passed} == {"b"}
    assert {each.state for each in passed if each.what not in left} == {"met"}


def test_what_was_submitted_before_the_merger_and_accepted_after_it_is_met(office):
    office.rename()
    office.issue("2026-1", "2026-01-03")
    office.commit("2026-01-03")
    office.submit("2026-01-05")
    office.commit("2026-01-05")
    merge(office, "2026-01-09")
    passed = [each for each in open_(office, "2026-01-10", unit="b") if each.borne_before and each.files == "catalogue"]
    assert "submitted" in {each.state for each in passed}
    office.decide("2026-01-12")
    office.commit("2026-01-12")
    assert "filing catalogue met 2026-01-05" in office.owed("2026-01-13", unit="b")


def test_a_filing_of_the_successor_from_before_the_merger_holds_nothing_of_it(office):
    office.rename()
    office.commit("2026-01-02")
    office.unit = "b"
    office.submit("2026-01-05", "b-g2g2g2")
    office.commit("2026-01-05")
    office.unit = UNIT
    merge(office, "2026-01-09")
    office.decide("2026-01-12", "b-g2g2g2")
    office.commit("2026-01-12")
    assert "filing catalogue open 2026-01-19" in office.owed("2026-01-13", unit="b")


def test_each_side_of_a_merger_owes_once(office):
    move(office, KEY, *OTHERS)
    end(office)
    office.commit("2026-01-09")
    stated = [each for each in open_(office, "2026-01-10") if each.what is Demand.STATEMENT]
    assert [(each.unit, {about.key for about in each.subjects}) for each in stated] == [("b", {KEY, *OTHERS})]


def test_the_statement_of_a_merger_that_comes_later_is_filed_once_by_the_successor(office):
    move(office, KEY, *OTHERS)
    end(office)
    office.commit("2026-01-09")
    more = "concerns: [b]\nopinions: [{unit: b, position: agreed, date: 2026-01-12}]\n"
    office.state(
        "2026-01-09", kinds="transferred", powers=", ".join((KEY, *OTHERS)), more=more, slug="2026-01-09-merger"
    )
    office.commit("2026-01-12")
    report = office.asked("2026-01-13")
    assert set(lines(report.obligations, "statement")) == {"statement met 2026-01-12"}
    [filing] = [each for each in report.obligations if each.files == "adjustment"]
    assert next_step(filing) == "ptr file submit a --subject adjustment --of 2026-01-09-merger --by POST"
    assert filing.unit == "b"


@pytest.mark.parametrize("first", ["b", "c"])
def test_what_a_split_unit_left_open_goes_with_the_power(office, first):
    other = "c" if first == "b" else "b"
    office.rename()
    office.edit("name: ", "name: 新", f"units/a/powers/{OTHERS[0]}.yaml")
    office.edit('consultation: "12345"', 'consultation: "12346"', "units/a/unit.yaml")
    office.commit("2026-01-02")
    move(office, KEY, to=first)
    move(office, *OTHERS, to=other)
    end(office)
    office.commit("2026-01-09")
    report = office.asked("2026-01-10")
    old = [each for each in report.obligations if each.borne_before == (UNIT,) and str(each.entered) == "2026-01-02"]
    stated = {about.key: each.unit for each in old if each.what is Demand.STATEMENT for about in each.subjects}
    assert stated == {KEY: first, OTHERS[0]: other}
    assert not [each for each in report.obligations if each.unit == UNIT and not (each.is_settled or each.office)]


def test_what_a_unit_left_open_that_nobody_succeeds_is_borne_by_its_office(office):
    office.rename()
    office.commit("2026-01-02")
    end(office)
    office.commit("2026-01-09")
    report = office.asked("2026-01-10")
    owed = [each for each in report.obligations if not each.is_settled]
    assert {(each.unit, each.office) for each in owed} == {(UNIT, "city")}
    [stated] = [each for each in owed if each.what is Demand.STATEMENT]
    assert bearer(stated, report, Language.ZH).endswith("（原由示例市市容管理局承担）")
    assert next_step(stated) == "ptr adjust a"
    office.state("2026-01-02")
    office.commit("2026-01-12")
    assert "statement met 2026-01-12" in office.owed("2026-01-13")


def test_an_ended_office_leaves_it_to_the_one_that_succeeds_it(office):
    office.rename()
    office.commit("2026-01-02")
    end(office)
    office.commit("2026-01-09")
    office.edit("offices:\n", "offices:\n  - {id: joint, name: 联合办公室, succeeds: [city]}\n", "registry.yaml")
    office.commit("2026-01-12")
    report = office.asked("2026-01-13")
    [stated] = [each for each in report.obligations if each.what is Demand.STATEMENT]
    assert (stated.office, bearer(stated, report, Language.ZH)) == ("joint", "联合办公室（原由示例市市容管理局承担）")


def test_a_chain_of_successions_names_all_who_bore_it(office):
    office.rename()
    office.commit("2026-01-02")
    merge(office, "2026-01-09")
    move(office, KEY, *OTHERS, "b-q5r6st", to="c", giver="b")
    end(office, "b")
    office.commit("2026-01-10")
    report = office.asked("2026-01-11")
    [stated] = [
        each for each in report.obligations if each.what is Demand.STATEMENT and each.due.isoformat() == "2026-01-12"
    ]
    assert (stated.unit, stated.borne_before) == ("c", (UNIT, "b"))
    assert bearer(stated, report, Language.ZH).endswith("（原由示例市市容管理局、示例县市容管理局承担）")
    assert next_step(stated) == "ptr adjust c"


@pytest.mark.parametrize("gap", [True, False])
def test_powers_that_left_before_their_unit_ended_tell_who_succeeds(office, gap):
    office.rename()
    office.commit("2026-01-02")
    move(office, KEY, *OTHERS)
    if gap:
        office.commit("2026-01-07")
    end(office)
    office.commit("2026-01-09")
    owed = [each for each in open_(office, "2026-01-10") if str(each.entered) == "2026-01-02"]
    assert {(each.unit, each.borne_before) for each in owed} == {("b", (UNIT,))}


def test_what_is_given_and_taken_after_its_unit_ended_comes_to_who_takes_it(office):
    office.rename()
    office.commit("2026-01-02")
    text = (office.root / POWER).read_text("utf-8")
    (office.root / POWER).unlink()
    office.state("2026-01-05", kinds="transferred", more="concerns: [b]\n")
    end(office)
    office.commit("2026-01-05")
    [stated] = [each for each in open_(office, "2026-01-06") if each.what is Demand.STATEMENT]
    assert stated.office == "city"
    office.write(POWER.replace("/a/", "/b/"), text)
    office.commit("2026-01-08")
    old = [each for each in open_(office, "2026-01-09") if str(each.entered) == "2026-01-02"]
    assert {(each.unit, each.office) for each in old if each.what is Demand.STATEMENT} == {("b", "")}


def test_a_unit_that_works_again_owes_again_what_it_left(office):
    office.rename()
    office.commit("2026-01-02")
    before = office.owed("2026-01-12", unit=UNIT)
    office.commit("2026-01-08")
    merge(office, "2026-01-09")
    git(office.root, "revert", "--no-edit", "HEAD", day="2026-01-10")
    owed = [each for each in office.asked("2026-01-12", unit=UNIT).obligations if str(each.entered) == "2026-01-02"]
    assert {*lines(owed)} == {line for line in before if not line.startswith("publication")}
    assert {each.borne_before for each in owed} == {()}


def test_what_hangs_of_an_ended_unit_is_taken_down_by_its_successor_in_the_old_papers(office):
    path = office.post("2026-01-05")
    office.commit("2026-01-05")
    merge(office, "2026-01-09")
    [owed] = [each for each in open_(office, "2026-01-10") if each.what is Demand.TAKING_DOWN]
    assert (owed.unit, owed.folder, owed.borne_before) == ("b", UNIT, (UNIT,))
    assert next_step(owed) == "ptr publish a --taken-down 2026-01-05-p"
    office.write(path, (office.root / path).read_text("utf-8") + "removed: 2026-01-12\n")
    office.commit("2026-01-12")
    assert "taking_down met 2026-01-12" in office.owed("2026-01-13", unit="b")


def test_a_return_that_an_ended_unit_got_is_answered_or_withdrawn_by_its_successor(office):
    office.rename()
    office.issue("2026-1", "2026-01-03")
    office.commit("2026-01-03")
    office.submit("2026-01-05")
    office.commit("2026-01-05")
    office.decide("2026-01-07", outcome="returned")
    office.commit("2026-01-07")
    merge(office, "2026-01-09")
    [owed] = [each for each in open_(office, "2026-01-10") if each.what is Demand.ANSWER]
    assert (owed.unit, owed.folder) == ("b", UNIT)
    filing = f"units/{UNIT}/filings/a-f2g3h4.yaml"
    text = (office.root / filing).read_text("utf-8")
    office.write(filing, text + "withdrawn: {post: deputy, date: 2026-01-12, reason: 已并入}\n")
    office.commit("2026-01-12")
    assert "answer catalogue met 2026-01-12" in office.owed("2026-01-13", unit="b")


def test_charts_that_move_with_the_powers_are_revised_where_they_went(office):
    office.write(CHART, CHARTED)
    office.commit("2025-12-20")
    office.rename()
    office.commit("2026-01-02")
    (office.root / "units/b/flows").mkdir()
    git(office.root, "mv", CHART, CHART.replace("/a/", "/b/"))
    merge(office, "2026-01-09")
    charts = [each for each in open_(office, "2026-01-10") if each.what is Demand.FLOWS and each.borne_before]
    assert {next_step(each) for each in charts} == {CHART.replace("/a/", "/b/")}
    office.edit("对擅自堆放杂物的处罚", "对擅自堆放垃圾的处罚", CHART.replace("/a/", "/b/"))
    office.commit("2026-01-12")
    assert [each for each in open_(office, "2026-01-13") if each.what is Demand.FLOWS and each.borne_before] == []


def test_rules_tell_it_at_the_successor(office):
    office.rename()
    office.commit("2026-01-02")
    merge(office, "2026-01-09")
    found = validate(FolderSource(office.root), today=datetime.date(2026, 3, 1), history=None)
    late = [each for each in found.findings if each.code in ("A004", "A013") and "原由" in each.message[0]]
    assert {(each.unit, each.spot.path) for each in late} == {("b", "units/b/unit.yaml")}
    assert all("（原由示例市市容管理局承担）" in each.message[0] for each in late)
