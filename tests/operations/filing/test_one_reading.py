"""Where a filing stands is the same wherever it is asked: list, sheet, comparison, day in the past, rule.

一份报送处于什么状态，不论在哪里问，答案都一样。
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from changed import BASE, edit, filed, write
from repositories import commit, git
from support import open_registry

from ptr.model.documents.filing import FilingSubject
from ptr.operations.history.numbers import Numbers
from ptr.render.parts.office import filing_number
from ptr.store.source import FolderSource

KEY = "a-f2g3h4"
NUMBER = "〔2026〕1号"
ACCEPTED = f"outcome: accepted\nnumber: {NUMBER}\n"
REVOKED = f"outcome: returned\nrevokes: {KEY}\nreason: 误批\n"
RETURNED = "outcome: returned\nremarks: [{document: units/a/unit.yaml, problem: 不全}]\n"


class Decided(NamedTuple):
    """A decision on the filing, which was submitted to the city's office on 2026-10-02."""

    office: str
    outcome: str
    day: str


CASES = {
    "it was accepted": ([Decided("city", ACCEPTED, "2026-10-05")], "accepted"),
    "another office returned what its own accepted": (
        [Decided("city", ACCEPTED, "2026-10-05"), Decided("county", RETURNED, "2026-10-12")],
        "accepted",
    ),
    "another office accepted what its own returned": (
        [Decided("city", RETURNED, "2026-10-05"), Decided("county", ACCEPTED, "2026-10-12")],
        "returned",
    ),
    "only another office decided": ([Decided("county", ACCEPTED, "2026-10-05")], "pending"),
    "it was accepted, then returned without revoking": (
        [Decided("city", ACCEPTED, "2026-10-05"), Decided("city", RETURNED, "2026-10-12")],
        "accepted",
    ),
    "it was returned, then accepted without being filed again": (
        [Decided("city", RETURNED, "2026-10-05"), Decided("city", ACCEPTED, "2026-10-12")],
        "returned",
    ),
    "it was accepted, and the acceptance revoked": (
        [Decided("city", ACCEPTED, "2026-10-05"), Decided("city", REVOKED, "2026-10-12")],
        "revoked",
    ),
    "the decision names another content": (
        [Decided("city", f"{ACCEPTED}digest: {'a' * 64}\n", "2026-10-05")],
        "pending",
    ),
    "the decision bears a day before the submission": ([Decided("city", ACCEPTED, "2026-09-05")], "accepted"),
}


@pytest.fixture(params=CASES)
def case(request, tmp_path):
    """A committed registry with a filing of unit a and what was decided of it, and where the filing stands."""
    decisions, standing = CASES[request.param]
    root = Path(shutil.copytree(BASE, tmp_path / "registry"))
    git(root, "init", "-q", "-b", "main")
    edit(root, "\nclasses:", "\n  - {id: county, name: 示例县办公室}\nclasses:", "registry.yaml")
    commit(root, day="2026-10-01")
    filed(root)
    for name, each in zip((KEY, "b-later"), decisions, strict=False):
        path = f"offices/{each.office}/decisions/{name}.yaml"
        write(root, path, f"filing: {KEY}\ndate: {each.day}\n{each.outcome}")
    commit(root, day="2026-10-13")
    return root, standing


def test_the_list_says_it(inside, case):
    root, standing = case
    line = inside("--registry", root, "--lang", "en", "file", "list").out
    assert re.search("pending|accepted|returned|revoked", line)[0] == standing
    pending = inside("--registry", root, "--lang", "en", "file", "list", "--pending").out
    assert bool(pending) is (standing == "pending")


def test_a_sheet_carries_the_number_of_what_is_accepted(case):
    root, standing = case
    source = FolderSource(root)
    snapshot = open_registry(source).snapshot
    number = NUMBER if standing == "accepted" else ""
    assert Numbers(source, snapshot).number("a", FilingSubject.CATALOGUE, ["units/a/powers"]).text == number
    assert filing_number(snapshot, "a", FilingSubject.CATALOGUE, "") == number


def test_what_is_accepted_is_compared_with(inside, case):
    root, standing = case
    ran = inside("--registry", root, "--lang", "en", "diff")
    assert ("the catalogue filed on" in ran.out) is (standing == "accepted"), ran


def test_what_is_accepted_is_said_beside_a_day(inside, case):
    root, standing = case
    ran = inside("--registry", root, "--lang", "en", "validate", "--at", "2026-10-31")
    assert ("catalogue as accepted by then" in ran.err) is (standing == "accepted"), ran.err


def test_what_is_returned_is_to_be_answered(inside, case):
    root, standing = case
    ran = inside("--registry", root, "--lang", "en", "validate", "--format", "json")
    assert ('"A006"' in re.sub(r'(?s)"rules":.*', "", ran.out)) is (standing in ("returned", "revoked")), ran.out


def test_the_history_of_a_power_tells_when_it_was_accepted(inside, case):
    root, standing = case
    edit(root)
    commit(root, day="2026-10-14")
    ran = inside("--registry", root, "--lang", "en", "history", "a-k3p7qd")
    assert (NUMBER in ran.out) is (standing == "accepted"), ran.out
