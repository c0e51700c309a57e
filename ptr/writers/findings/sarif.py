"""Findings as SARIF 2.1.0 (OASIS, errata 01), for code scanning and editors.

Every rule that was run is described, found or not, with its manual page. Section numbers are those of the standard.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

import msgspec

from ptr import __version__
from ptr.model.fields.fault import Mark
from ptr.model.fields.pointer import to_text
from ptr.model.results.finding import Finding, Spot
from ptr.model.results.report import Check, Report
from ptr.model.text.language import Language
from ptr.model.text.manual_page import manual
from ptr.writers import Target
from ptr.writers.findings._wording import not_checked, unique_fingerprints

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
ROOT = "%SRCROOT%"


def write(report: Report, target: Target) -> None:
    """Write a log of one run."""
    index = {rule.code: number for number, rule in enumerate(report.rules)}
    pairs = zip(report.findings, unique_fingerprints(report), strict=True)
    run = {
        "tool": {"driver": _driver(report.rules, target.language)},
        **({"invocations": [_invocation(report, target.language)]} if report.unchecked else {}),
        "results": [_result(finding, name, index, target) for finding, name in pairs],
    }
    write_log(run, target)


def write_log(run: dict[str, Any], target: Target) -> None:
    """Write the log of a run, with what is the same in every run."""
    base = {"description": {"text": target.language.pick("仓库的根", "the top of the repository")}}
    terms = {
        "language": target.language.pick("zh-CN", "en-US"),
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {ROOT: base},
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [{"tool": run["tool"], **terms, **run}]}
    target.out.write(msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n")


def _invocation(report: Report, language: Language) -> dict[str, Any]:
    """Tell of the rules that could not be run (3.20): a notification about the tool's configuration."""
    notification = {"level": "note", "message": {"text": literal(not_checked(report, language))}}
    return {"executionSuccessful": True, "toolConfigurationNotifications": [notification]}


def _driver(rules: tuple[Check, ...], language: Language) -> dict[str, Any]:
    return driver([_rule(rule, language) for rule in rules])


def driver(rules: list[dict[str, Any]]) -> dict[str, Any]:
    """Name the tool with the rules that it may report."""
    return {"name": "ptr", "semanticVersion": __version__, "rules": rules}


def _rule(rule: Check, language: Language) -> dict[str, Any]:
    described = described_as(rule.code, language.pick(*rule.titles), manual(rule.page, language), rule.level)
    return {**described, "properties": {"clause": rule.clause} if rule.clause else {}}


def described_as(code: str, title: str, text: str, level: str) -> dict[str, Any]:
    """Describe a rule by its manual page."""
    return {
        "id": code,
        "shortDescription": {"text": title},
        "fullDescription": {"text": text.partition("\n\n")[0] or title},
        "help": {"text": text or title, "markdown": text or title},
        "defaultConfiguration": {"level": level},
    }


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


def literal(text: str) -> str:
    """Keep a text from being read as placeholders (3.11.5) or a link (3.11.6)."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")


def location(spot: Spot, target: Target) -> dict[str, Any]:
    """Give a place; a file's path is a URI reference, so Chinese is percent-encoded (3.4.3)."""
    artifact = {"uri": quote(target.prefix + spot.path), "uriBaseId": ROOT}
    region = {"region": _region(spot.mark)} if spot.mark else {}
    logical = {"logicalLocations": [{"fullyQualifiedName": to_text(spot.pointer)}]} if spot.pointer else {}
    return {"physicalLocation": {"artifactLocation": artifact, **region}, **logical}


def _region(mark: Mark) -> dict[str, int]:
    """Give line and columns from 1; the end is the column after the last character, or the line's if left out."""
    end = {"endColumn": mark.column + mark.length} if mark.length else {}
    return {"startLine": mark.line, "startColumn": mark.column, **end}
