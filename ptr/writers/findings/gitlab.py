"""Findings as a GitLab Code Quality report: `artifacts:reports:codequality` shows them in the merge request.

GitLab drops an item whose fingerprint it has seen, calls fixed what it no longer matches, and new what it cannot match.
It knows no suppression, so a waived finding stands at the lowest severity, with its reason.
"""

from __future__ import annotations

from typing import Any

import msgspec

from ptr.model.fields.level import Level
from ptr.model.results.finding import Finding
from ptr.model.results.report import ValidationReport
from ptr.writers.findings._wording import sentence, unique_fingerprints
from ptr.writers.target import Target

SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "minor", Level.NOTE: "info"}


def write(report: ValidationReport, target: Target) -> None:
    """Write one list; the fields are those that GitLab documents."""
    pairs = zip(report.findings, unique_fingerprints(report), strict=True)
    items = [_item(finding, name, target) for finding, name in pairs]
    target.out.write(msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n")


def _item(finding: Finding, fingerprint: str, target: Target) -> dict[str, Any]:
    mark = finding.spot.mark
    return {
        "description": sentence(finding, target.language, target.prefix),
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": "info" if finding.waived else SEVERITIES[finding.level],
        "location": {"path": target.prefix + finding.spot.path, "lines": {"begin": mark.line if mark else 1}},
    }
