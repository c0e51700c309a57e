"""A check while it goes on: findings as they come, and on a terminal how far it is."""

from __future__ import annotations

from collections.abc import Sequence

from ptr.cli._context import Settings
from ptr.cli._progress import Progress
from ptr.model.results.finding import Finding
from ptr.model.results.report import Report
from ptr.writers import Target, begin


class Run:
    """Hears of a run what `validate` tells, and writes it in a format."""

    def __init__(self, given: Settings, line: Progress, format: str, target: Target, *, whole: bool) -> None:
        """Take where to write; what is found is written at once only if the report is on the whole registry."""
        self._given, self._line, self._whole = given, line, whole
        self._format, self._target = format, target
        self._report, self._found = begin(format, target), 0

    def tell(self, checked: int, of: int, findings: Sequence[Finding]) -> None:
        """Hear what was found in a unit; none checked, though some were found, says that the run begins anew."""
        if not checked and self._found:
            self._line.clear()
            self._given.say("检查期间文件有变化，从头再查", "files changed meanwhile, checking anew")
            self._report, self._found = begin(self._format, self._target), 0
        if findings and self._whole:
            self._line.clear()
            self._report.go_on(findings)
        self._found += len(findings)
        self._line(
            f"已检查 {checked} / {of} 份文件，发现 {self._found} 个问题",
            f"{checked} of {of} documents checked, {self._found} findings",
        )

    def end(self, report: Report) -> None:
        """Write what is left of the report."""
        self._line.clear()
        self._report.end(report)
