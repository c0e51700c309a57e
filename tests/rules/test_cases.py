"""Every case of every rule holds: all rules together find what the case marks, where it marks it, and nothing else."""

from __future__ import annotations

import re

import pytest
from support import validate

from ptr.model.results.finding import Finding
from ptr.rules.rule import all_rules

from .cases import Case, Expected, build, case_files, read_cases

NAMES = {name for rule in all_rules() for text in rule.message for name in re.findall(r"\{\w+\}", text)}
PLACEHOLDERS = re.compile("|".join(re.escape(name) for name in sorted(NAMES)))


def _param(case: Case):
    defect = case.all_said("defect")
    marks = [pytest.mark.xfail(reason=defect[0], strict=True)] if defect else []
    return pytest.param(case, id=f"{case.code}: {case.claim}", marks=marks)


@pytest.mark.parametrize("case", [_param(case) for file in case_files() for case in read_cases(file)])
def test_case(case: Case) -> None:
    source, expected = build(case)
    report = validate(source, today=case.today, history=case.past)
    findings = [finding for finding in report.findings if not finding.waived]
    differences = _differences(findings, expected)
    assert not differences, "\n".join((f"{case.file}:{case.line}", *differences))
    for words in case.all_said("message"):
        assert any(words in text for finding in findings for text in finding.message), [f.message for f in findings]
    for finding in findings:
        _well_said(finding)
    said = [(finding.code, finding.spot.path, finding.spot.mark, finding.message) for finding in findings]
    assert len(said) == len(set(said)), "the same is said twice of one place"
    named = {(finding.fingerprint, finding.message) for finding in findings if not finding.code.startswith("Y")}
    assert len(named) == len({name for name, _ in named}), "different findings share a fingerprint: give `about`"


def test_the_base_is_clean() -> None:
    source, _ = build(Case(case_files()[0], 0, "nothing is changed"))
    assert [(f.code, f.spot, f.message) for f in validate(source).findings] == []


def _differences(findings: list[Finding], expected: list[Expected]) -> list[str]:
    """Say what is found and not expected, and what is expected and not found."""
    left = set(expected)
    differences = []
    for finding in findings:
        met = {item for item in expected if _meets(finding, item)}
        left -= met
        if not met:
            differences.append(f"unexpected {finding.level} {finding.code} {_place(finding)}: {finding.message[1]}")
    return differences + [f"not found {item.level} {item.code} {item.path}:{item.line}" for item in sorted(left)]


def _meets(finding: Finding, expected: Expected) -> bool:
    mark = finding.spot.mark
    return (
        (finding.spot.path, finding.code) == (expected.path, expected.code)
        and expected.line in (0, mark.line if mark else 0)
        and expected.column in (0, mark.column if mark else 0)
        and expected.level in ("", finding.level)
    )


def _place(finding: Finding) -> str:
    mark = finding.spot.mark
    return f"{finding.spot.path}:{mark.line}:{mark.column}" if mark else finding.spot.path


def _well_said(finding: Finding) -> None:
    """Both languages say something, fill every brace and print no value of Python."""
    for text in finding.message:
        assert text.strip()
        assert not PLACEHOLDERS.search(text), text
        assert not re.search(r"\bNone\b|<[\w.]+ object|\('|datetime\.", text), text
    assert re.search("[一-鿿]", finding.message[0]), finding.message
