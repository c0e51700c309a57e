"""`ptr publish`: what hangs, where, since when, and what that settles by the ledger.

登记公开、撤下、更正，以及台账上因此办结了什么。
"""

from __future__ import annotations

import json

import pytest
from clerk import CHART, KEY, POWER, Clerk
from jsonschema import Draft202012Validator
from repositories import git
from support import ROOT

ALL = ("--carrier", "website", "--carrier", "政务公开栏")


@pytest.fixture
def clerk(tmp_path, inside, monkeypatch):
    return Clerk(tmp_path / "registry", inside, monkeypatch)


@pytest.fixture
def base(clerk):
    """A power was given another name on 2026-01-02; the commit before that."""
    clerk.on("2026-01-02")
    clerk.edit("name: 对擅自堆放杂物的处罚", "name: 对擅自堆放垃圾的处罚")
    clerk.commit()
    return git(clerk.root, "rev-parse", "HEAD~1")


def states(clerk, base, what="publication"):
    return sorted((each["state"], *each["carriers"]) for each in clerk.owed(base, what))


def test_what_is_published_and_committed_is_met(clerk, base):
    assert states(clerk, base) == [("open", "website", "notice-board")]
    clerk.on("2026-01-06")
    ran = clerk.ptr("publish", "a", *ALL)
    assert "settled once committed" in ran.out
    assert "met 2026-01-06" in ran.out
    assert "对擅自堆放垃圾的处罚 a-k3p7qd" in ran.out
    assert "the unit owes no other posting" in ran.out
    assert "git add" in ran.out
    clerk.commit()
    assert states(clerk, base) == [("met",)]


def test_without_carriers_all_that_stand_are_meant(clerk, base):
    ran = clerk.ptr("publish", "示例市市容管理局")
    assert "on 政府网站, 政务公开栏" in ran.out
    clerk.commit()
    assert states(clerk, base) == [("met",)]


def test_a_carrier_that_is_missing_is_named(clerk, base):
    ran = clerk.ptr("publish", "a", "--carrier", "政府网站")
    assert "it settles nothing that is owed" in ran.out
    assert "missing on: 政务公开栏" in ran.out
    clerk.commit()
    assert states(clerk, base) == [("open", "notice-board")]
    clerk.ptr("publish", "a", "--carrier", "notice-board")
    clerk.commit()
    assert states(clerk, base) == [("met",)]


def test_a_part_is_posted_by_key_or_name_and_settles_that_part(clerk, base):
    clerk.edit("title: ", "title: 新", CHART)
    clerk.commit()
    ran = clerk.ptr("publish", "a", "对擅自堆放垃圾的处罚", *ALL)
    assert "1 power" in ran.out
    assert "still to be posted or taken down" in ran.out
    [posting] = (clerk.root / "units/a/publications").glob("*.yaml")
    assert "edition" not in posting.read_text("utf-8")
    clerk.commit()
    assert states(clerk, base) == [("met",), ("open", "website", "notice-board")]
    clerk.ptr("publish", "a", "a-fd2wxy", *ALL)
    clerk.commit()
    assert states(clerk, base) == [("met",), ("met",)]


def test_what_changed_since_is_owed_again(clerk, base):
    clerk.ptr("publish", "a", *ALL)
    clerk.commit()
    clerk.on("2026-01-12")
    clerk.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    clerk.commit()
    assert states(clerk, base) == [("met",), ("open", "website", "notice-board")]


def test_a_day_before_the_change_settles_nothing_and_is_said(clerk, base):
    clerk.on("2026-01-06")
    ran = clerk.ptr("publish", "a", *ALL, "--on", "2026-01-01")
    assert "as it is now only since 2026-01-02" in ran.out
    assert "it settles nothing" in ran.out
    clerk.commit()
    assert states(clerk, base) == [("open", "website", "notice-board")]


def test_a_day_long_past_is_said_and_counts_from_the_commit(clerk, base):
    clerk.on("2026-01-20")
    ran = clerk.ptr("publish", "a", *ALL, "--on", "2026-01-05")
    assert "posted 15 days ago" in ran.out
    assert "met 2026-01-20" in ran.out
    clerk.commit()
    [owed] = clerk.owed(base, "publication")
    assert (owed["state"], owed["done"]) == ("met", "2026-01-20")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("zzz",), "no unit zzz"),
        (("a", "--carrier", "墙报"), "no carrier 墙报; the nearest: 政府网站 (website)"),
        (("a", "对乱扔的处罚"), "no power or chart “对乱扔的处罚”"),
        (("a", "堆放"), "did you mean"),
        (("a", "--on", "2026-01-07"), "in the future (today is 2026-01-06)"),
        (("b",), "has issued no catalogue"),
        (("a", "--taken-down", "2026-01-04-x"), "no posting 2026-01-04-x"),
        (("a", "--taken-down", "x", "--carrier", "website"), "stand alone"),
    ],
)
def test_what_cannot_be_posted_is_refused_and_nothing_is_written(clerk, base, words, why):
    clerk.on("2026-01-06")
    assert why in clerk.ptr("publish", *words, code=2).err
    assert not (clerk.root / "units/a/publications").exists()


def test_only_what_is_committed_is_posted(clerk, base):
    clerk.edit("当场清除的一般不予罚款", "当场清除的不予罚款")
    assert f"not committed; git add and git commit first: {POWER}" in clerk.ptr("publish", "a", code=2).err
    clerk.ptr("publish", "a", "a-m4n5pq")


def test_what_the_public_may_not_see_is_not_posted(clerk, base):
    clerk.edit("scope: public", "scope: internal")
    clerk.commit()
    assert "is not open to the public" in clerk.ptr("publish", "a", KEY, code=2).err
    shows = json.loads(clerk.ptr("publish", "a", "--format", "json").out)["shows"]
    assert sorted(shows) == ["a", "a-fd2wxy", "a-m4n5pq", "a-s6t7uv"]


def test_a_dry_run_writes_nothing_and_says_the_same(clerk, base):
    dry = clerk.ptr("publish", "a", *ALL, "--dry-run").out
    assert not (clerk.root / "units/a/publications").exists()
    assert "would write" in dry
    assert "git" not in dry
    real = clerk.ptr("publish", "a", *ALL).out
    assert dry.splitlines()[1:] == real.splitlines()[1 : len(dry.splitlines())]


def test_two_postings_of_a_day_are_two_files(clerk, base):
    clerk.ptr("publish", "a", "--carrier", "website")
    clerk.ptr("publish", "a", "--carrier", "notice-board")
    assert sorted(path.name for path in (clerk.root / "units/a/publications").iterdir()) == [
        "2026-01-02-catalogue-2.yaml",
        "2026-01-02-catalogue.yaml",
    ]


def test_what_may_not_hang_any_more_is_taken_down_and_that_is_no_alteration(clerk, base):
    clerk.ptr("publish", "a", *ALL)
    clerk.commit()
    clerk.edit("scope: public", "scope: internal")
    clerk.commit()
    assert [state for state, *_ in states(clerk, base, "taking_down")] == ["open"]
    clerk.on("2026-01-08")
    sheet = clerk.root / "units/a/publications/2026-01-02-catalogue.yaml"
    sheet.write_text("# 公开栏东侧\n" + sheet.read_text("utf-8"), "utf-8")
    ran = clerk.ptr("publish", "a", "--taken-down", "2026-01-02-catalogue")
    assert "taken down on 2026-01-08" in ran.out
    assert "settled once committed" in ran.out
    assert sheet.read_text("utf-8").startswith("# 公开栏东侧\n")
    clerk.commit()
    assert [state for state, *_ in states(clerk, base, "taking_down")] == ["met"]
    report = json.loads(clerk.ptr("diff", base, "--format", "json").out)
    assert report["irregularities"] == []
    assert "was taken down on 2026-01-08" in clerk.ptr("publish", "a", "--taken-down", sheet.name, code=2).err


def test_a_posting_entered_by_mistake_is_cancelled_and_its_duty_is_open_again(clerk, base):
    clerk.ptr("publish", "a", *ALL)
    clerk.commit()
    clerk.on("2026-01-08")
    ran = clerk.ptr("publish", "a", "--cancel", "2026-01-02-catalogue")
    assert "entered by mistake" in ran.out
    assert "still to be posted" in ran.out
    clerk.commit()
    assert states(clerk, base) == [("open", "website", "notice-board")]
    assert "cannot be cancelled again" in clerk.ptr("publish", "a", "--cancel", "2026-01-02-catalogue", code=2).err
    report = json.loads(clerk.ptr("diff", base, "--format", "json").out)
    assert report["irregularities"] == []


def test_where_there_is_no_main_line_what_is_settled_is_not_told(clerk, base):
    clerk.edit("policy:", "main_line: none\npolicy:", "registry.yaml")
    clerk.commit()
    ran = clerk.ptr("publish", "a")
    assert "what it settles was not checked" in ran.out
    assert "settles nothing" not in ran.out


def test_json_keeps_its_schema(clerk, base):
    schema = json.loads((ROOT / "schemas/posting.schema.json").read_text("utf-8"))
    report = json.loads(clerk.ptr("publish", "a", "--format", "json").out)
    Draft202012Validator(schema).validate(report)
    assert (report["act"], report["edition"], report["written"]) == ("posted", "2025-1", True)
    assert [each["state"] for each in report["settled"]] == ["met"]
    assert report["next"][0].startswith("git add ")
    validated = json.loads(clerk.ptr("validate", "--format", "json", code=1).out)
    assert validated["today"] == "2026-01-02"
    assert [each for each in validated["findings"] if "publications" in each["path"]] == []


def test_what_hung_before_is_named_with_the_command_that_takes_it_down(clerk, base):
    clerk.ptr("publish", "a", *ALL)
    clerk.commit()
    clerk.on("2026-01-08")
    command = "ptr publish a --taken-down 2026-01-02-catalogue --on 2026-01-08"
    assert command in clerk.ptr("publish", "a", *ALL).out
    clerk.ptr(*command.split()[1:])
    clerk.commit()
    clerk.on("2026-01-09")
    assert "2026-01-02-catalogue" not in clerk.ptr("publish", "a", *ALL).out
