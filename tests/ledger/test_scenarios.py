"""Histories of an office with their right answers: what is owed, late, met, undone, on whatever day one asks."""

from __future__ import annotations

import datetime

import pytest
from office import CHART, CHARTED, KEY, POWER, UNIT, lines
from repositories import git

from ptr.model.time.clock import Clock
from ptr.operations.comparing.diff import diff
from ptr.operations.comparing.range import choose

STATEMENT_LATE = "statement late 2026-01-12"


@pytest.mark.parametrize("today", ["2026-02-01", "2026-06-01", "2030-01-01"])
def test_01_late_on_whatever_day_and_in_every_form_one_asks(office, today):
    office.rename()
    office.commit("2026-01-02")
    forms = [
        office.owed(today),
        office.owed(today, revisions=f"{office.start}..HEAD"),
        office.owed(today, revisions=f"{office.start}..main"),
        office.owed(today, unit="a"),
    ]
    assert forms[0] == forms[1] == forms[2] == forms[3]
    assert STATEMENT_LATE in forms[0]
    assert {line.split()[-1] for line in forms[0]} == {"2026-01-12", "2026-01-19", "2026-01-29"}


def test_02_an_honest_late_statement_is_met_late_and_passes(office):
    office.rename()
    office.commit("2026-01-02")
    git(office.root, "switch", "-qc", "statement")
    office.state("2026-01-02")
    office.commit("2026-01-23")
    assert office.asked("2026-01-23", "main", check=True).passes
    git(office.root, "switch", "-q", "main")
    git(office.root, "merge", "-q", "--no-ff", "-m", "说明", "statement", day="2026-01-23")
    assert office.owed("2026-02-01", "statement") == ["statement met_late 2026-01-23"]
    [owed] = [each for each in office.asked("2026-02-01").obligations if each.what == "statement"]
    assert owed.days_late == 11


def test_03_an_event_later_than_its_change_moves_no_clock(office):
    office.rename()
    office.commit("2026-01-02")
    office.state("2026-01-23")
    office.commit("2026-01-23")
    [owed] = [each for each in office.asked("2026-02-01").obligations if each.what == "statement"]
    assert (str(owed.start), str(owed.due), owed.state, owed.days_late) == ("2026-01-02", "2026-01-12", "met_late", 11)


def test_04_an_event_in_the_future_is_refused(office):
    git(office.root, "switch", "-qc", "branch")
    office.rename()
    office.state("2027-01-01")
    office.commit("2026-01-02")
    report = office.asked("2026-01-05", "main", check=True)
    assert not report.passes
    assert [each.kind for each in report.refused] == ["event_in_future"]
    assert office.owed("2026-01-05", "statement") == ["statement open 2026-01-15"]


def test_05_the_day_a_statement_takes_effect_moves_nothing(office):
    office.rename()
    office.state("2026-01-02")
    office.edit("effective: 2026-01-02", "effective: 2099-01-01", f"units/{UNIT}/adjustments/2026-01-02-s.yaml")
    office.commit("2026-01-02")
    owed = office.owed("2026-01-05")
    assert "filing catalogue open 2026-01-19" in owed
    assert "publication open 2026-01-29" in owed


def test_06_a_statement_may_come_before_its_change(office):
    office.state("2026-01-05")
    office.commit("2026-01-05")
    assert office.asked("2026-01-05").passes
    office.rename()
    office.commit("2026-01-08")
    assert office.owed("2026-01-09", "statement") == ["statement met 2026-01-08"]
    assert office.asked("2026-01-09").irregularities == ()


def test_07_a_statement_whose_change_never_comes_lapses(office):
    office.state("2026-01-05")
    office.commit("2026-01-05")
    assert office.asked("2026-01-15").irregularities == ()
    [wrong] = office.asked("2026-01-16").irregularities
    assert (wrong.kind, str(wrong.day)) == ("lapsed", "2026-01-15")


@pytest.mark.parametrize("day", ["2026-01-02", "2026-01-06"])
def test_07_a_statement_that_nobody_asked_for_is_not_idle(office, day):
    office.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    office.commit("2026-01-02")
    office.state("2026-01-02", kinds="elements_changed")
    office.commit(day)
    report = office.asked("2026-03-02")
    assert report.irregularities == ()
    assert not lines(report.obligations, "statement")


def test_08_a_statement_with_fingerprints_explains_these_alone(office):
    office.rename("对擅自堆放垃圾的处罚")
    office.commit("2026-01-02")
    [change] = [each for each in office.asked("2026-01-03").changes if each.kind == "power.renamed"]
    office.state("2026-01-02", more=f"explains: [{change.fingerprint}]\n")
    office.commit("2026-01-05")
    office.rename("对擅自堆放渣土的处罚")
    office.commit("2026-02-02")
    assert office.owed("2026-02-13", "statement") == ["statement met 2026-01-05", "statement late 2026-02-12"]


def test_09_last_years_statement_explains_nothing_when_it_moves(office):
    path = office.state("2026-01-02")
    office.rename()
    office.commit("2026-01-02")
    git(office.root, "mv", path, path.replace("-s.yaml", "-t.yaml"))
    office.rename("对擅自堆放渣土的处罚")
    office.commit("2026-06-01")
    assert office.owed("2026-07-01", "statement") == ["statement met 2026-01-02", "statement late 2026-06-11"]


@pytest.mark.parametrize("how", ["merge", "squash", "rebase", "fast-forward"])
def test_10_however_a_branch_is_merged_it_owes_the_same(office, how):
    git(office.root, "switch", "-qc", "branch")
    office.rename()
    office.commit("2026-01-02")
    office.edit("value: 30, unit: calendar_days", "value: 45, unit: calendar_days")
    office.commit("2026-01-02")
    git(office.root, "switch", "-q", "main")
    if how == "merge":
        git(office.root, "merge", "-q", "--no-ff", "-m", "并入", "branch", day="2026-01-02")
    elif how == "squash":
        git(office.root, "merge", "-q", "--squash", "branch")
        office.commit("2026-01-02")
    elif how == "rebase":
        git(office.root, "rebase", "-q", "branch", day="2026-01-02")
    else:
        git(office.root, "merge", "-q", "--ff-only", "branch")
    assert office.owed("2026-02-01") == [
        "statement late 2026-01-12",
        "catalogue late 2026-01-19",
        "filing catalogue late 2026-01-19",
        "filing adjustment late 2026-01-19",
        "publication late 2026-01-29",
    ]


def test_11_what_is_undone_in_time_is_closed_and_shown(office):
    office.rename()
    office.commit("2026-01-02")
    office.rename("对擅自堆放杂物的处罚")
    office.commit("2026-01-06")
    assert {*office.owed("2026-02-01")} == {
        "statement undone 2026-01-06",
        "catalogue undone 2026-01-06",
        "filing catalogue undone 2026-01-06",
        "filing adjustment undone 2026-01-06",
        "publication undone 2026-01-06",
    }


def test_12_what_was_accepted_and_reverted_is_a_change_like_another(office):
    office.rename()
    office.state("2026-01-02")
    office.issue("2026-1", "2026-01-02")
    office.commit("2026-01-02")
    office.submit("2026-01-05")
    office.commit("2026-01-05")
    office.decide("2026-01-08")
    office.commit("2026-01-08")
    office.rename("对擅自堆放杂物的处罚")
    office.commit("2026-02-02")
    owed = office.owed("2026-02-03")
    assert "statement open 2026-02-12" in owed
    assert "catalogue open 2026-02-24" in owed
    assert "filing catalogue open 2026-02-24" in owed


def test_13_an_acceptance_proves_what_its_content_held_and_no_later_change(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    office.edit("value: 30, unit: calendar_days", "value: 45, unit: calendar_days")
    office.commit("2026-01-07")
    office.decide("2026-01-12")
    office.commit("2026-01-12")
    assert office.owed("2026-01-13", "filing")[:2] == [
        "filing catalogue met 2026-01-03",
        "filing catalogue open 2026-01-22",
    ]


def test_14_the_newest_content_is_last_accepted_not_the_newest_decision(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03", "a-aaaaaa")
    office.commit("2026-01-03")
    office.edit("value: 30, unit: calendar_days", "value: 45, unit: calendar_days")
    office.submit("2026-01-07", "a-bbbbbb")
    office.commit("2026-01-07")
    office.decide("2026-01-10", "a-bbbbbb")
    office.commit("2026-01-10")
    office.decide("2026-01-11", "a-aaaaaa")
    office.commit("2026-01-11")
    owed = [line for line in office.owed("2026-03-01", "filing") if "catalogue" in line]
    assert owed == ["filing catalogue met 2026-01-07"] * 2


def test_15_a_return_that_is_not_answered(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    office.decide("2026-01-06", outcome="returned")
    office.commit("2026-01-06")
    owed = office.owed("2026-02-01")
    assert "filing catalogue returned 2026-01-06" in owed
    assert "answer catalogue late 2026-01-21" in owed
    git(office.root, "switch", "-qc", "other")
    office.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    office.commit("2026-02-01")
    assert office.asked("2026-02-01", "main", check=True).passes


def test_16_the_unit_drops_the_change_and_withdraws(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    office.decide("2026-01-06", outcome="returned")
    office.commit("2026-01-06")
    office.rename("对擅自堆放杂物的处罚")
    path = f"units/{UNIT}/filings/a-f2g3h4.yaml"
    office.write(
        path,
        (office.root / path).read_text("utf-8") + "withdrawn: {post: deputy, date: 2026-01-08, reason: 不再更名}\n",
    )
    office.commit("2026-01-08")
    owed = office.owed("2026-02-01")
    assert "filing catalogue undone 2026-01-08" in owed
    assert "answer catalogue met 2026-01-08" in owed
    assert office.asked("2026-02-01").irregularities == ()


def test_17_a_new_statement_replaces_the_returned_one(office):
    office.rename()
    office.state("2026-01-02", slug="2026-01-02-one")
    office.commit("2026-01-02")
    office.submit("2026-01-03", subject="adjustment", of="2026-01-02-one")
    office.commit("2026-01-03")
    office.decide("2026-01-06", outcome="returned")
    office.commit("2026-01-06")
    office.state(
        "2026-01-02",
        slug="2026-01-02-two",
        more="replaces: 2026-01-02-one\nbasis: [{law: 市容条例, article: 第二十五条}]\n",
    )
    office.commit("2026-01-08")
    office.submit("2026-01-08", "a-g3h4j5", "adjustment", of="2026-01-02-two", answers="a-f2g3h4")
    office.commit("2026-01-08")
    office.decide("2026-01-10", "a-g3h4j5")
    office.commit("2026-01-10")
    report = office.asked("2026-02-01")
    [statement] = [each for each in report.obligations if each.what == "statement"]
    assert (statement.state, statement.evidence) == ("met", f"units/{UNIT}/adjustments/2026-01-02-two.yaml")
    assert "filing adjustment met 2026-01-03" in lines(report.obligations)
    assert report.irregularities == ()


def test_18_an_acceptance_that_is_revoked_counts_as_returned(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    office.decide("2026-01-06")
    office.commit("2026-01-06")
    assert "filing catalogue met 2026-01-03" in office.owed("2026-01-07")
    office.decide("2026-01-09", outcome="returned", name="a-f2g3h4-revoked", more="revokes: a-f2g3h4\nreason: 误批\n")
    office.commit("2026-01-09")
    assert "filing catalogue returned 2026-01-09" in office.owed("2026-01-10")


def test_19_a_second_decision_without_revoking_the_first_is_told_and_does_not_count(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    office.decide("2026-01-06", outcome="returned")
    office.commit("2026-01-06")
    office.decide("2026-01-07", name="a-f2g3h4-two")
    office.commit("2026-01-07")
    report = office.asked("2026-01-08")
    assert [each.kind for each in report.irregularities] == ["second_decision"]
    assert "filing catalogue returned 2026-01-06" in lines(report.obligations)


def test_20_a_record_that_is_rewritten_is_an_alarm_and_the_gate_fails(office):
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    git(office.root, "switch", "-qc", "branch")
    path = f"units/{UNIT}/filings/a-f2g3h4.yaml"
    office.edit("submitted: {post: deputy, date: 2026-01-03}", "submitted: {post: deputy, date: 2026-01-02}", path)
    office.commit("2026-01-05")
    report = office.asked("2026-01-05", "main", check=True)
    assert [each.kind for each in report.refused] == ["altered"]
    assert not report.passes


def test_21_a_decision_of_nobody_counts_for_nothing(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    office.decide("2026-01-06", office="nobody")
    office.commit("2026-01-06")
    report = office.asked("2026-01-08")
    assert [each.kind for each in report.irregularities] == ["foreign_decision"]
    assert "filing catalogue submitted 2026-01-03" in lines(report.obligations)


def test_23_charts_stay_owed_where_only_the_catalogue_was_accepted(office):
    office.write(CHART, CHARTED)
    office.commit("2026-01-02")
    office.rename()
    office.edit("text: 立案", "text: 立案登记", CHART)
    office.commit("2026-01-05")
    office.submit("2026-01-06")
    office.commit("2026-01-06")
    office.decide("2026-01-08")
    office.commit("2026-01-08")
    owed = office.owed("2026-03-01", "filing")
    assert "filing catalogue met 2026-01-06" in owed
    assert "filing flows late 2026-01-20" in owed


def test_24_a_posting_that_was_never_made_is_told_before_it_is_late(office):
    office.rename()
    office.commit("2026-01-02")
    assert "publication open 2026-01-29" in office.owed("2026-01-20")
    assert "publication late 2026-01-29" in office.owed("2026-01-30")


def test_25_a_posting_on_two_of_three_standing_carriers(office):
    office.edit(
        "  - {id: website, name: 政府网站}\n",
        "  - {id: website, name: 政府网站}\n  - {id: card, name: 明白卡}\n",
        "registry.yaml",
    )
    office.edit(
        "carriers: [website, notice-board]\n  department", "carriers: [website, notice-board, card]\n  department"
    )
    office.commit("2026-01-02")
    office.rename()
    office.commit("2026-02-02")
    office.post("2026-02-03")
    office.commit("2026-02-03")
    owed = [each for each in office.asked("2026-02-04").obligations if each.what == "publication"]
    assert {each.carriers for each in owed if not each.is_settled} == {("card",)}
    office.post("2026-02-05", carriers="card")
    office.commit("2026-02-05")
    assert all(each.is_settled for each in office.asked("2026-02-06").obligations if each.what == "publication")


def test_26_one_posting_settles_all_earlier(office):
    office.rename()
    office.commit("2026-01-02")
    office.edit("value: 30, unit: calendar_days", "value: 45, unit: calendar_days")
    office.commit("2026-01-07")
    office.post("2026-01-08")
    office.commit("2026-01-08")
    assert office.owed("2026-03-01", "publication") == ["publication met 2026-01-08"] * 2


def test_27_a_withheld_power_is_taken_down_and_filed(office):
    posting = office.post("2025-12-05")
    office.commit("2025-12-05")
    withheld = f"units/{UNIT}/withheld/{KEY}.yaml"
    (office.root / withheld).parent.mkdir()
    git(office.root, "mv", POWER, withheld)
    office.write(
        withheld,
        (office.root / withheld).read_text("utf-8")
        + (
            "withholding:\n  ground: internal_affairs\n  basis: [{law: 市容条例, article: 第二十五条}]\n"
            "  reason: 内部事务\n  duration: permanent\n  review: 2027-01-01\n"
        ),
    )
    office.edit("scope: public", "scope: internal", withheld)
    office.commit("2026-01-02")
    owed = office.owed("2026-01-05")
    assert "filing withheld open 2026-01-19" in owed
    assert "filing catalogue open 2026-01-19" in owed
    assert any(line.startswith("taking_down open") for line in owed)
    office.write(posting, (office.root / posting).read_text("utf-8") + "removed: 2026-01-06\n")
    office.commit("2026-01-06")
    report = office.asked("2026-01-07")
    assert "taking_down met 2026-01-06" in lines(report.obligations)
    assert report.irregularities == ()


def test_28_a_unit_joins_and_grows_before_any_acceptance(office):
    for path in (office.root / "units/b").rglob("*.yaml"):
        text = (
            path.read_text("utf-8")
            .replace("id: b\n", "id: c\n")
            .replace("prefix: b\n", "prefix: c\n")
            .replace("b-q5r6st", "c-q5r6st")
        )
        office.write(
            path.relative_to(office.root).as_posix().replace("units/b/", "units/c/").replace("b-q5r6st", "c-q5r6st"),
            text,
        )
    office.commit("2026-05-04")
    power = (office.root / "units/c/powers/c-q5r6st.yaml").read_text("utf-8")
    office.write("units/c/powers/c-r6stuv.yaml", power.replace("c-q5r6st", "c-r6stuv").replace("B-02-001", "B-02-002"))
    office.commit("2026-06-01")
    owed = office.owed("2026-06-02", unit="c")
    assert not [line for line in owed if line.startswith("statement")]
    assert "first_filing catalogue late 2026-05-19" in owed


def give(office, agreed=""):
    """Let the giver give a power away, by a statement that names who is to take it."""
    text = (office.root / POWER).read_text("utf-8")
    (office.root / POWER).unlink()
    opinion = f"opinions: [{{unit: b, position: agreed, date: {agreed}}}]\n" if agreed else ""
    office.state("2026-01-02", kinds="transferred", more=f"concerns: [b]\n{opinion}")
    office.commit("2026-01-02")
    return text.replace("示例市市容管理局", "示例县市容管理局")


def test_29_given_on_one_branch_and_taken_on_another(office):
    office.issue("2025-1", "2025-12-02", unit="b")
    office.decide_first_of("b")
    text = give(office, agreed="2026-01-02")
    assert "statement met 2026-01-02" in office.owed("2026-01-03")
    assert "taking_over open 2026-01-12" in office.owed("2026-01-03")
    assert "taking_over late 2026-01-12" in office.owed("2026-01-13")
    office.write("units/b/powers/a-k3p7qd.yaml", text)
    office.commit("2026-01-16")
    report = office.asked("2026-01-17")
    assert "taking_over met_late 2026-01-16" in lines(report.obligations)
    assert set(lines(report.obligations, "statement")) <= {
        "statement met 2026-01-02",
        "statement met 2026-01-16",
    }
    assert len(list((office.root / "units").glob("*/adjustments/*.yaml"))) == 1


def test_29_a_power_that_comes_back_is_no_transfer(office):
    text = give(office)
    office.write(POWER, text.replace("示例县市容管理局", "示例市市容管理局"))
    office.commit("2026-01-06")
    assert "taking_over undone 2026-01-06" in office.owed("2026-01-07")


def test_29_an_opinion_that_comes_later_counts_for_who_gives_it(office):
    office.decide_first_of("b")
    text = give(office)
    office.write("units/b/powers/a-k3p7qd.yaml", text)
    office.commit("2026-01-08")
    assert "statement open 2026-01-19" in office.owed("2026-01-09", unit="b")
    path = f"units/{UNIT}/adjustments/2026-01-02-s.yaml"
    office.write(
        path, (office.root / path).read_text("utf-8") + "opinions: [{unit: b, position: agreed, date: 2026-01-09}]\n"
    )
    office.commit("2026-01-09")
    report = office.asked("2026-01-10", unit="b")
    assert "statement met 2026-01-09" in lines(report.obligations)
    assert report.irregularities == ()


def test_30_a_commit_dated_2099_takes_the_day_of_the_one_before(office):
    office.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    office.commit("2026-01-02")
    office.rename()
    office.commit("2099-01-01")
    office.edit("当场清除的不予罚款", "当场清除的可以不予罚款")
    office.commit("2026-03-02")
    report = office.asked("2026-03-03")
    assert "statement late 2026-01-12" in lines(report.obligations)
    assert "filing catalogue open 2026-03-17" in lines(report.obligations)
    assert any("2099-01-01" in note[1] for note in report.notes)


def test_31_a_term_raised_in_the_same_change_stays_for_what_it_would_have_excused(office):
    office.rename()
    office.commit("2026-01-02")
    office.edit("filing_days: 15", "filing_days: 365", "registry.yaml")
    office.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    office.commit("2026-01-25")
    owed = office.owed("2026-02-01", "filing")
    assert "filing catalogue late 2026-01-19" in owed
    assert "filing catalogue open 2026-02-09" in owed
    kinds = [each.kind for each in office.asked("2026-02-01").changes]
    assert kinds[0] == "policy.changed"


def test_35_a_telephone_is_published_and_nothing_else(office):
    office.edit('consultation: "12345"', 'consultation: "12346"', "units/a/unit.yaml")
    office.commit("2026-01-02")
    assert {line.split()[0] for line in office.owed("2026-01-03")} == {"publication"}


def test_two_units_may_call_their_postings_alike(office):
    path = office.post("2026-01-05", name="2026-01-05-catalogue")
    other = path.replace("units/a/", "units/b/")
    office.write(other, (office.root / path).read_text("utf-8").replace("subject: powers", "subject: other"))
    office.commit("2026-01-05")
    for each in (path, other):
        office.write(each, (office.root / each).read_text("utf-8") + "removed: 2026-01-08\n")
    office.commit("2026-01-08")
    assert office.asked("2026-01-09").irregularities == ()


def test_a_filing_dated_before_its_change_counts_from_the_day_it_came(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2025-12-30")
    office.commit("2026-01-20")
    assert "filing catalogue submitted 2026-01-20" in office.owed("2026-01-21")
    office.decide("2026-01-22")
    office.commit("2026-01-22")
    assert "filing catalogue met_late 2026-01-20" in office.owed("2026-01-23")


def test_an_answer_keeps_the_first_day_only_for_what_was_there_then(office):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    office.edit("value: 30, unit: calendar_days", "value: 45, unit: calendar_days")
    office.commit("2026-01-07")
    office.decide("2026-01-08", outcome="returned")
    office.commit("2026-01-08")
    office.submit("2026-01-10", "a-g3h4j5", answers="a-f2g3h4")
    office.commit("2026-01-10")
    assert [line for line in office.owed("2026-01-11", "filing") if "catalogue" in line] == [
        "filing catalogue submitted 2026-01-03",
        "filing catalogue submitted 2026-01-10",
    ]
    office.decide("2026-01-12", "a-g3h4j5")
    office.commit("2026-01-12")
    assert [line for line in office.owed("2026-01-13", "filing") if "catalogue" in line] == [
        "filing catalogue met 2026-01-03",
        "filing catalogue met 2026-01-10",
    ]


@pytest.mark.parametrize(("answered", "kept"), [("2026-01-23", "2026-01-03"), ("2026-02-20", "2026-02-20")])
def test_an_answer_that_waits_counts_from_the_day_from_which_it_will_count(office, answered, kept):
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    office.decide("2026-01-08", outcome="returned")
    office.commit("2026-01-08")
    office.submit(answered, "a-g3h4j5", answers="a-f2g3h4")
    office.commit(answered)
    assert f"filing catalogue submitted {kept}" in office.owed("2026-02-21")
    office.decide("2026-02-21", "a-g3h4j5")
    office.commit("2026-02-21")
    state = "met" if kept == "2026-01-03" else "met_late"
    assert f"filing catalogue {state} {kept}" in office.owed("2026-02-22")


def test_giver_and_receiver_may_state_a_transfer_in_the_same_words(office):
    office.decide_first_of("b")
    path = office.state("2026-01-02", kinds="transferred")
    office.write(path.replace("/a/", "/b/"), (office.root / path).read_text("utf-8"))
    git(office.root, "mv", POWER, POWER.replace("/a/", "/b/"))
    office.commit("2026-01-02")
    assert office.owed("2026-01-03", "statement") == ["statement met 2026-01-02"] * 2


def test_a_statement_that_moved_is_filed_and_agreed_to_under_its_new_name(office):
    path = office.state("2026-01-02")
    office.rename()
    office.commit("2026-01-02")
    git(office.root, "mv", path, path.replace("-s.yaml", "-t.yaml"))
    office.commit("2026-01-05")
    office.submit("2026-01-06", subject="adjustment", of="2026-01-02-t")
    office.commit("2026-01-06")
    office.decide("2026-01-08")
    office.commit("2026-01-08")
    report = office.asked("2026-01-09")
    assert "filing adjustment met 2026-01-06" in lines(report.obligations)
    [statement] = [each for each in report.obligations if each.what == "statement"]
    assert (statement.state, statement.evidence) == ("met", path.replace("-s.yaml", "-t.yaml"))


def test_a_posting_that_moved_is_taken_down_under_its_new_name(office):
    path = office.post("2025-12-05")
    office.commit("2025-12-05")
    git(office.root, "mv", path, path.replace("-p.yaml", "-q.yaml"))
    office.commit("2025-12-06")
    office.edit("scope: public", "scope: internal")
    office.commit("2026-01-02")
    moved = path.replace("-p.yaml", "-q.yaml")
    office.write(moved, (office.root / moved).read_text("utf-8") + "removed: 2026-01-05\n")
    office.commit("2026-01-05")
    assert office.owed("2026-01-06", "taking_down") == ["taking_down met 2026-01-05"]


def test_what_may_not_be_seen_any_more_is_not_to_be_posted(office):
    office.rename()
    office.commit("2026-01-02")
    office.edit("scope: public", "scope: internal")
    office.commit("2026-01-05")
    assert office.owed("2026-03-01", "publication") == ["publication undone 2026-01-05"]


def test_a_statement_that_was_accepted_before_its_change_is_not_filed_again(office):
    office.state("2026-01-05")
    office.submit("2026-01-05", subject="adjustment", of="2026-01-05-s")
    office.commit("2026-01-05")
    office.decide("2026-01-06")
    office.commit("2026-01-06")
    office.rename()
    office.commit("2026-01-08")
    assert "filing adjustment met 2026-01-05" in office.owed("2026-01-09")


def test_who_agreed_to_a_transfer_files_nothing_of_its_own_when_it_takes_the_power(office):
    office.decide_first_of("b")
    text = give(office, agreed="2026-01-02")
    office.write("units/b/powers/a-k3p7qd.yaml", text)
    office.commit("2026-01-08")
    office.submit("2026-01-09", subject="adjustment", of="2026-01-02-s")
    office.commit("2026-01-09")
    office.decide("2026-01-10")
    office.commit("2026-01-10")
    owed = {unit: office.owed("2026-01-11", "filing", unit=unit) for unit in ("a", "b")}
    assert "filing adjustment met 2026-01-09" in owed["a"]
    assert "filing adjustment met 2026-01-08" in owed["b"], "by the statement of the giver, when it took the power"


def test_what_the_next_holder_changes_back_leaves_the_first_nothing_to_file(office):
    office.decide_first_of("b")
    office.rename()
    office.commit("2026-01-02")
    office.state("2026-01-05", kinds="transferred", more="opinions: [{unit: b, position: agreed, date: 2026-01-05}]\n")
    moved = POWER.replace("/a/", "/b/")
    git(office.root, "mv", POWER, moved)
    office.commit("2026-01-05")
    office.edit("对擅自堆放垃圾的处罚", "对擅自堆放杂物的处罚", moved)
    office.commit("2026-01-08")
    owed = [line for line in office.owed("2026-01-09", unit="a") if "adjustment" in line or "statement" in line]
    assert {"statement undone 2026-01-08", "filing adjustment undone 2026-01-08"} <= {*owed}


def test_an_edition_counts_from_its_step(office):
    office.edit("name: 市容科经办岗", "name: 市容科办案岗", "units/a/unit.yaml")
    office.issue("2026-1", "2026-01-01")
    office.commit("2026-01-05")
    assert office.owed("2026-01-06", "catalogue") == ["catalogue met 2026-01-05"]


def test_a_statement_that_replaces_another_answers_only_for_what_it_explains(office):
    office.rename()
    office.state("2026-01-02", slug="2026-01-02-one")
    office.commit("2026-01-02")
    office.state("2026-01-05", kinds="reclassified", slug="2026-01-05-two", more="replaces: 2026-01-02-one\n")
    office.commit("2026-01-05")
    assert office.owed("2026-01-06", "statement") == ["statement open 2026-01-12"]
    office.state("2026-01-02", slug="2026-01-02-three", more="replaces: 2026-01-05-two\n")
    office.commit("2026-01-08")
    office.submit("2026-01-09", subject="adjustment", of="2026-01-02-three")
    office.commit("2026-01-09")
    assert "filing adjustment submitted 2026-01-09" in office.owed("2026-01-10")


def test_a_statement_that_was_accepted_is_not_replaced(office):
    office.rename()
    office.state("2026-01-02", slug="2026-01-02-one")
    office.submit("2026-01-02", subject="adjustment", of="2026-01-02-one")
    office.commit("2026-01-02")
    office.decide("2026-01-03")
    office.commit("2026-01-03")
    office.state("2026-01-05", kinds="reclassified", slug="2026-01-05-two", more="replaces: 2026-01-02-one\n")
    office.commit("2026-01-05")
    assert office.owed("2026-01-06", "statement") == ["statement met 2026-01-02"]


def test_a_registry_that_stands_still_counts_later_commits_as_of_its_day(office):
    """A registry judged by its own as_of: what is done later is done on that day, and nothing of it is disbelieved."""
    office.edit("policy:", "as_of: 2026-01-20\npolicy:", "registry.yaml")
    office.rename()
    office.commit("2026-01-02")
    office.submit("2026-01-19")
    office.commit("2026-03-01")
    clock = Clock(datetime.date(2026, 3, 5))
    report = diff(office.root, choose(office.root, office.start), clock)
    assert "filing catalogue submitted 2026-01-19" in lines(report.obligations)
    assert [note[1] for note in report.notes] == [
        "today is 2026-01-20 by as_of in registry.yaml; later commits count as of that day"
    ]
    asked = diff(office.root, choose(office.root, office.start), clock._replace(chosen=datetime.date(2026, 2, 1)))
    assert asked.notes == (), "a day that one asks about stops no clock"


def test_a_commit_later_than_the_day_one_asks_about_is_believed(office):
    office.rename()
    office.commit("2026-01-02")
    office.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    office.commit("2026-02-02")
    report = office.asked("2026-01-10")
    assert report.notes == ()
    assert {str(each.entered) for each in report.obligations} == {"2026-01-02", "2026-02-02"}


def test_an_entry_that_the_power_came_back_to_is_undone_whatever_edition_is_issued(office):
    office.rename()
    office.commit("2026-01-02")
    office.rename("对擅自堆放杂物的处罚")
    office.issue("2026-1", "2026-01-05")
    office.commit("2026-01-05")
    assert office.owed("2026-01-06", "catalogue") == ["catalogue undone 2026-01-05"]


def test_a_filing_meets_its_statement_also_where_that_moved_before_it_was_accepted(office):
    path = office.state("2026-01-02")
    office.rename()
    office.submit("2026-01-02", subject="adjustment", of="2026-01-02-s")
    office.commit("2026-01-02")
    git(office.root, "mv", path, path.replace("-s.yaml", "-t.yaml"))
    office.commit("2026-01-05")
    office.decide("2026-01-08")
    office.commit("2026-01-08")
    assert "filing adjustment met 2026-01-02" in office.owed("2026-01-09")


@pytest.mark.parametrize("how", ["merge", "rebase"])
def test_a_posting_that_came_with_its_change_shows_it_on_the_day_of_the_merge(office, how):
    git(office.root, "switch", "-qc", "branch")
    office.rename()
    office.commit("2026-01-02")
    office.post("2026-01-03")
    office.commit("2026-01-03")
    git(office.root, "switch", "-q", "main")
    if how == "merge":
        git(office.root, "merge", "-q", "--no-ff", "-m", "并入", "branch", day="2026-01-07")
    else:
        git(office.root, "-c", "rebase.forkPoint=false", "rebase", "-q", "--force-rebase", "branch", day="2026-01-07")
        git(office.root, "rebase", "-q", "--force-rebase", office.start, day="2026-01-07")
    assert office.owed("2026-01-08", "publication") == ["publication met 2026-01-07"]


@pytest.mark.parametrize("posted", ["2026-01-04", "2025-12-05"])
def test_a_posting_dated_before_its_change_does_not_show_it(office, posted):
    office.rename()
    office.commit("2026-01-05")
    office.post(posted)
    office.commit("2026-01-08")
    assert office.owed("2026-01-09", "publication") == ["publication open 2026-02-02"]


def test_a_copy_of_a_statement_is_no_new_one_also_after_the_unit_got_another_key(office):
    path = office.state("2026-01-02")
    office.rename()
    office.commit("2026-01-02")
    git(office.root, "mv", "units/a", "units/c")
    office.edit("id: a\n", "id: c\nformerly: [a]\n", "units/c/unit.yaml")
    office.commit("2026-01-05")
    said = path.replace("/a/", "/c/")
    office.write(said.replace("-s.yaml", "-t.yaml"), (office.root / said).read_text("utf-8"))
    office.edit("对擅自堆放垃圾的处罚", "对擅自堆放渣土的处罚", POWER.replace("/a/", "/c/"))
    office.commit("2026-06-01")
    assert office.owed("2026-07-01", "statement") == ["statement met 2026-01-02", "statement late 2026-06-11"]


def test_a_chart_that_was_looked_at_on_the_branch_of_its_change_is_not_owed(office):
    office.write(CHART, CHARTED)
    office.commit("2026-01-02")
    git(office.root, "switch", "-qc", "branch")
    office.rename()
    office.commit("2026-01-05")
    office.edit("title: 对", "reviewed: {date: 2026-01-06, reason: 步骤不变}\ntitle: 对", CHART)
    office.commit("2026-01-06")
    git(office.root, "switch", "-q", "main")
    git(office.root, "merge", "-q", "--no-ff", "-m", "并入", "branch", day="2026-01-09")
    assert office.owed("2026-01-10", "flows") == ["flows met 2026-01-09"]
