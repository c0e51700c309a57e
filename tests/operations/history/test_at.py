"""`--at`: the registry as it was, by revision or by what was in force on a day."""

from __future__ import annotations

import json
import shutil

import pytest
from repositories import commit, git

MOVED = "商品房预售许可"


@pytest.fixture
def holder(inside, playground):
    """Tell which unit holds a power, as a reading command finds it."""

    def run(at):
        ran = inside("--registry", playground, "impact", "城市房地产管理法", "--at", at, "--format", "json")
        assert ran.code == 0, ran
        units = json.loads(ran.out)["units"]
        return [unit["unit"] for unit in units if MOVED in {each["name"] for each in unit["citations"]}], ran.err

    return run


def test_a_day_means_what_was_filed_and_accepted_by_then(holder):
    assert holder("2026-05-31")[0] == ["zhujian"]
    units, said = holder("2026-06-09")
    assert (units, "as filed and accepted by then" in said) == (["zhujian"], True)
    assert holder("2026-06-10")[0] == ["shenpi"]
    assert holder("2026-6-9") == holder("2026-06-09")


def test_a_day_before_any_filing_means_the_last_commit_and_says_so(holder):
    units, said = holder("2025-12-01")
    assert (units, "no catalogue was accepted by 2025-12-01" in said) == (["zhujian"], True)


def test_a_revision_means_git(holder, playground):
    before = git(playground, "log", "--format=%H", "--before=2026-06-02", "-1")
    assert holder(before)[0] == ["shenpi"]
    assert holder(f"{before}~1")[0] == ["zhujian"]


def test_a_registry_is_validated_as_it_was(inside, playground):
    ran = inside("--registry", playground, "validate", "--at", "HEAD")
    assert (ran.code, "C003" in ran.out) == (1, True)
    ran = inside("--registry", playground, "validate", "--at", "2026-10-31")
    assert (ran.code, "C003" in ran.out) == (0, False)
    ran = inside("--registry", playground, "validate", "--at", "HEAD~1")
    assert (ran.code, "the revision HEAD~1" in ran.err) == (0, True)


def test_what_cannot_be_known_is_said(inside, playground):
    for words, message in (
        (("validate", "--at", "2020-01-01"), "unknown on 2020-01-01"),
        (("validate", "--at", "2026-02-30"), "is not a valid date"),
        (("validate", "--at", "nowhere"), "there is no revision nowhere"),
        (("validate", "--at", "HEAD", "--watch"), "--at goes with no files"),
        (("fmt", "--at", "HEAD"), "takes no --at"),
        (
            ("catalogue", "issue", "minzheng", "--approved-by", "x", "--approved-on", "2026-10-31", "--at", "HEAD"),
            "no --at",
        ),
    ):
        ran = inside("--registry", playground, *words)
        assert (ran.code, message in ran.err) == (2, True), (words, ran)


def test_a_filing_whose_commit_is_gone_is_named(inside, playground, tmp_path):
    copy = shutil.copytree(playground, tmp_path / "copy")
    shutil.rmtree(copy / ".git")
    git(copy, "init", "-q", "-b", "main")
    commit(copy, day="2026-10-20")
    ran = inside("--registry", copy, "validate", "--at", "2026-10-25")
    assert "the commit of the filing" in ran.err


def test_a_unit_whose_folder_was_renamed_since_its_filing_is_read_as_committed(inside, playground, tmp_path):
    copy = shutil.copytree(playground, tmp_path / "copy")
    git(copy, "mv", "units/zhujian", "units/zhufang")
    commit(copy, day="2026-10-20")
    ran = inside("--registry", copy, "validate", "--at", "2026-10-25")
    assert "the unit was called zhujian" in ran.err
    assert "Y012" not in ran.out
    assert "units/zhujian/" not in ran.out
