"""Changes as GitHub Actions workflow commands, and the Markdown of the comparison as the summary of the step.

What the gate refuses, records that are wrong, alarms and burdens on the counterpart are annotated: ten of each level,
as many as GitHub shows. What is particular about the comparison is a notice without a place.
"""

from __future__ import annotations

from collections import Counter

from ptr.model.fields.level import Level
from ptr.model.results.change_report import ChangeReport
from ptr.writers._actions import SHOWN, SUMMARY_VARIABLE, annotation, data, summarise
from ptr.writers.changes import markdown
from ptr.writers.changes._refused import remarks
from ptr.writers.target import Target
from ptr.writers.wording.report import headline, not_compared, notices
from ptr.writers.wording.verdict import verdict

PLACED = True


def write(report: ChangeReport, target: Target) -> None:
    """Write the commands, then append to the summary if the environment names its file."""
    language, summary = target.language, target.environment.get(SUMMARY_VARIABLE)
    annotated: Counter[Level] = Counter()
    for remark in remarks(report, language):
        annotated[remark.level] += 1
        if annotated[remark.level] <= SHOWN or not summary:
            name = language.pick(*report.titles[remark.code])
            target.out.write(annotation(remark.level, remark.spot, f"{remark.code} {name}", remark.text, target))
    for each in report.unread:
        target.out.write(f"::error::{data(not_compared(each, language))}\n")
    for notice in notices(report, language):
        target.out.write(f"::notice::{data(notice)}\n")
    target.out.write(f"{headline(report, language)}\n")
    if report.checked:
        target.out.write(f"{verdict(report, language)}\n")
    summarise((f"{line}\n" for line in markdown.lines(report, language, target.log)), target)
