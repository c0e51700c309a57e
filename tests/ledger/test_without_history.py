"""Where no history tells since when, `ptr validate` still finds how things stand: notes with the reason, never late."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from office import CHART, CHARTED, KEY, POWER, UNIT, Office
from repositories import commit, git
from support import validate

from ptr.model.time.clock import Clock
from ptr.operations.posting.publish import PostingRequest, publish
from ptr.store.source import FolderSource

UNIT_FILE = f"units/{UNIT}/unit.yaml"
WITHHELD, SHEET = f"units/{UNIT}/withheld/{KEY}.yaml", "units/a/publications/2025-12-03-catalogue.yaml"
WITHHOLDING = """withholding:
  ground: internal_affairs
  basis: [{law: 市容条例, article: 第二十五条}]
  reason: 内部事务
  duration: permanent
  review: 2027-01-01
"""
STANDING = ("A004", "C003", "D007")
WITHOUT = {
    "shallow": "only a part of the history was fetched",
    "no repository": "in no Git repository",
    "main_line none": "main_line: none",
}


@pytest.fixture
def office(tmp_path):
    """An office that issued, filed and posted all it has, which the city office accepted."""
    office = Office(tmp_path / "registry")
    office.write(CHART, CHARTED)
    office.edit("stage: catalogued", "stage: published", UNIT_FILE)
    office.commit("2025-12-01")
    office.submit("2025-12-02")
    office.submit("2025-12-02", "a-g2g2g2", "flows")
    office.commit("2025-12-02")
    office.decide("2025-12-03")
    office.decide("2025-12-03", "a-g2g2g2")
    publish(office.root, PostingRequest(unit=UNIT, day=datetime.date(2025, 12, 3)), Clock(datetime.date(2025, 12, 3)))
    office.commit("2025-12-03")
    return office


@pytest.fixture(params=list(WITHOUT))
def lacking(request, tmp_path):
    """Tell what is found in a copy of a registry that knows no main line, and hold that it says why."""

    def found(office: Office) -> list[tuple[str, str, str]]:
        root = tmp_path / "copy"
        shutil.rmtree(root, ignore_errors=True)
        if request.param == "shallow":
            git(tmp_path, "clone", "-q", "--depth", "1", f"file://{office.root}", "copy")
        else:
            shutil.copytree(office.root, root)
        if request.param == "no repository":
            shutil.rmtree(root / ".git")
        elif request.param == "main_line none":
            (root / "registry.yaml").open("a", encoding="utf-8").write("main_line: none\n")
            commit(root, day="2026-02-28")
        return told(root, WITHOUT[request.param])

    return found


def told(root: Path, why: str = "") -> list[tuple[str, str, str]]:
    today = datetime.date(2026, 3, 1)
    report = validate(FolderSource(root), today=today, history=None)
    assert report.unchecked or not why
    found = [each for each in report.findings if each.code in STANDING]
    for each in found:
        assert str(each.level) == "note"
        assert not why or f"since when was not checked: {why}" in each.message[1]
    return [(each.code, each.spot.path, each.message[0].partition("（从何时起")[0]) for each in found]


def test_what_stands_as_issued_filed_and_posted_is_silent(office, lacking):
    assert lacking(office) == []


def test_a_change_is_found_against_edition_filing_and_posting(office, lacking):
    office.rename()
    office.commit("2026-01-02")
    assert lacking(office) == [
        ("A004", POWER, "职权目录与准予备案的 a-f2g3h4（f2g3h4号）不同，是否须重新报备案也要核对"),
        ("C003", POWER, "“对擅自堆放垃圾的处罚”在目录第 2025-1 版发布后改过"),
        ("D007", POWER, "没有按现在的内容公开"),
    ]


def test_what_was_issued_filed_and_posted_again_is_silent(office, lacking):
    office.rename()
    office.edit("title: 对擅自堆放杂物", "title: 对擅自堆放垃圾", CHART)
    office.issue("2026-1", "2026-01-05")
    office.commit("2026-01-05")
    for key, subject in (("a-f3f3f3", "catalogue"), ("a-g3g3g3", "flows")):
        office.submit("2026-01-06", key, subject)
    publish(office.root, PostingRequest(unit=UNIT, day=datetime.date(2026, 1, 6)), Clock(datetime.date(2026, 1, 6)))
    office.commit("2026-01-06")
    assert lacking(office) == []


def test_what_was_returned_is_not_filed(office, lacking):
    office.rename()
    office.issue("2026-1", "2026-01-05")
    office.commit("2026-01-05")
    office.submit("2026-01-06", "a-f3f3f3")
    office.commit("2026-01-06")
    assert "A004" not in {code for code, _, _ in lacking(office)}
    office.decide("2026-01-07", "a-f3f3f3", "returned")
    office.commit("2026-01-07")
    assert "A004" in {code for code, _, _ in lacking(office)}


def test_what_comes_back_to_what_was_accepted_is_silent(office, lacking):
    office.rename()
    office.commit("2026-01-02")
    office.rename("对擅自堆放杂物的处罚")
    office.commit("2026-01-03")
    assert lacking(office) == []


def test_what_is_withheld_and_hangs_is_found_until_it_is_taken_down(office, lacking):
    (office.root / WITHHELD).parent.mkdir()
    git(office.root, "mv", POWER, WITHHELD)
    office.write(WITHHELD, (office.root / WITHHELD).read_text("utf-8") + WITHHOLDING)
    office.edit("scope: public", "scope: internal", WITHHELD)
    office.commit("2026-01-02")
    hanging = ("D007", SHEET, "不再公开，还没有撤下")
    assert hanging in lacking(office)
    office.write(SHEET, (office.root / SHEET).read_text("utf-8") + "removed: 2026-01-06\n")
    office.commit("2026-01-06")
    assert hanging not in lacking(office)


def test_what_hangs_on_no_carrier_that_stands_is_found(office, lacking):
    office.edit("  - notice-board\n", "", SHEET)
    office.commit("2026-01-02")
    assert {(code, words) for code, _, words in lacking(office)} == {("D007", "没有按现在的内容公开")}


def test_a_statement_that_was_never_filed_is_found(office, lacking):
    path = office.state("2026-01-05")
    office.commit("2026-01-05")
    assert ("A004", path, "调整说明没有报备案") in lacking(office)


def test_a_unit_that_begins_is_asked_for_nothing(tmp_path, lacking):
    assert lacking(Office(tmp_path / "begins")) == []


def test_with_a_main_line_the_ledger_tells_instead(office):
    office.rename()
    office.commit("2026-01-02")
    today = datetime.date(2026, 1, 10)
    early = validate(FolderSource(office.root), today=today, history=None).findings
    [edition] = [each for each in early if each.code in STANDING]
    assert (edition.code, str(edition.level), edition.dated) == ("C003", "note", True)
    assert "应在 2026-01-19 前修订；" in edition.message[0]
    late = validate(FolderSource(office.root), today=datetime.date(2026, 3, 1), history=None).findings
    stands = {each.code: str(each.level) for each in late if each.code in STANDING}
    assert stands == {"A004": "warning", "C003": "warning", "D007": "warning"}
    assert not any(each.fails(each.level) for each in late if each.code in STANDING)
