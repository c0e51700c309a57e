"""Findings as SARIF 2.1.0 (OASIS, errata 01), for code scanning and editors.

Every rule that was run is described, found or not, with its manual page. Section numbers are those of the standard.
"""

from __future__ import annotations

from typing import Any

from ptr.model.results.finding import Finding
from ptr.model.results.report import Check, ValidationReport
from ptr.model.text.language import Language
from ptr.model.text.manual_page import manual
from ptr.writers._sarif import described_as, driver, literal, location, write_log
from ptr.writers.findings._wording import not_checked, unique_fingerprints
from ptr.writers.target import Target


def write(report: ValidationReport, target: Target) -> None:
    """Write a log of one run."""
    index = {rule.code: number for number, rule in enumerate(report.rules)}
    pairs = zip(report.findings, unique_fingerprints(report), strict=True)
    run = {
        "tool": {"driver": _driver(report.rules, target.language)},
        **({"invocations": [_invocation(report, target.language)]} if report.unchecked else {}),
        "results": [_result(finding, name, index, target) for finding, name in pairs],
    }
    write_log(run, target)


def _invocation(report: ValidationReport, language: Language) -> dict[str, Any]:
    """Describe the rules that could not be run (3.20): a notification about the tool's configuration."""
    notification = {"level": "note", "message": {"text": literal(not_checked(report, language))}}
    return {"executionSuccessful": True, "toolConfigurationNotifications": [notification]}


def _driver(rules: tuple[Check, ...], language: Language) -> dict[str, Any]:
    return driver([_rule(rule, language) for rule in rules])


def _rule(rule: Check, language: Language) -> dict[str, Any]:
    described = described_as(rule.code, language.pick(*rule.titles), manual(rule.page, language), rule.level)
    return {**described, "properties": {"clause": rule.clause} if rule.clause else {}}


def _result(finding: Finding, fingerprint: str, index: dict[str, int], target: Target) -> dict[str, Any]:
    """Describe a finding; `suppressions` stands in every result or in none (3.27.23)."""
    waiver = {"kind": "external", "status": "accepted", "justification": finding.waived}
    related = [{"id": number, **location(spot, target)} for number, spot in enumerate(finding.related, 1)]
    return {
        "ruleId": finding.code,
        **({"ruleIndex": index[finding.code]} if finding.code in index else {}),
        "level": finding.level,
        "message": {"text": literal(target.language.pick(*finding.message))},
        "locations": [location(finding.spot, target)],
        **({"relatedLocations": related} if related else {}),
        "partialFingerprints": {"ptrFinding/v1": fingerprint},
        "suppressions": [waiver] if finding.waived else [],
        "properties": {"unit": finding.unit, "clause": finding.clause, "dated": finding.dated},
    }
