"""Findings as GitHub Actions workflow commands: annotations on the changed files, and a summary of the step.

GitHub shows ten annotations of each level a step; the others stand in the summary alone. Without a file for the
summary every finding is written as a command, so that the log at least has them all. Waived findings are not
annotated.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ptr.model.finding import Finding, Level
from ptr.model.report import Report
from ptr.model.visible import visible
from ptr.writers import Target
from ptr.writers._wording import WORDS, at, found, looked_at, markdown, not_checked, sentence, titles, unit_name

COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning", Level.NOTE: "notice"}
SHOWN = 10
SUMMARY_VARIABLE = "GITHUB_STEP_SUMMARY"
SUMMARY_BYTES = 1_000_000
"""GitHub refuses a summary of more than 1 MiB as a whole."""


def write(report: Report, target: Target) -> None:
    """Write the commands, then append to the summary if the environment names its file."""
    summary = target.environment.get(SUMMARY_VARIABLE)
    names = titles(report, target.language)
    annotated: Counter[Level] = Counter()
    for finding in report.findings:
        annotated[finding.level] += not finding.waived
        if not finding.waived and (annotated[finding.level] <= SHOWN or not summary):
            target.out.write(_command(finding, names[finding.code], target))
    if report.unchecked:
        target.out.write(f"::notice::{_data(not_checked(report, target.language))}\n")
    target.out.write(f"{_conclusion(report, target)}\n")
    if summary:
        file = Path(summary)
        room = SUMMARY_BYTES - (file.stat().st_size if file.exists() else 0)
        with file.open("a", encoding="utf-8", newline="\n") as out:
            out.writelines(_fitting(_summary(report, target), room, target.language))


def _command(finding: Finding, title: str, target: Target) -> str:
    mark = finding.spot.mark
    properties: dict[str, object] = {"file": visible(target.prefix + finding.spot.path)}
    if mark:
        properties |= {"line": mark.line, "endLine": mark.line, "col": mark.column}
        properties |= {"endColumn": mark.column + mark.length} if mark.length else {}
    properties["title"] = title
    written = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    return f"::{COMMANDS[finding.level]} {written}::{_data(sentence(finding, target.language, target.prefix))}\n"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _conclusion(report: Report, target: Target) -> str:
    language = target.language
    numbers = found(report, language) or ("没有发现问题", "no findings")[language]
    return f"{looked_at(report, target)}{('，', ': ')[language]}{numbers}"


def _summary(report: Report, target: Target) -> Iterator[str]:
    """Yield the lines of the summary: counts by unit, by rule, then the findings."""
    language = target.language
    yield f"## ptr validate\n\n{_conclusion(report, target)}\n"
    if report.unchecked:
        yield f"\n{markdown(not_checked(report, language))}\n"
    if not report.findings:
        return
    names = titles(report, language)
    unit, rule, number = (("单位", "规则", "次数"), ("Unit", "Rule", "Findings"))[language]
    yield f"\n| {unit} | {' | '.join(words[language] for words in WORDS.values())} |\n"
    yield f"| --- |{' ---: |' * len(WORDS)}\n"
    for key, counts in report.by_unit().items():
        yield f"| {markdown(unit_name(key, language))} | {' | '.join(str(counts[sort]) for sort in WORDS)} |\n"
    yield f"\n| {rule} | {number} |\n| --- | ---: |\n"
    for code, count in report.by_rule().items():
        yield f"| {markdown(names[code])} | {count} |\n"
    yield "\n"
    for finding in report.findings:
        word = f"{WORDS[finding.level][language]} {finding.code}"
        text = markdown(sentence(finding, language, target.prefix))
        yield f"- {markdown(at(finding.spot, target.prefix))} **{word}** {text}\n"


def _fitting(lines: Iterator[str], room: int, language: int) -> Iterator[str]:
    """Yield lines as long as there is room for them, in bytes, and say how many there was none for."""
    left = 0
    for line in lines:
        room -= len(line.encode())
        if room > 0:
            yield line
        left += room <= 0
    if left:
        yield "\n" + (f"另有 {left} 行，摘要装不下。", f"{left} more lines do not fit into a summary.")[language] + "\n"
