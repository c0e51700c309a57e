"""The outcome of a validation, ready for a writer."""

from __future__ import annotations

import datetime
from collections import Counter, defaultdict
from collections.abc import Mapping

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.fields.level import Level
from ptr.model.results.finding import Finding
from ptr.model.results.unchecked import Unchecked

WAIVED = "waived"


class Check(Struct, frozen=True, kw_only=True):
    """A rule that was run, as writers need it; `page` is its manual page in both languages."""

    code: str
    level: Level
    titles: Bilingual
    page: str
    clause: str = ""


class ValidationReport(Struct, frozen=True, kw_only=True):
    """Findings by place, first those of single files and units, then those of all together, and how much was checked.

    `units` are the folder names of the units, `names` what these are called, `rules` what was run, in the order of
    codes. A partial report leaves out findings outside the paths asked for. `unchecked` are the rules that could not
    be run.
    """

    findings: tuple[Finding, ...]
    documents: int
    units: tuple[str, ...]
    today: datetime.date
    names: Mapping[str, str] = {}
    rules: tuple[Check, ...] = ()
    partial: bool = False
    unchecked: Unchecked | None = None

    def failing(self, threshold: Level) -> tuple[Finding, ...]:
        """Return the findings that make a run fail."""
        return tuple(finding for finding in self.findings if finding.fails(threshold))

    def counts(self) -> Counter[str]:
        """Count the findings by level; the waived are counted as `waived`."""
        return Counter(map(_sort, self.findings))

    def by_unit(self) -> dict[str, Counter[str]]:
        """Count as `counts` does for each unit with findings, the worst first; "" stands for no unit."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for finding in self.findings:
            counts[finding.unit][_sort(finding)] += 1
        columns = (*Level, WAIVED)
        return dict(sorted(counts.items(), key=lambda row: ([-row[1][column] for column in columns], row[0])))

    def by_rule(self) -> dict[str, int]:
        """Count the findings that are not waived by the code of their rule, the most frequent first."""
        counts = Counter(finding.code for finding in self.findings if not finding.waived)
        return dict(sorted(counts.items(), key=lambda row: (-row[1], row[0])))


def _sort(finding: Finding) -> str:
    return WAIVED if finding.waived else finding.level.value
