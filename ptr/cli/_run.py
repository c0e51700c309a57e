"""A check in progress: findings are written as they come."""

from __future__ import annotations

from collections.abc import Sequence

from ptr.cli._progress import TerminalProgress
from ptr.model.results.finding import Finding
from ptr.model.results.progress import Progress
from ptr.model.results.report import ValidationReport
from ptr.writers.findings import begin
from ptr.writers.target import Target


class Run(Progress):
    """Writes what a check finds in a format, and shows on the line how far it has come."""

    def __init__(self, line: TerminalProgress, format: str, target: Target, *, whole: bool) -> None:
        """Take the target; findings are written at once only if the report covers the whole registry."""
        self._line, self._whole = line, whole
        self._format, self._target = format, target
        self._report, self._begun = begin(format, target), False

    def checked(self, count: int, of: int, findings: Sequence[Finding]) -> None:
        """Write the findings of a unit; start over where the registry is read again after some were written."""
        if not count and self._begun:
            self._line.remark("检查期间文件有变化，从头再查", "files changed meanwhile, checking anew")
            self._report, self._begun = begin(self._format, self._target), False
        if findings and self._whole:
            self._line.clear()
            self._report.go_on(findings)
        self._begun = self._begun or bool(findings)
        self._line.checked(count, of, findings)

    def end(self, report: ValidationReport) -> None:
        """Write what is left of the report."""
        self._line.clear()
        self._report.end(report)
