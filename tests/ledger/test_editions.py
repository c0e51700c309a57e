"""An edition answers for an entry until the power is revised; a slip, or an article in another form, is no revision."""

from __future__ import annotations

import pytest
from office import POWER, Office
from repositories import git

SUMMARY = "对在道路两侧擅自堆放杂物、影响市容的单位和个人依法给予行政处罚"
SLIP = SUMMARY.replace("依法", "依照法律")
LIMIT, LONGER = "promised: {value: 30,", "promised: {value: 45,"
LATE = "2026-03-01"


@pytest.fixture
def office(tmp_path):
    office = Office(tmp_path / "registry")
    (office.root / POWER).open("a", encoding="utf-8").write(f"summary: {SUMMARY}\n")
    office.issue("2025-1", "2025-12-01")
    git(office.root, "add", "-A")
    git(office.root, "commit", "-q", "--amend", "--no-edit", day="2025-12-01")
    office.start = git(office.root, "rev-parse", "HEAD")
    return office


def test_a_slip_owes_no_edition(office):
    office.edit(SUMMARY, SLIP)
    office.commit("2026-01-02")
    assert office.owed(LATE, "catalogue") == []


@pytest.mark.parametrize("form", ["第25条", "25条", "第２５条", "第 25 条"])
def test_an_article_in_another_form_owes_no_edition(office, form):
    office.edit("第二十五条", form)
    office.commit("2026-01-02")
    assert office.owed(LATE, "catalogue") == []


def test_a_change_that_is_taken_back_beside_a_slip_is_undone(office):
    office.edit(LIMIT, LONGER)
    office.commit("2026-01-02")
    office.edit(SUMMARY, SLIP)
    office.commit("2026-01-05")
    office.edit(LONGER, LIMIT)
    office.commit("2026-01-08")
    assert office.owed(LATE, "catalogue") == ["catalogue undone 2026-01-08"]


def test_a_change_that_is_taken_back_with_a_slip_is_undone(office):
    office.edit(LIMIT, LONGER)
    office.commit("2026-01-02")
    office.edit(LONGER, LIMIT)
    office.edit(SUMMARY, SLIP)
    office.commit("2026-01-08")
    assert office.owed(LATE, "catalogue") == ["catalogue undone 2026-01-08"]


def test_an_edition_counts_that_holds_the_other_side_of_a_slip(office):
    office.edit(LIMIT, LONGER)
    office.commit("2026-01-02")
    git(office.root, "switch", "-qc", "edition")
    office.issue("2026-1", "2026-01-06")
    office.commit("2026-01-06")
    git(office.root, "switch", "-q", "main")
    office.edit(SUMMARY, SLIP)
    office.commit("2026-01-07")
    git(office.root, "merge", "-q", "--no-ff", "-m", "版次", "edition", day="2026-01-08")
    assert office.owed(LATE, "catalogue") == ["catalogue met 2026-01-08"]


def test_a_change_after_a_slip_owes_an_edition_all_the_same(office):
    office.edit(SUMMARY, SLIP)
    office.commit("2026-01-02")
    office.edit(LIMIT, LONGER)
    office.commit("2026-01-05")
    assert office.owed(LATE, "catalogue") == ["catalogue late 2026-01-20"]
    office.issue("2026-1", "2026-01-12")
    office.commit("2026-01-12")
    assert office.owed(LATE, "catalogue") == ["catalogue met 2026-01-12"]


def test_more_than_a_slip_owes_an_edition(office):
    office.edit(SUMMARY, SUMMARY.replace("单位和个人", "任何单位"))
    office.commit("2026-01-02")
    assert office.owed(LATE, "catalogue") == ["catalogue late 2026-01-19"]


def test_a_sheet_stands_under_its_edition_after_a_slip_and_no_other_change(office, inside, tmp_path):
    def caveats() -> int:
        out = ("render", "service-guide", "--unit", "a", "--as", "html", "--to", tmp_path / "out", "--force")
        inside("--registry", office.root, *out, code=0)
        return sum("与第2025-1版不一致" in file.read_text("utf-8") for file in (tmp_path / "out").rglob("*.html"))

    office.edit(SUMMARY, SLIP)
    office.commit("2026-01-02")
    assert caveats() == 0
    office.edit(LIMIT, LONGER)
    office.commit("2026-01-05")
    assert caveats() == 1


def test_what_is_posted_after_a_slip_asks_for_no_edition(office, inside):
    words = ("--registry", office.root, "--lang", "en", "--today", "2026-01-06", "publish", "a", "--dry-run")
    office.edit(SUMMARY, SLIP)
    office.commit("2026-01-02")
    assert "is not what the powers are now" not in " ".join(inside(*words, code=0).out.split())
    office.edit(LIMIT, LONGER)
    office.commit("2026-01-05")
    assert "is not what the powers are now" in " ".join(inside(*words, code=0).out.split())


def test_a_catalogue_is_filed_after_a_slip_and_not_after_another_change(office, inside):
    words = ("file", "submit", "a", "--subject", "catalogue", "--by", "deputy", "--dry-run")
    office.edit(SUMMARY, SLIP)
    office.commit("2026-01-02")
    inside("--registry", office.root, "--lang", "en", "--today", "2026-01-06", *words, code=0)
    office.edit(LIMIT, LONGER)
    office.commit("2026-01-05")
    ran = inside("--registry", office.root, "--lang", "en", "--today", "2026-01-06", *words, code=2)
    assert "edition 2025-1 of the catalogue is not what the powers are now" in ran.err
    assert "ptr catalogue issue a" in ran.err
