"""Whose signature counts: keys of the state before, valid on the day and at the step, changed by who had one."""

from __future__ import annotations

import datetime

import pytest
from keys import CITY
from repositories import git
from support import validate

from ptr.model.results.change_report import FailOn
from ptr.store.source import FolderSource

DECISION = "offices/city/decisions/a-f2g3h4.yaml"
CITY_OFFICE = "- {id: city, name: 示例市行政权力公开透明运行工作领导小组办公室"
SUPERIOR = f"- {{id: province, name: 示例省领导小组办公室}}\n  {CITY_OFFICE}, superior: province"


@pytest.fixture
def signed(office, keys):
    """An office with a key on the main line, and a filing that waits for its decision."""
    keys.register(office, "old")
    office.commit("2025-12-02")
    office.rename()
    office.state("2026-01-02")
    office.issue("2026-1", "2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    return office


def refused(office, day: str, base: str = "main") -> list[str]:
    """List what the gate refuses of a branch."""
    return [str(each.kind) for each in office.asked(day, base, check=True).refused]


def accepted(office, keys, key: str, day: str = "2026-01-05") -> None:
    """Accept the filing with a signature by a key."""
    office.decide(day)
    keys.sign(office, key, DECISION)


def is_filed(office, day: str = "2026-02-01") -> bool:
    return "filing catalogue met 2026-01-03" in office.owed(day)


def test_22_a_key_replaced_in_the_same_change_as_its_decision_is_not_believed(signed, keys):
    git(signed.root, "switch", "-qc", "branch")
    keys.register(signed, "new")
    accepted(signed, keys, "new")
    signed.commit("2026-01-05")
    assert sorted(refused(signed, "2026-01-05")) == ["foreign_signers", "unsigned_decision"]
    git(signed.root, "switch", "-q", "main")
    git(signed.root, "merge", "-q", "--no-edit", "branch", day="2026-01-06")
    assert not is_filed(signed), "nor where it came to the main line all the same"
    assert "filing catalogue submitted 2026-01-03" in signed.owed("2026-02-01")


def test_a_decision_with_the_key_of_the_state_before_counts(signed, keys):
    git(signed.root, "switch", "-qc", "branch")
    accepted(signed, keys, "old")
    signed.commit("2026-01-05")
    assert refused(signed, "2026-01-05") == []
    git(signed.root, "switch", "-q", "main")
    git(signed.root, "merge", "-q", "--no-edit", "branch", day="2026-01-06")
    assert is_filed(signed)


def test_a_key_replaced_unsigned_first_and_used_afterwards_is_not_believed_either(signed, keys):
    keys.register(signed, "new")
    signed.commit("2026-01-04")
    accepted(signed, keys, "new")
    signed.commit("2026-01-05")
    assert not is_filed(signed)


def test_a_list_signed_by_one_who_was_on_it_takes_its_place(signed, keys):
    git(signed.root, "switch", "-qc", "branch")
    keys.register(signed, "new")
    keys.sign(signed, "old", CITY)
    signed.commit("2026-01-04")
    assert signed.asked("2026-01-04", "main", check=True).passes
    git(signed.root, "switch", "-q", "main")
    git(signed.root, "merge", "-q", "--no-edit", "branch", day="2026-01-04")
    accepted(signed, keys, "new")
    signed.commit("2026-01-05")
    assert is_filed(signed)


def test_what_a_key_signed_before_it_was_taken_off_the_list_goes_on_counting(signed, keys):
    accepted(signed, keys, "old")
    signed.commit("2026-01-05")
    keys.register(signed, "new")
    keys.sign(signed, "old", CITY)
    signed.commit("2026-01-06")
    assert is_filed(signed)


def test_a_key_that_came_after_the_day_of_the_decision_did_not_count_on_it(signed, keys):
    keys.register(signed, "new")
    keys.sign(signed, "old", CITY)
    signed.commit("2026-01-10")
    accepted(signed, keys, "new", "2026-01-05")
    signed.commit("2026-01-11")
    assert not is_filed(signed)


def test_a_key_that_went_before_the_step_of_the_decision_does_not_count_at_it(signed, keys):
    keys.register(signed, "new")
    keys.sign(signed, "old", CITY)
    signed.commit("2026-01-10")
    accepted(signed, keys, "old", "2026-01-05")
    signed.commit("2026-01-11")
    assert not is_filed(signed)


@pytest.mark.parametrize(("end", "counts"), [("20260120", True), ("20260106", False), ("20260104", False)])
def test_a_key_is_valid_on_the_day_of_the_decision_and_at_its_step(office, keys, end, counts):
    keys.register(office, keys.line("old", f'valid-before="{end}" '))
    office.commit("2025-12-02")
    office.rename()
    office.state("2026-01-02")
    office.issue("2026-1", "2026-01-02")
    office.submit("2026-01-03")
    office.commit("2026-01-03")
    accepted(office, keys, "old")
    office.commit("2026-01-08")
    assert is_filed(office) is counts


def test_the_first_keys_are_a_note(office, keys):
    git(office.root, "switch", "-qc", "branch")
    keys.register(office, "old")
    office.commit("2026-01-02")
    report = office.asked("2026-01-02", "main", check=True)
    assert report.passes
    assert [(each.code, str(each.kind)) for each in report.irregularities] == [("A017", "first_signers")]


@pytest.mark.parametrize("how", ["removed", "emptied", "replaced", "by the new key"])
def test_who_has_no_key_of_the_list_does_not_change_it(signed, keys, how):
    git(signed.root, "switch", "-qc", "branch")
    if how == "removed":
        (signed.root / CITY).unlink()
    elif how == "emptied":
        signed.write(CITY, "# nobody\n")
    else:
        keys.register(signed, "new")
    if how == "by the new key":
        keys.sign(signed, "new", CITY)
    signed.commit("2026-01-04")
    assert refused(signed, "2026-01-04") == ["foreign_signers"]
    git(signed.root, "switch", "-q", "main")
    git(signed.root, "merge", "-q", "--no-edit", "branch", day="2026-01-04")
    signed.decide("2026-01-05")
    signed.commit("2026-01-05")
    assert not is_filed(signed), "an office that has keys does not get rid of them by removing the list"
    accepted(signed, keys, "old")
    signed.commit("2026-01-06")
    assert is_filed(signed), "the list that counted goes on counting, and a signature that was missing can come later"


def test_a_list_put_back_is_in_order_again(signed, keys):
    text = (signed.root / CITY).read_text("utf-8")
    keys.register(signed, "new")
    signed.commit("2026-01-04")
    signed.write(CITY, text)
    signed.commit("2026-01-05")
    assert [str(each.kind) for each in signed.asked("2026-01-06").irregularities] == ["first_signers"]


def test_an_old_list_with_its_old_signature_is_no_change_of_today(signed, keys):
    for number, (name, by) in enumerate([("second", "old"), ("third", "second")]):
        keys.register(signed, name, "old")
        keys.sign(signed, by, CITY)
        signed.commit(f"2026-01-1{number}")
        if not number:
            stood = [(signed.root / path).read_bytes() for path in (CITY, f"{CITY}.sig")]
    git(signed.root, "switch", "-qc", "branch")
    for path, content in zip((CITY, f"{CITY}.sig"), stood, strict=True):
        (signed.root / path).write_bytes(content)
    signed.commit("2026-01-15")
    assert refused(signed, "2026-01-15") == ["foreign_signers"]


def codes(office) -> set[str]:
    """Validate on a day, and list the codes of what was reported."""
    report = validate(FolderSource(office.root), today=datetime.date(2026, 1, 7), history=None)
    return {finding.code for finding in report.findings}


def two_offices(office, keys) -> None:
    office.edit(CITY_OFFICE, SUPERIOR, "registry.yaml")
    keys.register(office, "province", path="offices/province/allowed_signers")
    office.commit("2025-12-03")


def test_where_no_key_is_left_the_superior_office_signs_the_new_list(office, keys):
    two_offices(office, keys)
    keys.register(office, keys.line("old", 'valid-before="20260101" '))
    office.commit("2025-12-04")
    report = office.asked("2026-01-02", office.start)
    assert [str(each.kind) for each in report.irregularities if each.path == CITY] == ["first_signers", "no_signers"]
    git(office.root, "switch", "-qc", "branch")
    keys.register(office, "new")
    keys.sign(office, "old", CITY)
    office.commit("2026-01-04")
    assert refused(office, "2026-01-04") == ["foreign_signers"], "its key had run out"
    keys.sign(office, "province", CITY)
    office.commit("2026-01-05")
    assert office.asked("2026-01-05", "main", check=True).passes
    git(office.root, "switch", "-q", "main")
    git(office.root, "merge", "-q", "--no-edit", "branch", day="2026-01-05")
    report = office.asked("2026-01-06", office.start)
    assert "no_signers" not in [str(each.kind) for each in report.irregularities if each.path == CITY]


def test_a_superior_named_in_the_same_change_confirms_nothing(signed, keys):
    git(signed.root, "switch", "-qc", "branch")
    two_offices(signed, keys)
    keys.register(signed, "new")
    keys.sign(signed, "province", CITY)
    signed.commit("2026-01-04")
    assert "foreign_signers" in refused(signed, "2026-01-04")


def test_a_list_that_lost_its_last_key_is_an_alarm(signed, keys):
    git(signed.root, "switch", "-qc", "branch")
    signed.write(CITY, "# lost on 2026-01-04\n")
    keys.sign(signed, "old", CITY)
    signed.commit("2026-01-04")
    report = signed.asked("2026-01-04", "main", check=True)
    assert report.passes
    assert [str(each.kind) for each in report.irregularities] == ["changed_signers", "no_signers"]
    assert report.count(FailOn.ALARM) == 1


def test_the_list_of_a_unit_is_changed_by_who_was_on_it_or_by_its_office(signed, keys):
    path = "units/a/allowed_signers"
    keys.register(signed, "unit", path=path)
    signed.commit("2026-01-04")
    git(signed.root, "switch", "-qc", "branch")
    keys.register(signed, "other", path=path)
    signed.commit("2026-01-05")
    assert refused(signed, "2026-01-05") == ["foreign_signers"]
    for name in ("unit", "old"):
        keys.sign(signed, name, path)
        signed.commit("2026-01-06")
        assert refused(signed, "2026-01-06") == []


def test_a_decision_signed_over_line_ends_of_windows_counts(signed, keys):
    signed.decide("2026-01-05")
    file = signed.root / DECISION
    plain = file.read_bytes()
    file.write_bytes(plain.replace(b"\n", b"\r\n"))
    keys.sign(signed, "old", DECISION)
    file.write_bytes(plain)
    signed.commit("2026-01-05")
    assert is_filed(signed)


def test_validate_judges_an_old_decision_by_the_keys_of_then(signed, keys):
    accepted(signed, keys, "old")
    signed.commit("2026-01-05")
    keys.register(signed, "new")
    keys.sign(signed, "old", CITY)
    signed.commit("2026-01-06")
    assert not {"G002", "A012"} & codes(signed)
    signed.edit("outcome: accepted", "outcome: accepted  # no", DECISION)
    assert "G002" in codes(signed)
