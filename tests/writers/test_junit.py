"""JUnit reports keep to the structure that CI systems read (junit-10.xsd of Jenkins), and agree with the exit code."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple
from xml.etree import ElementTree

import pytest
from msgspec.structs import replace
from support import validate

from ptr.model.fields.level import Level
from ptr.store.source import FolderSource, MemorySource

from .sample import DUE, EMPTY, NAMED, RULES, SAMPLE, STANDS, WITHOUT_PAST, written


class Allowed(NamedTuple):
    children: str = ""
    required: str = ""
    optional: str = ""
    text: bool = False


STRUCTURE = {
    "testsuites": Allowed("testsuite", optional="name time tests failures errors"),
    "testsuite": Allowed("testcase", "name tests failures errors", "time skipped timestamp"),
    "testcase": Allowed("skipped failure system-out", "name", "time classname"),
    "skipped": Allowed(optional="type message", text=True),
    "failure": Allowed(optional="type message", text=True),
    "system-out": Allowed(text=True),
}


def read(text: str) -> ElementTree.Element:
    root = ElementTree.fromstring(text)
    assert root.tag == "testsuites"
    for element in root.iter():
        allowed = STRUCTURE[element.tag]
        assert {child.tag for child in element} <= set(allowed.children.split())
        assert set(allowed.required.split()) <= set(element.keys())
        assert set(element.keys()) <= {*allowed.required.split(), *allowed.optional.split()}
        assert allowed.text or not (element.text or "").strip()
        assert not (element.tail or "").strip()
    for suite in root:
        counted = Counter("failures" if case.find("failure") is not None else "tests" for case in suite)
        assert (int(suite.get("tests")), int(suite.get("failures"))) == (len(suite), counted["failures"])
        assert int(suite.get("skipped")) == len(suite.findall("testcase/skipped"))
    for key in ("tests", "failures", "errors"):
        assert int(root.get(key)) == sum(int(suite.get(key)) for suite in root)
    return root


def outcomes(root: ElementTree.Element) -> dict[tuple[str, str], list[str]]:
    return {(c.get("classname"), c.get("name")[:4]): [child.tag for child in c] for c in root.iter("testcase")}


REPORTS = {
    "the sample": lambda _: SAMPLE,
    "no findings": lambda _: EMPTY,
    "rules without the past": lambda _: WITHOUT_PAST,
    "the small registry": lambda root: validate(FolderSource(root)),
    "a spoiled registry": lambda _: validate(MemorySource({"registry.yaml": "a: [", "units/x/y.yaml": "a: 1\na: 2"})),
}


@pytest.mark.parametrize("claim", REPORTS)
def test_the_report_has_the_structure_that_ci_systems_read(claim, plan2005):
    read(written("junit", REPORTS[claim](plan2005)))


def test_a_case_is_a_rule_in_a_unit_named_once_and_alike_in_every_run():
    before, after = (list(outcomes(read(written("junit", report)))) for report in (SAMPLE, EMPTY))
    assert before == after
    assert len(set(before)) == len(before) == 3 * len(RULES)


@pytest.mark.parametrize("level", Level)
def test_a_case_fails_where_a_finding_fails_the_run(level):
    root = read(written("junit", SAMPLE, fail_on=level))
    failed = {name for (_, name), tags in outcomes(root).items() if "failure" in tags}
    assert failed == {finding.code for finding in SAMPLE.failing(level)}


def test_waived_is_skipped_and_dated_is_the_output_of_a_case_that_passes():
    found = outcomes(read(written("junit", SAMPLE, fail_on=Level.NOTE)))
    assert found["minzheng", "L010"] == ["skipped"]
    assert found["shenpi", "D004"] == ["system-out"]


def test_findings_of_one_case_stand_together():
    waived, note = replace(NAMED, waived="有批文"), replace(NAMED, level=Level.NOTE, message=("另一处", "another"))
    (case,) = read(written("junit", replace(SAMPLE, findings=(NAMED, NAMED, waived, note), partial=True))).iter(
        "testcase"
    )
    failure, output = case
    assert (len(failure.text.splitlines()), len(output.text.splitlines())) == (2, 2)
    assert "有批文" in output.text


def test_a_partial_report_claims_nothing_of_what_it_leaves_out():
    root = read(written("junit", replace(SAMPLE, findings=(DUE, STANDS), partial=True)))
    assert list(outcomes(root)) == [("minzheng", "L010"), ("shenpi", "D004")]
