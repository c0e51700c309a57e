"""`ptr adjust` on real repositories: what it drafts is what `ptr diff` asks for, and nothing in it is invented."""

from __future__ import annotations

import json

import pytest
from drafted import DAY, POWER, complete, held
from repositories import commit, git

from ptr.model.time.clock import Clock
from ptr.operations.drafting.transferring.transfer import Wanted, transfer

TODAY = ("--today", "2026-10-09")


def rename(root, old="对擅自", new="对随意"):
    power = root / f"units/a/powers/{POWER}.yaml"
    power.write_text(power.read_text("utf-8").replace(f"name: {old}", f"name: {new}"), "utf-8")


def drafted(inside, reported, root, *words):
    """Run `ptr adjust` in JSON and give its drafts."""
    ran = inside("--registry", root, *TODAY, "adjust", *words, "--format", "json")
    assert ran.code == 0, ran
    return reported(ran.out, "drafts")["drafts"]


def test_adjust_drafts_what_the_changes_lack_and_once_completed_it_passes_the_gate(root, inside):
    power = root / f"units/a/powers/{POWER}.yaml"
    text = power.read_text("utf-8").replace("name: 对擅自堆放杂物的处罚", "name: 对乱堆杂物的处罚")
    power.write_text(text.replace("第二十五条, role: sets", "第二十六条, role: sets"), "utf-8")
    ran = inside("--registry", root, *TODAY, "adjust", "a", "HEAD")
    assert ran.code == 0, ran
    assert f": {POWER}\n" in ran.err, "a list in words, not in Python"
    (path,) = (root / "units/a/adjustments").iterdir()
    draft = path.read_text("utf-8")
    assert "对擅自堆放杂物的处罚 → 对乱堆杂物的处罚" in draft
    assert f"powers:\n  - {POWER}\n" in draft
    assert "reason:\n" in draft
    ran = inside("--registry", root, *TODAY, "validate", "--format", "json")
    empty = [found for found in json.loads(ran.out)["findings"] if found["code"] == "S008"]
    assert {found["pointer"] for found in empty} == {
        "/basis/0/law",
        "/basis/0/article",
        "/reason",
        "/approval/by",
        "/approval/date",
    }
    again = inside("--registry", root, *TODAY, "adjust", "a", "HEAD")
    assert again.code == 2, "one that was begun is to be finished first"
    complete(root, "a")
    assert inside("--registry", root, *TODAY, "diff", "--check", "HEAD").code == 0
    ran = inside("--registry", root, *TODAY, "adjust", "a", "HEAD")
    assert "nothing was drafted" in ran.err


def test_adjust_with_everything_said_needs_no_hand(root, inside):
    power = root / f"units/a/powers/{POWER}.yaml"
    text = power.read_text("utf-8").replace("status: active", "status: abolished")
    power.write_text(text.replace("from: 2008-05-01}", "from: 2008-05-01, until: 2026-10-08}"), "utf-8")
    said = ("--basis", "行政处罚法 第五十七条", "--reason", "条例修改", "--supervision", "日常巡查")
    said = (*said, "--approved-by", "局长办公会议", "--approved-on", "2026-10-08")
    ran = inside("--registry", root, *TODAY, "adjust", "a", "HEAD", *said)
    assert ran.code == 0, ran
    assert [path.name for path in (root / "units/a/adjustments").iterdir()] == ["2026-10-08-abolished.yaml"]
    ran = inside("--registry", root, *TODAY, "diff", "--check", "HEAD")
    assert ran.code == 0, ran


def test_adjust_asks_for_the_consent_that_a_transfer_lacks(root, inside):
    transfer(
        root, Wanted(powers=(POWER,), to="b", reason="职能划转", basis=("行政处罚法 第五十七条",)), Clock(DAY, DAY)
    )
    (path,) = (root / "units/a/adjustments").iterdir()
    assert "opinions:\n  - unit: b\n    position:\n    date:\napproval:\n  by:\n  date:\n" in path.read_text("utf-8")
    complete(root, "a")
    path.write_text(path.read_text("utf-8").replace("position: agreed", "position: objected"), "utf-8")
    ran = inside("--registry", root, *TODAY, "adjust", "", "HEAD")
    assert "lacks the consent of 示例县市容管理局" in ran.err
    assert len(list((root / "units/a/adjustments").iterdir())) == 1


def test_adjust_shows_a_draft_without_writing_it(root, inside):
    power = root / f"units/a/powers/{POWER}.yaml"
    power.write_text(power.read_text("utf-8").replace("name: 对擅自", "name: 对随意"), "utf-8")
    before = held(root)
    ran = inside("--registry", root, *TODAY, "adjust", "a", "HEAD", "--dry-run")
    assert "kinds:\n  - renamed\n" in ran.out
    assert held(root) == before


def test_the_event_is_the_day_on_which_the_change_was_committed(root, inside, reported):
    rename(root)
    commit(root, day="2026-10-03")
    rename(root, "对随意", "对随便")
    commit(root, day="2026-10-06")
    (draft,) = drafted(inside, reported, root, "a", "HEAD~2")
    assert (draft["event"], draft["effective"]) == ("2026-10-03", "2026-10-03"), "when it began"
    assert len(draft["explains"]) == 3, "both steps of the main line, and what they are together"
    complete(root, "a")
    commit(root, day="2026-10-08")
    ran = inside("--registry", root, *TODAY, "diff", "HEAD~3", "--format", "json")
    states = [owed["state"] for owed in json.loads(ran.out)["obligations"] if owed["what"] == "statement"]
    assert states == ["met", "met"]


def test_the_event_of_what_is_not_committed_is_today(root, inside, reported):
    rename(root)
    (draft,) = drafted(inside, reported, root, "a", "HEAD")
    assert draft["event"] == "2026-10-09"


@pytest.mark.parametrize(("last", "event"), [("2026-09-30", "2026-09-30"), ("2027-06-30", "2026-10-04")])
def test_a_documents_own_day_counts_unless_it_is_still_to_come(root, inside, reported, last, event):
    power = root / f"units/a/powers/{POWER}.yaml"
    text = power.read_text("utf-8").replace("status: active", "status: abolished")
    power.write_text(text.replace("from: 2008-05-01}", f"from: 2008-05-01, until: {last}}}"), "utf-8")
    commit(root, day="2026-10-04")
    (draft,) = drafted(inside, reported, root, "a", "HEAD~1", "--dry-run")
    assert draft["event"] == event


def test_changes_of_two_days_are_two_events(root, inside, reported):
    rename(root)
    commit(root, day="2026-10-03")
    other = root / "units/a/powers/a-m4n5pq.yaml"
    text = other.read_text("utf-8")
    name = next(line for line in text.splitlines() if line.startswith("name: "))
    other.write_text(text.replace(name, f"{name}（新）"), "utf-8")
    commit(root, day="2026-10-05")
    drafts = drafted(inside, reported, root, "a", "HEAD~2")
    assert [(draft["event"], draft["powers"]) for draft in drafts] == [
        ("2026-10-03", [POWER]),
        ("2026-10-05", ["a-m4n5pq"]),
    ]


def test_an_event_later_than_its_change_is_refused(root, inside):
    rename(root)
    commit(root, day="2026-10-03")
    before = held(root)
    for day in ("2026-10-04", "2027-01-01"):
        ran = inside("--registry", root, *TODAY, "adjust", "a", "HEAD~1", "--event", day)
        assert ran.code == 2
        assert "no event is later than its change" in ran.err
    assert held(root) == before
    assert inside("--registry", root, *TODAY, "adjust", "a", "HEAD~1", "--event", "2026-09-01").code == 0


def test_a_draft_names_the_changes_that_it_explains(root, inside, reported):
    rename(root)
    (draft,) = drafted(inside, reported, root, "a", "HEAD", "--dry-run")
    ran = inside("--registry", root, *TODAY, "diff", "HEAD", "--format", "json")
    changes = {each["fingerprint"] for each in json.loads(ran.out)["changes"] if each["kind"] == "power.renamed"}
    assert set(draft["explains"]) == changes
    assert draft["to_fill_in"] == ["basis", "reason", "approval"]


def test_a_chart_is_named_by_its_key(root, inside, reported):
    chart = root / "units/a/flows/a-itm234.yaml"
    chart.write_text(chart.read_text("utf-8").replace("article: 第五十七条", "article: 第五十八条"), "utf-8")
    (draft,) = drafted(inside, reported, root, "a", "HEAD")
    assert (draft["powers"], draft["flows"], draft["about"]) == ([], ["a-itm234"], [])
    complete(root, "a")
    ran = inside("--registry", root, *TODAY, "validate", "--format", "json")
    path = f"units/a/adjustments/{draft['event']}-elements-changed.yaml"
    assert not [found for found in json.loads(ran.out)["findings"] if found["path"] == path]


def test_what_nothing_asks_to_state_is_drafted_on_request(root, inside, reported):
    unit = root / "units/a/unit.yaml"
    unit.write_text(unit.read_text("utf-8").replace("name: 示例市市容管理局", "name: 示例市城市管理局"), "utf-8")
    assert drafted(inside, reported, root, "a", "HEAD") == []
    (draft,) = drafted(inside, reported, root, "a", "HEAD", "--also", "unit")
    assert (draft["powers"], draft["about"], draft["kinds"]) == ([], ["unit"], ["elements_changed"])
    complete(root, "a")
    ran = inside("--registry", root, *TODAY, "validate", "--format", "json")
    assert not [found for found in json.loads(ran.out)["findings"] if "adjustments" in found["path"]]


def test_where_nothing_is_asked_nothing_is_said_to_be_stated(root, inside):
    power = root / f"units/a/powers/{POWER}.yaml"
    text = power.read_text("utf-8").replace("consultation:", "consultation:").replace("lead: deputy", "lead: director")
    power.write_text(text, "utf-8")
    ran = inside("--registry", root, *TODAY, "adjust", "a", "HEAD")
    assert "No change that asks for a statement lacks one" in ran.err
    assert "is stated" not in ran.err


def test_a_statement_that_git_ignores_does_not_count_and_is_named(root, inside):
    rename(root)
    (root / ".gitignore").write_text("adjustments/\n", "utf-8")
    inside("--registry", root, *TODAY, "adjust", "a", "HEAD", "--basis", "行政处罚法 第五条", "--reason", "更名")
    complete(root, "a")
    (path,) = (root / "units/a/adjustments").iterdir()
    for words, code in ((("adjust", "a", "HEAD"), 2), (("diff", "--check", "HEAD"), 1)):
        ran = inside("--registry", root, *TODAY, *words)
        assert ran.code == code, ran
        assert f"units/a/adjustments/{path.name} does not count: Git ignores it" in ran.err
    assert list((root / "units/a/adjustments").iterdir()) == [path], "nothing is drafted beside it"
    git(root, "add", "-f", str(path))
    ran = inside("--registry", root, *TODAY, "diff", "--check", "HEAD")
    assert ran.code == 0, ran
    assert "Git ignores" not in ran.err
