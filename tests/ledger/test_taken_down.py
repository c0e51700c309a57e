"""What hangs and is taken down: what the public may still see is owed again on the carriers left bare."""

from __future__ import annotations

from office import KEY, POWER

from ptr.model.results.obligation import Demand
from ptr.model.text.language import Language
from ptr.writers.wording.obligation import where


def take_down(office, path: str, day: str) -> None:
    office.write(path, (office.root / path).read_text("utf-8") + f"removed: {day}\n")


def posted(office, *days: str, **how) -> list[str]:
    """Put up a sheet on each of some days."""
    paths = []
    for day in days:
        paths.append(office.post(day, **how))
        office.commit(day)
    return paths


def test_the_only_sheet_that_comes_down_is_to_be_posted_again(office):
    [path] = posted(office, "2025-12-05")
    take_down(office, path, "2026-01-02")
    office.commit("2026-01-05")
    [owed] = [each for each in office.asked("2026-01-06").obligations if each.what is Demand.PUBLICATION]
    assert (owed.state, str(owed.start), str(owed.due)) == ("open", "2026-01-02", "2026-01-29")
    assert ([each.key for each in owed.subjects], owed.carriers) == ([KEY], ("website", "notice-board"))
    report = office.asked("2026-01-06")
    assert where(owed, report, Language.EN).endswith("since the posting 2025-12-05-p came down")
    assert "公开登记 2025-12-05-p 已撤下" in where(owed, report, Language.ZH)
    office.post("2026-01-07", carriers="website")
    office.commit("2026-01-07")
    [owed] = [each for each in office.asked("2026-01-08").obligations if each.what is Demand.PUBLICATION]
    assert owed.carriers == ("notice-board",)
    office.post("2026-01-09", carriers="notice-board")
    office.commit("2026-01-09")
    assert office.owed("2026-01-10", "publication") == ["publication met 2026-01-09"]


def test_a_day_that_is_long_past_counts_from_when_it_is_entered(office):
    [path] = posted(office, "2025-12-05")
    take_down(office, path, "2025-12-08")
    office.commit("2026-01-05")
    [owed] = [each for each in office.asked("2026-01-06").obligations if each.what is Demand.PUBLICATION]
    assert str(owed.start) == "2026-01-05"


def test_a_sheet_that_is_renewed_leaves_nothing_bare(office):
    [old] = posted(office, "2025-12-05")
    take_down(office, old, "2026-01-02")
    office.post("2026-01-02")
    office.commit("2026-01-02")
    assert office.owed("2026-01-06", "publication") == []


def test_another_sheet_that_shows_it_as_it_is_still_hangs(office):
    one, _ = posted(office, "2025-12-05", "2025-12-08")
    take_down(office, one, "2026-01-02")
    office.commit("2026-01-02")
    assert office.owed("2026-01-06", "publication") == []


def test_another_sheet_that_shows_what_it_was_does_not_count(office):
    posted(office, "2025-12-05")
    office.rename()
    office.commit("2025-12-08")
    [new] = posted(office, "2025-12-09")
    take_down(office, new, "2026-01-02")
    office.commit("2026-01-02")
    assert office.owed("2026-01-06", "publication") == ["publication met 2025-12-09", "publication open 2026-01-29"]


def test_what_may_not_be_seen_any_more_is_not_posted_again(office):
    [path] = posted(office, "2025-12-05")
    office.edit("scope: public", "scope: internal")
    office.commit("2026-01-02")
    take_down(office, path, "2026-01-05")
    office.commit("2026-01-05")
    assert office.owed("2026-01-06", "publication") == []
    assert office.owed("2026-01-06", "taking_down") == ["taking_down met 2026-01-05"]


def test_what_is_owed_already_is_owed_once(office):
    [path] = posted(office, "2025-12-05")
    office.rename()
    office.commit("2026-01-02")
    take_down(office, path, "2026-01-05")
    office.commit("2026-01-05")
    assert office.owed("2026-01-06", "publication") == ["publication open 2026-01-29"]


def test_content_that_comes_back_leaves_what_hangs_nowhere_owed(office):
    [path] = posted(office, "2025-12-05")
    office.rename()
    office.commit("2026-01-02")
    take_down(office, path, "2026-01-05")
    office.commit("2026-01-05")
    office.rename("对擅自堆放杂物的处罚")
    office.commit("2026-01-06")
    assert {*office.owed("2026-01-07", "publication")} == {"publication open 2026-01-29", "publication open 2026-02-03"}
    office.post("2026-01-08")
    office.commit("2026-01-08")
    assert {*office.owed("2026-01-09", "publication")} == {"publication met 2026-01-08"}


def test_a_carrier_that_does_not_stand_is_left_bare_without_a_duty(office):
    office.edit("{id: notice-board, ", "{id: notice-board, standing: false, ", "registry.yaml")
    office.commit("2025-12-03")
    [path] = posted(office, "2025-12-05")
    take_down(office, path, "2026-01-02")
    office.commit("2026-01-02")
    owed = [each for each in office.asked("2026-01-06").obligations if each.what is Demand.PUBLICATION]
    assert {each.carriers for each in owed if not each.is_settled} == {("website",)}


def test_a_sheet_that_was_entered_by_mistake_hung_nowhere(office):
    [path] = posted(office, "2025-12-05")
    key = path.rpartition("/")[2][:-5]
    office.post("2025-12-08", name="2025-12-08-c")
    office.edit("subject: powers", f"cancels: {key}\nsubject: powers", "units/a/publications/2025-12-08-c.yaml")
    office.commit("2025-12-08")
    take_down(office, path, "2026-01-02")
    office.commit("2026-01-02")
    assert office.owed("2026-01-06", "publication") == []
    assert (office.root / POWER).exists()


def test_what_came_down_and_is_put_up_again_on_the_same_day_hangs(office):
    [path] = posted(office, "2025-12-05")
    take_down(office, path, "2025-12-05")
    office.commit("2025-12-05")
    office.post("2025-12-05", name="2025-12-05-q")
    office.commit("2025-12-05")
    assert office.owed("2025-12-08", "publication") == ["publication met 2025-12-05"]


def test_a_power_that_came_from_another_unit_hangs_nowhere_here_whatever_else_changes(office):
    office.decide_first_of("b")
    taken = POWER.replace("/a/", "/b/")
    (office.root / POWER).rename(office.root / taken)
    office.commit("2026-01-02")
    office.edit("name: 市容股}", "name: 市容管理股}", "units/b/unit.yaml")
    office.commit("2026-01-05")
    owed = [each for each in office.asked("2026-01-06", unit="b").obligations if each.what is Demand.PUBLICATION]
    assert {each.state for each in owed if KEY in {about.key for about in each.subjects}} == {"open"}
