"""Issuing an edition: its number, what it keeps, when it is refused, and what makes it stale."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
import yaml
from support import CLOCK, validate

from ptr.model.fields.errors import PtrError
from ptr.operations.drafting.issue_catalogue import issue_catalogue
from ptr.store.source import FolderSource, MemorySource
from ptr.store.yaml.emit import dump

CATALOGUE = "units/minzheng/catalogue.yaml"
APPROVED = {"approved_by": "局长办公会议"}


@pytest.fixture
def files(plan2005) -> dict[str, bytes]:
    """The small registry, with an edition issued in 2026."""
    held = {path.relative_to(plan2005).as_posix(): path.read_bytes() for path in plan2005.rglob("*.yaml")}
    held.pop(CATALOGUE, None)
    path, content, _ = issue_catalogue(MemorySource(held), "minzheng", CLOCK, approved_on=day(2026, 7, 15), **APPROVED)
    assert path == CATALOGUE
    return {**held, path: content}


day = datetime.date


def power_file(files: dict[str, bytes], needle: str = "disclosure:") -> str:
    """A power of the edition whose file holds a text."""
    entries = yaml.safe_load(files[CATALOGUE])["entries"]
    return next(p for p in sorted(files) if p.split("/")[-1][:-5] in entries and needle in files[p].decode())


def edited(files: dict[str, bytes], path: str, **fields: object) -> dict[str, bytes]:
    data = yaml.safe_load(files[path])
    for name, value in fields.items():
        holder = data
        *above, last = name.split("__")
        for part in above:
            holder = holder.setdefault(part, {})
        holder[last] = value
    return {**files, path: dump(_plain(data))}


def _plain(data: object) -> object:
    if isinstance(data, dict):
        return {key: _plain(value) for key, value in data.items()}
    if isinstance(data, list):
        return [_plain(item) for item in data]
    return data.isoformat() if isinstance(data, datetime.date) else data


def issue(files: dict[str, bytes], approved_on: datetime.date, **options: object) -> dict[str, object]:
    _, content, catalogue = issue_catalogue(
        MemorySource(files), "minzheng", CLOCK, approved_on=approved_on, **{**APPROVED, **options}
    )
    data = yaml.safe_load(content)
    assert data["edition"] == catalogue.edition
    return data


def codes(files: dict[str, bytes]) -> list[str]:
    return sorted({finding.code for finding in validate(MemorySource(files)).findings})


def test_an_edition_just_issued_leaves_no_finding_about_the_catalogue(files):
    assert [code for code in codes(files) if code.startswith("C")] == []


def test_an_edition_counts_what_it_holds(files):
    data = yaml.safe_load(files[CATALOGUE])
    assert sum(data["counts"].values()) == len(data["entries"])
    assert all(data["counts"].values())


NUMBERS = [  # number before, day of approval, number after
    ("2026-1", day(2026, 7, 15), "2026-2"),
    ("2026-9", day(2026, 12, 31), "2026-10"),
    ("2026-10", day(2026, 12, 31), "2026-11"),
    ("2026-3", day(2027, 1, 1), "2027-1"),
    ("2025-7", day(2026, 1, 1), "2026-1"),
    ("试行版", day(2026, 1, 1), "2026-1"),
    ("2026", day(2026, 1, 1), "2026-1"),
    ("2026-x", day(2026, 1, 1), "2026-1"),
]


@pytest.mark.parametrize(("before", "approved", "after"), NUMBERS)
def test_editions_are_numbered_within_the_year_of_their_approval(before, approved, after, files):
    earlier = edited(files, CATALOGUE, edition=before, approved_on=day(2025, 7, 1), effective=day(2025, 7, 1))
    held = edited(earlier, power_file(files), summary="换一种说法给群众看")
    assert issue(held, approved)["edition"] == after


@pytest.mark.parametrize(
    ("approved", "effective"), [(day(2025, 12, 31), None), (day(2026, 9, 1), day(2026, 8, 31))], ids=["before", "early"]
)
def test_editions_follow_one_another_and_hold_from_their_approval_on(approved, effective, files):
    held = edited(files, power_file(files), summary="换一种说法给群众看")
    with pytest.raises(PtrError):
        issue_catalogue(
            MemorySource(held), "minzheng", CLOCK, approved_by="局务会", approved_on=approved, effective=effective
        )


def test_no_edition_is_issued_over_an_error_of_its_unit(files):
    held = edited(files, power_file(files), lead="nobody")
    with pytest.raises(PtrError, match="X001"):
        issue(held, day(2026, 9, 1))


def test_the_first_edition_has_the_number_one(files):
    files.pop(CATALOGUE)
    data = issue(files, day(2026, 3, 1))
    assert (data["edition"], data["approved_by"]) == ("2026-1", "局长办公会议")
    assert (str(data["approved_on"]), str(data["effective"])) == ("2026-03-01", "2026-03-01")


def test_order_of_classes_and_foreword_are_kept(files):
    classes = [item["id"] for item in yaml.safe_load(files["registry.yaml"])["classes"]]
    held = edited(files, CATALOGUE, class_order=classes[::-1], foreword="本目录由市民政局编制。")
    held = edited(held, power_file(files), summary="换一种说法给群众看")
    data = issue(held, day(2026, 9, 1))
    assert (data["class_order"], data["foreword"]) == (classes[::-1], "本目录由市民政局编制。")
    assert issue(held, day(2026, 9, 1), foreword="新的说明")["foreword"] == "新的说明"


def test_an_edition_takes_effect_on_the_day_that_is_named(files):
    held = edited(files, power_file(files), summary="换一种说法给群众看")
    assert str(issue(held, day(2026, 9, 1), effective=day(2026, 10, 1))["effective"]) == "2026-10-01"


def test_entries_do_not_depend_on_the_order_of_files(files):
    held = edited(files, power_file(files), summary="换一种说法给群众看")
    again = dict(sorted(held.items(), reverse=True))
    assert list(issue(held, day(2026, 9, 1))["entries"]) == list(issue(again, day(2026, 9, 1))["entries"])


REFUSED = {
    "nothing changed": ({}, {}, "2026-1"),
    "only a telephone changed": ({"contacts__consultation": "0313-2010000"}, {}, "2026-1"),
    "an unknown unit": ({"summary": "新的说明文字"}, {"unit": "minzhen"}, "minzheng"),
    "nobody approved it": ({"summary": "新的说明文字"}, {"approved_by": " "}, "批准"),
    "a power cannot be read": ({"level": "city"}, {}, "ptr validate"),
}


@pytest.mark.parametrize("claim", REFUSED)
def test_no_edition_is_issued_where(claim, files):
    fields, options, says = REFUSED[claim]
    held = edited(files, power_file(files), **fields)
    with pytest.raises(PtrError) as caught:
        issue_catalogue(
            MemorySource(held),
            **{"unit": "minzheng", "clock": CLOCK, "approved_on": day(2026, 9, 1), **APPROVED, **options},
        )
    assert says in caught.value.message[0]


def test_an_edition_is_judged_by_the_day_that_was_chosen(bundled):
    before_the_district = CLOCK._replace(chosen=day(1990, 1, 1))
    with pytest.raises(PtrError) as caught:
        issue_catalogue(
            FolderSource(bundled), "wanquan-minzheng", before_the_district, approved_on=day(2026, 12, 1), **APPROVED
        )
    assert "U002" in caught.value.message[0]


def test_no_edition_is_issued_over_one_that_cannot_be_read(files):
    with pytest.raises(PtrError, match="ptr validate"):
        issue({**files, CATALOGUE: b"edition: [\n"}, day(2026, 9, 1))


STALE = {
    "a promised limit": ({"limits__promised": {"value": 3, "unit": "working_days", "starts": "受理之日"}}, True),
    "the name": ({"name": "对骗取救助款物行为的查处"}, True),
    "the division of labour": ({"posts": []}, True),
    "the leader in charge": ({"lead": ""}, True),
    "the legal basis": ({"legal_basis": []}, True),
    "a telephone": ({"contacts__consultation": "0313-2010000"}, False),
    "an address": ({"contacts__address": "钻石中路 1 号"}, False),
    "the carriers of disclosure": ({"disclosure__content": "办理结果和办理过程"}, False),
}


@pytest.mark.parametrize("claim", STALE)
def test_an_edition_is_stale_when_a_public_column_changes_and_not_otherwise(claim, files):
    fields, stale = STALE[claim]
    if claim == "the leader in charge":
        fields = {"summary": "换了主管领导"}
    held = edited(files, power_file(files, "limits:"), **fields)
    assert ("C003" in codes(held)) is stale


def test_the_form_of_a_file_does_not_make_an_edition_stale(files):
    path = power_file(files)
    held = {**files, path: b"# \xe8\xaf\xb4\xe6\x98\x8e\n" + dump(_plain(yaml.safe_load(files[path])))}
    assert "C003" not in codes(held)


@pytest.mark.parametrize("unit", ["minzheng", "zhujian", "shenpi", "wanquan-minzheng"])
def test_the_editions_of_the_bundled_registry_are_of_today(unit, bundled: Path):
    with pytest.raises(PtrError) as caught:
        issue_catalogue(FolderSource(bundled), unit, CLOCK, approved_on=day(2027, 1, 1), **APPROVED)
    assert "already" in caught.value.message[1]
