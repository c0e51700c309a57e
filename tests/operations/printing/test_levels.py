"""Levels: policy raises and never lowers, a rung is claimed by the unit's stage, the calendar alone fails nothing.

级别：政策只升不降，阶段由单位声明，仅因日期而起的不算不通过。
"""

from __future__ import annotations

import datetime

import pytest
from rules.cases import base
from support import validate

from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.level import Level
from ptr.model.results.finding import Hit
from ptr.rules.decorators import document_rule
from ptr.rules.rule import ReportRule, all_rules
from ptr.store.source import FolderSource, MemorySource

UNIT = "units/a/unit.yaml"
POWER = "units/a/powers/a-k3p7qd.yaml"
LAW = "laws/行政许可法.yaml"


def levels(files: dict[str, str]) -> dict[str, Level]:
    findings = validate(MemorySource(files)).findings
    return {finding.code: finding.level for finding in findings if finding.unit in ("", "a")}


def with_policy(policy: str) -> dict[str, str]:
    """The base registry with a policy of levels and three faults: an error, a warning, a note of a rung not claimed."""
    files = base()
    return {
        **files,
        "registry.yaml": f"{files['registry.yaml']}policy: {{levels: {{{policy}}}}}\n",
        UNIT: files[UNIT].replace("stage: catalogued", "stage: inventoried"),
        POWER: files[POWER].replace("lead: deputy", "lead: nobody"),
        LAW: files[LAW].replace("行政许可法", "行政许可证法"),
    }


POLICIES = {
    "none": ("", {"X001": "error", "L010": "warning", "C004": "note"}),
    "a warning becomes an error": ("L010: error", {"L010": "error"}),
    "a note becomes a warning, whatever the stage": ("C004: warning", {"C004": "warning"}),
    "an error is never lowered": ("X001: note", {"X001": "error"}),
    "a warning is never lowered": ("L010: note", {"L010": "warning"}),
}


@pytest.mark.parametrize(("policy", "wanted"), POLICIES.values(), ids=POLICIES.keys())
def test_policy_raises_and_never_lowers(policy, wanted):
    found = levels(with_policy(policy))
    assert {code: found[code] for code in wanted} == wanted


@pytest.mark.parametrize("stage", list(Stage))
def test_a_rung_is_an_error_for_units_that_claim_it_and_a_note_below(stage):
    """The base has no catalogue: C004 belongs to the rung `catalogued`."""
    files = base()
    found = levels({**files, UNIT: files[UNIT].replace("stage: catalogued", f"stage: {stage}")})
    assert found["C004"] == (Level.ERROR if stage.claims(Stage.CATALOGUED) else Level.NOTE)


def test_the_stage_of_another_unit_does_not_matter():
    files = base()
    report = validate(MemorySource({**files, UNIT: files[UNIT].replace("stage: catalogued", "stage: started")}))
    found = {finding.unit: finding.level for finding in report.findings if finding.code == "C004"}
    assert (found["a"], found["b"]) == (Level.NOTE, Level.ERROR)


def test_what_only_the_calendar_brings_is_shown_and_fails_nothing():
    """A rule marked dated warns at most and never fails, at whatever threshold; the same rule without the mark does."""

    def check(unit, place, snapshot):
        if snapshot.today.year > 2026:
            yield Hit(pointer=("stage",))

    check.__module__ = __name__
    for dated in (True, False):
        rule = document_rule("Z001", Unit, zh="过期", en="late", dated=dated)(check)
        for year in (2026, 2027):
            report = validate(MemorySource(base()), rules=[rule], today=datetime.date(year, 12, 31))
            assert len(report.findings) == (2 if year == 2027 else 0)
            assert {finding.level for finding in report.findings} <= {Level.WARNING if dated else Level.ERROR}
            assert len(report.failing(Level.NOTE)) == (2 if year == 2027 and not dated else 0)


@pytest.mark.parametrize("year", [2026, 2027, 2036, 2100])
def test_the_bundled_registry_never_fails_by_the_calendar(bundled, year):
    report = validate(FolderSource(bundled), today=datetime.date(year, 12, 31))
    assert report.failing(Level.NOTE) == ()


def test_rules_about_the_report_run_last_and_cannot_be_waived():
    report_rules = [rule for rule in all_rules() if isinstance(rule, ReportRule)]
    assert report_rules
    assert not any(rule.waivable for rule in report_rules)
