"""The filing number on a sheet: of the filing that was accepted, as long as what was filed stands."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from repositories import commit, git
from support import CLOCK

from ptr.model.documents.filing import FilingSubject
from ptr.model.state.filings import last_accepted
from ptr.operations.history.acts import filed
from ptr.operations.history.in_force import reading
from ptr.operations.printing.outputs import publish
from ptr.operations.printing.render import render_to
from ptr.operations.printing.sheets import Sheet, plan

UNIT = "zhujian"


@pytest.fixture
def root(playground: Path, tmp_path: Path) -> Path:
    """The playground, to be spoiled: the catalogue of zhujian was filed, accepted, and stands."""
    return Path(shutil.copytree(playground, tmp_path / "registry"))


def said(root: Path, document: str = "catalogue", unit: str = UNIT) -> tuple[str, str]:
    """What a sheet says of its filing, and its revision ("" for a draft)."""
    part = "" if document == "catalogue" else next((root / f"units/{unit}/flows").glob("*.yaml")).stem
    sheet = Sheet(unit=unit, document=document, variant="", format="html", part=part)
    (made,) = render_to(root, [sheet], root.parent / "out", CLOCK)
    page = made.read_text("utf-8")
    filing = re.findall(r"<li>(备案号：[^<]*|未备案)</li>", page)
    revision = re.findall(r"修订号 ([0-9a-f]{10})", page)
    return filing[0], revision[0] if revision else ""


def decision(root: Path, unit: str = UNIT, subject: FilingSubject = FilingSubject.CATALOGUE) -> Path:
    """The decision on the last accepted filing of a unit's subject."""
    key = last_accepted(filed(root).values())[unit, subject, ""].key
    (path,) = root.glob(f"offices/*/decisions/{key}.yaml")
    return path


def number(root: Path, unit: str = UNIT, subject: FilingSubject = FilingSubject.CATALOGUE) -> str:
    found = re.search("number: (.*)", decision(root, unit, subject).read_text("utf-8"))
    assert found
    return found[1].strip("\"'")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text, path
    path.write_text(text.replace(old, new, 1), "utf-8")


def a_power(root: Path) -> Path:
    return sorted((root / f"units/{UNIT}/powers").glob("*.yaml"))[0]


def test_the_number_of_what_was_accepted_is_printed(root: Path) -> None:
    assert said(root)[0] == f"备案号：{number(root)}"
    assert said(root, "flow-chart")[0] == f"备案号：{number(root, subject=FilingSubject.FLOWS)}"


def test_before_it_was_accepted_there_is_none(root: Path) -> None:
    before = said(root)
    (change,) = git(root, "log", "--format=%H", "--diff-filter=A", "--", str(decision(root))).splitlines()
    git(root, "checkout", "-q", f"{change}~1")
    found, revision = said(root)
    assert found != before[0]
    assert revision != before[1] or not revision


STANDS = {
    "a comment": lambda root: edit(a_power(root), "\n", "\n# 注\n"),
    "another unit's catalogue": lambda root: edit(
        sorted((root / "units/shenpi/powers").glob("*.yaml"))[0], "\n", "\nsummary: 改\n"
    ),
    "its charts": lambda root: next((root / f"units/{UNIT}/flows").glob("*.yaml")).unlink(),
}


@pytest.mark.parametrize("claim", STANDS)
def test_what_was_filed_stands_in_spite_of(claim: str, root: Path) -> None:
    STANDS[claim](root)
    assert said(root)[0] == f"备案号：{number(root)}"


CHANGED = {
    "the unit": lambda root: edit(root / f"units/{UNIT}/unit.yaml", "name: ", "name: 新"),
    "a power": lambda root: edit(a_power(root), "name: ", "name: 新"),
    "a power more": lambda root: shutil.copy(a_power(root), a_power(root).with_stem("zj-zzzzzz")),
    "a power less": lambda root: a_power(root).unlink(),
}


@pytest.mark.parametrize("claim", CHANGED)
def test_a_change_since_is_told_beside_the_number(claim: str, root: Path) -> None:
    CHANGED[claim](root)
    assert said(root)[0] == f"备案号：{number(root)}（备案后有变更）"


UNFILED = {
    "a new edition": lambda root: edit(root / f"units/{UNIT}/catalogue.yaml", "edition: ", "edition: x"),
    "a return": lambda root: edit(decision(root), "outcome: accepted", "outcome: returned"),
    "no decision": lambda root: decision(root).unlink(),
}


@pytest.mark.parametrize("claim", UNFILED)
def test_there_is_no_such_number_after(claim: str, root: Path) -> None:
    before = number(root)
    UNFILED[claim](root)
    assert before not in said(root)[0]


@pytest.mark.parametrize("claim", ["a return", "no decision"])
def test_a_decision_counts_when_it_is_committed(claim: str, root: Path) -> None:
    assert said(root)[1]
    UNFILED[claim](root)
    assert said(root)[1] == "", "a draft"


def test_what_is_decided_for_another_unit_changes_no_sheet(root: Path) -> None:
    before = said(root)
    edit(decision(root, "shenpi"), "号", "号之一")
    assert said(root) == before
    commit(root)
    assert said(root) == before
    assert said(root, unit="shenpi")[0].endswith("号之一")


def test_a_chart_that_came_after_the_filing_is_not_filed(root: Path) -> None:
    chart = sorted((root / f"units/{UNIT}/flows").glob("*.yaml"))[0]
    new = chart.with_stem("zj-zzzzzz")
    new.write_text(chart.read_text("utf-8").replace(f"id: {chart.stem}", "id: zj-zzzzzz"), "utf-8")
    sheets = [
        Sheet(unit=UNIT, document="flow-chart", variant="", format="svg", part=part) for part in (new.stem, chart.stem)
    ]
    pages = [path.read_text("utf-8") for path in render_to(root, sheets, root.parent / "out", CLOCK)]
    assert "未备案" in pages[0]
    assert f"备案号：{number(root, subject=FilingSubject.FLOWS)}" in re.sub(r"<[^>]*>\s*", "", pages[1])


def test_the_day_of_acceptance_is_the_revision_of_the_sheet(root: Path) -> None:
    change = git(root, "log", "-1", "--format=%H", "--", str(decision(root)))
    assert change.startswith(said(root)[1])


def test_a_change_of_one_chart_prints_that_chart_anew_and_no_other(root: Path) -> None:
    def brought() -> tuple[str, ...]:
        sheets = plan(root, ["flow-chart"], [UNIT], "svg", CLOCK)
        return publish(reading(root, None, CLOCK), sheets, root.parent / "charts").printed

    assert len(brought()) > 2
    chart = sorted((root / f"units/{UNIT}/flows").glob("*.yaml"))[0]
    edit(chart, "title: ", "title: 新")
    commit(root)
    assert brought() == (f"{UNIT}/flow-chart/{chart.stem}.svg",)
