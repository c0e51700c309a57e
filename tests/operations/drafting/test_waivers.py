"""Waivers: what stood stays waived through unrelated edits, what is new fails, what is gone or expired is said."""

from __future__ import annotations

import datetime
import shutil
from pathlib import Path

import pytest
from rules.cases import BASE
from support import CLOCK, validate

from ptr.model.fields.errors import PtrError
from ptr.model.fields.level import Level
from ptr.operations.drafting.waive import write_waivers
from ptr.store.source import FolderSource

UNIT = "units/a/unit.yaml"
POWER = "units/a/powers/a-k3p7qd.yaml"
LAW = "laws/行政许可法.yaml"
TERMS = {"until": datetime.date(2027, 6, 30), "basis": "试点工作方案", "reason": "旧清单待整理"}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A registry with old errors: a reference to nothing in a list, a class not cleared, a field missing."""
    root = Path(shutil.copytree(BASE, tmp_path / "registry"))
    edit(root, UNIT, "stage: catalogued", "stage: inventoried")
    edit(root, UNIT, "role: reviewer, department: street}", "role: reviewer, department: nowhere}")
    edit(root, UNIT, "  - {class: coercion, statement: 经清理，本单位没有行政强制职权。}\n", "")
    edit(root, LAW, "title: ", "titel: ")
    return root


def edit(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text("utf-8")
    assert old in text
    (root / path).write_text(text.replace(old, new), "utf-8")


def errors(root: Path, today: datetime.date | None = None) -> list[tuple[str, str]]:
    return [(f.code, f.spot.path) for f in validate(FolderSource(root), today=today).failing(Level.ERROR)]


def test_all_present_errors_are_waived_one_file_a_rule_and_counted(root):
    standing = validate(FolderSource(root)).failing(Level.ERROR)
    assert {finding.code for finding in standing} >= {"X001", "P001", "S001", "S002"}
    written = write_waivers(root, [], CLOCK, **TERMS)
    assert [waiver.rule for _, waiver in written] == sorted({finding.code for finding in standing})
    assert all(path == f"offices/city/waivers/{waiver.rule.lower()}-2027-06-30.yaml" for path, waiver in written)
    report = validate(FolderSource(root))
    assert errors(root) == []
    assert report.counts()["waived"] == len(standing)
    assert not [finding for finding in report.findings if finding.code.startswith("W")]


UNRELATED = {
    "lines moved by a comment": (UNIT, "id: a\n", "# 一行说明\n\nid: a\n"),
    "a post inserted before": (UNIT, "posts:\n", "posts:\n  - {id: porter, name: 传达岗, role: handler}\n"),
    "another value of the post": (UNIT, "name: 市容科科长", "name: 市容科负责人"),
    "another field of the file": (UNIT, 'consultation: "12345"', 'consultation: "12346"'),
    "an edition inserted": (LAW, "editions:\n", "editions:\n  - {date: 1999-01-01}\n"),
    "keys reordered": (
        LAW,
        "level: law\nauthority: 全国人民代表大会常务委员会\n",
        "authority: 全国人民代表大会常务委员会\nlevel: law\n",
    ),
}


@pytest.mark.parametrize(("path", "old", "new"), UNRELATED.values(), ids=UNRELATED.keys())
def test_a_waiver_survives_edits_elsewhere(root, path, old, new):
    write_waivers(root, [], CLOCK, **TERMS)
    edit(root, path, old, new)
    assert errors(root) == []


def test_a_list_of_a_file_that_is_not_valid_may_be_reordered(root):
    edit(root, UNIT, "name: 市容科经办岗, role: handler", "name: 市容科经办岗, role: boss")
    write_waivers(root, [], CLOCK, **TERMS)
    edit(root, UNIT, "posts:\n", "posts:\n  - {id: porter, name: 传达岗, role: handler}\n")
    assert errors(root) == []


OTHER = "no_powers_in:\n  - {class: other, statement: 经清理，本单位没有其他行政权力。}\n"
NEW = {
    "the same rule at another field": (POWER, "lead: deputy", "lead: nobody", "X001"),
    "the same rule at another item": (
        UNIT,
        "role: handler, department: street",
        "role: handler, department: gone",
        "X001",
    ),
    "the same place, another class": (UNIT, OTHER, "", "P001"),
    "another field missing beside": (LAW, "level: law\n", "", "S001"),
}


@pytest.mark.parametrize(("path", "old", "new", "code"), NEW.values(), ids=NEW.keys())
def test_a_new_finding_fails_although_old_ones_are_waived(root, path, old, new, code):
    write_waivers(root, [], CLOCK, **TERMS)
    edit(root, path, old, new)
    assert errors(root) == [(code, path)]


def test_a_finding_in_a_renamed_folder_is_a_new_one(root):
    write_waivers(root, [], CLOCK, **TERMS)
    (root / "units/a").rename(root / "units/z")
    assert ("X001", "units/z/unit.yaml") in errors(root)


def test_what_was_put_right_is_reported_as_gone(root):
    write_waivers(root, [], CLOCK, **TERMS)
    edit(root, UNIT, "department: nowhere", "department: street")
    gone = [finding for finding in validate(FolderSource(root)).findings if finding.code == "W001"]
    assert [(f.spot.path, f.level) for f in gone] == [("offices/city/waivers/x001-2027-06-30.yaml", Level.WARNING)]
    assert errors(root) == []


def test_an_expired_waiver_brings_its_findings_back_and_fails_no_run_by_the_calendar_alone(root):
    write_waivers(root, ["X001"], CLOCK, **TERMS)
    write_waivers(root, [], CLOCK, **{**TERMS, "until": datetime.date(2037, 6, 30)})
    last, after = (validate(FolderSource(root), today=datetime.date(2027, *day)) for day in ((6, 30), (7, 1)))
    assert {finding.code for finding in last.findings if not finding.waived} == {"C004"}
    assert {finding.code for finding in after.findings if not finding.waived} == {"C004", "X001", "W002"}
    assert not after.failing(Level.WARNING)
    lapsed = [finding for finding in after.findings if finding.code == "X001"]
    assert [(finding.level, finding.dated, finding.waived) for finding in lapsed] == [(Level.WARNING, True, "")]
    edit(root, POWER, "lead: deputy", "lead: nobody")
    assert [f.spot.path for f in validate(FolderSource(root), today=after.today).failing(Level.ERROR)] == [POWER]


def test_all_errors_are_those_of_an_expired_waiver_too(root):
    write_waivers(root, ["X001"], CLOCK, **TERMS)
    later = {**TERMS, "until": datetime.date(2037, 6, 30)}
    written = write_waivers(root, [], CLOCK._replace(chosen=datetime.date(2027, 7, 1)), **later)
    assert "X001" in {waiver.rule for _, waiver in written}
    assert "W002" not in {waiver.rule for _, waiver in written}


def test_waiving_again_takes_only_what_is_new_and_overwrites_nothing(root):
    first = write_waivers(root, ["X001"], CLOCK, **TERMS)
    edit(root, POWER, "lead: deputy", "lead: nobody")
    second = write_waivers(root, ["x001"], CLOCK, **TERMS)
    assert [path for path, _ in second] == ["offices/city/waivers/x001-2027-06-30-2.yaml"]
    assert len(second[0][1].fingerprints) == 1
    assert not set(first[0][1].fingerprints) & set(second[0][1].fingerprints)


REFUSED = {
    "a rule nobody knows": (["Q123"], {}, "no rule"),
    "the rules about findings and waivers": (["W001"], {}, "cannot be waived"),
    "a day that is past": ([], {"until": datetime.date(2026, 1, 1)}, "is past"),
    "no basis": ([], {"basis": " "}, "basis"),
    "an office nobody knows": (
        [],
        {"office": "county"},
        r"the nearest: 示例市行政权力公开透明运行工作领导小组办公室 \(city\)",
    ),
}


@pytest.mark.parametrize(("chosen", "terms", "said"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_waived_is_refused_and_nothing_written(root, chosen, terms, said):
    with pytest.raises(PtrError, match=said):
        write_waivers(root, chosen, CLOCK, **{**TERMS, **terms})
    assert not (root / "offices").exists()


def test_where_nothing_stands_nothing_is_written(root):
    assert write_waivers(root, ["T002"], CLOCK, **TERMS) == []
    assert not (root / "offices").exists()


def test_with_two_offices_the_office_must_be_named(root):
    edit(root, "registry.yaml", "classes:\n", "  - {id: county, name: 县办公室}\nclasses:\n")
    with pytest.raises(PtrError, match="--office"):
        write_waivers(root, [], CLOCK, **TERMS)
    assert write_waivers(root, [], CLOCK, office="county", **TERMS)[0][0].startswith("offices/county/waivers/")
