"""A report on part of a registry."""

from __future__ import annotations

from collections.abc import Collection

from msgspec.structs import replace

from ptr.model.results.report import ValidationReport
from ptr.model.state.affected_files import affected_files
from ptr.model.time.clock import Clock
from ptr.store.open import open_registry
from ptr.store.source import Source, lies_in


def restricted(
    report: ValidationReport, source: Source, clock: Clock, below: tuple[str, ...], changed: Collection[str] | None
) -> ValidationReport:
    """Return the findings of a report on some files and folders, and those that a change of some files can cause."""
    findings = [finding for finding in report.findings if lies_in(finding.spot.path, below)]
    if changed is not None:
        affected = affected_files(changed, open_registry(source, clock).snapshot)
        findings = [
            finding
            for finding in findings
            if finding.spot.path in affected or any(spot.path in changed for spot in finding.related)
        ]
    return replace(report, findings=tuple(findings), partial=True)
