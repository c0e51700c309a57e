"""One alteration of a record that an office allowed before: let through, said, used up; all else is refused."""

from __future__ import annotations

import datetime

import pytest
from repositories import git
from test_signers import SUPERIOR, codes

from ptr.model.time.clock import Clock
from ptr.operations.drafting.permit import write_permit

UNTIL = ("--until", "2030-01-31", "--basis", "当事人申请", "--reason", "误登姓名")
RECORD = "units/a/records/2026/a-r2e3c4.yaml"
TEXT = """id: a-r2e3c4
power: a-k3p7qd
edition: "2025-1"
matter: 对门前堆放杂物的处罚
counterpart: 张三丰
accepted: 2026-01-02
steps:
  - {step: file, post: street-clerk, start: 2026-01-02, opinion: 张三丰到场}
filled: {post: street-clerk, date: 2026-01-03}
"""


@pytest.fixture
def recorded(office):
    """An office with a register of use on the main line that names a person."""
    office.write(RECORD, TEXT)
    office.commit("2026-01-03")
    return office


def allow(office, field: str = "/counterpart", record: str = RECORD, **how) -> str:
    clock = Clock(datetime.date(2026, 1, 4))
    terms = {"until": datetime.date(2026, 1, 31), "basis": "当事人申请", "reason": "误登姓名", "office": "city", **how}
    return write_permit(office.root, record, clock, field=field, **terms)


def branch(office) -> None:
    git(office.root, "switch", "-qc", "branch")


def merge(office, day: str) -> None:
    git(office.root, "switch", "-q", "main")
    git(office.root, "merge", "-q", "--no-edit", "--no-ff", "branch", day=day)
    git(office.root, "branch", "-qD", "branch")


def kinds(office, day: str) -> list[str]:
    """List what the gate says of records, and check that it passes unless something is refused."""
    report = office.asked(day, "main", check=True)
    assert report.passes is not bool(report.refused)
    return sorted(str(each.kind) for each in report.irregularities)


def blot(office) -> None:
    office.edit("counterpart: 张三丰", "counterpart: 张某", RECORD)


def test_the_one_alteration_is_let_through_and_said_and_used_up(recorded):
    path = allow(recorded)
    recorded.commit("2026-01-04")
    branch(recorded)
    blot(recorded)
    recorded.commit("2026-01-05")
    report = recorded.asked("2026-01-05", "main", check=True)
    assert report.passes
    [each] = report.irregularities
    assert (str(each.kind), each.code, each.path) == ("permitted", "A014", RECORD)
    assert each.message[1] == f"/counterpart was altered as {path} allows; that permit is used up"
    merge(recorded, "2026-01-06")
    assert not {"A012", "W001", "W003", "W005"} & codes(recorded)
    branch(recorded)
    recorded.edit("张某", "李某", RECORD)
    recorded.commit("2026-01-07")
    assert kinds(recorded, "2026-01-07") == ["altered"]


def test_nor_does_it_come_back(recorded):
    allow(recorded)
    recorded.commit("2026-01-04")
    blot(recorded)
    recorded.commit("2026-01-05")
    branch(recorded)
    recorded.edit("counterpart: 张某", "counterpart: 张三丰", RECORD)
    recorded.commit("2026-01-06")
    assert kinds(recorded, "2026-01-06") == ["altered"]


def _also(office) -> None:
    blot(office)
    office.edit("门前", "门后", RECORD)


OTHERWISE = {
    "another field": lambda office: office.edit("门前", "门后", RECORD),
    "the field and another": _also,
    "the whole record": lambda office: (office.root / RECORD).unlink(),
    "part of a list": lambda office: office.edit("张三丰到场", "张某到场", RECORD),
}


@pytest.mark.parametrize("what", OTHERWISE)
def test_anything_more_is_refused(recorded, what):
    allow(recorded)
    recorded.commit("2026-01-04")
    branch(recorded)
    OTHERWISE[what](recorded)
    recorded.commit("2026-01-05")
    assert kinds(recorded, "2026-01-05") == ["gone" if what == "the whole record" else "altered"]


@pytest.mark.parametrize(("was", "now"), [("张三丰到场", "张某到场"), (", opinion: 张三丰到场", "")])
def test_a_value_within_a_list_can_be_named_and_altered_or_go(recorded, was, now):
    allow(recorded, "/steps/0/opinion")
    recorded.commit("2026-01-04")
    branch(recorded)
    recorded.edit(was, now, RECORD)
    recorded.commit("2026-01-05")
    assert kinds(recorded, "2026-01-05") == ["permitted"]


def test_a_register_of_use_can_be_removed(recorded):
    allow(recorded, "")
    recorded.commit("2026-01-04")
    branch(recorded)
    blot(recorded)
    recorded.commit("2026-01-05")
    assert kinds(recorded, "2026-01-05") == ["altered"], "its removal was allowed, not its alteration"
    (recorded.root / RECORD).unlink()
    recorded.commit("2026-01-06")
    assert kinds(recorded, "2026-01-06") == ["permitted"]


def test_no_other_record_can_be_removed(office):
    path = office.state("2025-12-03")
    office.rename()
    office.commit("2025-12-03")
    permit = allow(office, "/reason", path)
    office.edit("  field: /reason\n", "", permit)
    office.commit("2026-01-04")
    branch(office)
    (office.root / path).unlink()
    office.commit("2026-01-05")
    assert kinds(office, "2026-01-05") == ["gone"]


def test_the_permit_has_to_stand_on_the_main_line_before(recorded):
    branch(recorded)
    allow(recorded)
    recorded.commit("2026-01-04")
    blot(recorded)
    recorded.commit("2026-01-05")
    assert kinds(recorded, "2026-01-05") == ["altered"]


def test_a_permit_taken_back_allows_nothing(recorded):
    path = allow(recorded)
    recorded.commit("2026-01-04")
    (recorded.root / path).unlink()
    recorded.commit("2026-01-05")
    branch(recorded)
    blot(recorded)
    recorded.commit("2026-01-06")
    assert kinds(recorded, "2026-01-06") == ["altered"]


def test_a_permit_ends_with_its_last_day(recorded):
    allow(recorded)
    recorded.commit("2026-01-04")
    branch(recorded)
    blot(recorded)
    recorded.commit("2026-01-31")
    assert kinds(recorded, "2026-01-31") == ["permitted"]
    assert kinds(recorded, "2026-02-01") == ["altered"]


def test_a_permit_is_of_what_the_record_said(recorded):
    allow(recorded)
    recorded.commit("2026-01-04")
    recorded.edit("filled:", 'case_number: "7号"\nfilled:', RECORD)
    recorded.commit("2026-01-05")
    branch(recorded)
    blot(recorded)
    recorded.commit("2026-01-06")
    assert kinds(recorded, "2026-01-06") == ["altered"]


@pytest.mark.parametrize(("addressed", "allowed"), [("city", "permitted"), ("province", "altered")])
def test_only_the_office_to_which_the_unit_files_allows_it(recorded, addressed, allowed):
    name = SUPERIOR.rpartition("- ")[2].removesuffix(", superior: province")
    recorded.edit(f"- {name}", SUPERIOR, "registry.yaml")
    recorded.submit("2026-01-03")
    recorded.edit("office: city", f"office: {addressed}", "units/a/filings/a-f2g3h4.yaml")
    recorded.commit("2026-01-03")
    allow(recorded)
    recorded.commit("2026-01-04")
    branch(recorded)
    blot(recorded)
    recorded.commit("2026-01-05")
    assert kinds(recorded, "2026-01-05") == [allowed]


@pytest.mark.parametrize(("key", "found"), [("old", "permitted"), ("other", "altered"), ("", "altered")])
def test_where_the_office_has_keys_the_permit_is_signed(recorded, keys, key, found):
    keys.register(recorded, "old")
    recorded.commit("2026-01-03")
    path = allow(recorded)
    if key:
        keys.sign(recorded, key, path)
    recorded.commit("2026-01-04")
    assert ("A012" in codes(recorded)) is (found == "altered")
    branch(recorded)
    blot(recorded)
    recorded.commit("2026-01-05")
    assert kinds(recorded, "2026-01-05") == [found]


def test_a_record_that_was_moved_is_the_same_record(recorded):
    allow(recorded)
    recorded.commit("2026-01-04")
    (recorded.root / "units/a/records/2027").mkdir()
    (recorded.root / RECORD).rename(recorded.root / RECORD.replace("2026/", "2027/"))
    recorded.commit("2026-01-05")
    branch(recorded)
    recorded.edit("counterpart: 张三丰", "counterpart: 张某", RECORD.replace("2026/", "2027/"))
    recorded.commit("2026-01-06")
    assert kinds(recorded, "2026-01-06") == ["permitted"]


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--record", "registry.yaml", "--remove"), "registry.yaml is no filing"),
        (("--record", RECORD), "goes with either --field or --remove"),
        (("--record", RECORD, "--field", "/counterpart", "--remove"), "goes with either --field or --remove"),
        (("--record", RECORD, "--field", "counterpart"), "begins with /: /counterpart"),
        (("--record", RECORD, "--field", "/nothing"), "has no /nothing"),
        (("T002", "--remove"), "goes with either --field or --remove"),
        (("--all", "--record", RECORD, "--remove"), "either rule codes, --all or --record"),
    ],
)
def test_the_command_writes_no_permit_that_would_allow_nothing(recorded, inside, words, why):
    ran = inside("--registry", recorded.root, "waive", *words, *UNTIL)
    assert ran.code == 2
    assert why in ran.err


def test_the_command_writes_a_permit_and_says_how_to_sign_it(recorded, inside, keys):
    ran = inside("--registry", recorded.root, "waive", "--record", RECORD, "--field", "/counterpart", *UNTIL)
    path = "offices/city/waivers/a014-a-r2e3c4.yaml"
    assert ran.code == 0, ran
    assert path in ran.err
    assert "ssh-keygen" not in ran.err
    assert "field: /counterpart" in (recorded.root / path).read_text("utf-8")
    keys.register(recorded, "old")
    ran = inside("--registry", recorded.root, "waive", "--record", RECORD, "--remove", *UNTIL)
    assert "ssh-keygen -Y sign -n ptr -f KEY" in ran.err
    text = (recorded.root / path.replace(".yaml", "-2.yaml")).read_text("utf-8")
    assert "field:" not in text
