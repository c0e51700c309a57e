"""What validation found, ready for a writer."""

from __future__ import annotations

import datetime
from collections import Counter

from msgspec import Struct

from ptr.model.finding import Finding, Level


class Report(Struct, frozen=True, kw_only=True):
    """Findings in the order of places, and how much was looked at."""

    findings: tuple[Finding, ...]
    documents: int
    units: int
    today: datetime.date

    def failing(self, threshold: Level) -> tuple[Finding, ...]:
        """The findings that make a run fail: as grave as `threshold`, not waived, not by the calendar alone."""
        return tuple(
            finding
            for finding in self.findings
            if finding.level.reaches(threshold) and not finding.waived and not finding.dated
        )

    def counts(self) -> Counter[str]:
        """Count the findings by level; the waived are counted as `waived`."""
        return Counter("waived" if finding.waived else finding.level.value for finding in self.findings)
