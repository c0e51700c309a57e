"""Findings as GitHub Actions workflow commands: annotations on the changed files, and a summary of the step.

GitHub shows ten annotations of each level per step; the others appear only in the summary. Without a file for the
summary every finding is written as a command, so that the log at least has them all. Waived findings are not
annotated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ptr.model.fields.level import Level
from ptr.model.results.report import ValidationReport
from ptr.writers._actions import SHOWN, SUMMARY_VARIABLE, annotation, data, summarise
from ptr.writers._markdown import escaped
from ptr.writers.findings._wording import (
    WORDS,
    looked_at,
    not_checked,
    position,
    sentence,
    tally,
    titles,
    unit_name,
)
from ptr.writers.target import Target


def write(report: ValidationReport, target: Target) -> None:
    """Write the commands, then append to the summary if the environment names its file."""
    summary = target.environment.get(SUMMARY_VARIABLE)
    names = titles(report, target.language)
    annotated: Counter[Level] = Counter()
    for finding in report.findings:
        annotated[finding.level] += not finding.waived
        if not finding.waived and (annotated[finding.level] <= SHOWN or not summary):
            text = sentence(finding, target.language, target.prefix)
            target.out.write(annotation(finding.level, finding.spot, names[finding.code], text, target))
    if report.unchecked:
        target.out.write(f"::notice::{data(not_checked(report, target.language))}\n")
    target.out.write(f"{_conclusion(report, target)}\n")
    summarise(_summary(report, target), target)


def _conclusion(report: ValidationReport, target: Target) -> str:
    language = target.language
    numbers = tally(report, language) or language.pick("没有发现问题", "no findings")
    return f"{looked_at(report, target)}{language.pick('，', ': ')}{numbers}"


def _summary(report: ValidationReport, target: Target) -> Iterator[str]:
    """Yield the lines of the summary: counts by unit, by rule, then the findings."""
    language = target.language
    yield f"## ptr validate\n\n{_conclusion(report, target)}\n"
    if report.unchecked:
        yield f"\n{escaped(not_checked(report, language))}\n"
    if not report.findings:
        return
    names = titles(report, language)
    unit, rule, number = language.pick(("单位", "规则", "次数"), ("Unit", "Rule", "Findings"))
    yield f"\n| {unit} | {' | '.join(language.pick(*words) for words in WORDS.values())} |\n"
    yield f"| --- |{' ---: |' * len(WORDS)}\n"
    for key, counts in report.by_unit().items():
        yield f"| {escaped(unit_name(key, report, language))} | {' | '.join(str(counts[sort]) for sort in WORDS)} |\n"
    yield f"\n| {rule} | {number} |\n| --- | ---: |\n"
    for code, count in report.by_rule().items():
        yield f"| {escaped(names[code])} | {count} |\n"
    yield "\n"
    for finding in report.findings:
        word = f"{language.pick(*WORDS[finding.level])} {finding.code}"
        text = escaped(sentence(finding, language, target.prefix))
        yield f"- {escaped(position(finding.spot, target.prefix))} **{word}** {text}\n"
