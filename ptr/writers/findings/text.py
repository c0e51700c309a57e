"""Findings for people: the place, the message, the line of the file with the spot underlined, tables if many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import groupby

from ptr.model.fields.fault import Mark
from ptr.model.fields.level import Level
from ptr.model.results.finding import Finding
from ptr.model.results.report import ValidationReport
from ptr.model.text.columns import wrapped_lines
from ptr.model.text.language import Language
from ptr.model.text.visible import unseen, visible
from ptr.writers._lines import COLUMNS, Lines, Piece
from ptr.writers.findings._wording import WORDS, clause, looked_at, not_checked, position, standing, tally
from ptr.writers.target import Target

COLOURS = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold cyan"}
SHOWN = 66
MANY = 20
FLOOD = 200
"""Findings of one rule in one file that are written out; one slip in a long list must not bury all others."""


def write(report: ValidationReport, target: Target) -> None:
    """Write every finding, tables if there are more than `MANY`, and a line that sums up."""
    begin(target).end(report)


def begin(target: Target) -> TextStream:
    """Begin a report that is written while the run goes on."""
    return TextStream(target)


class TextStream:
    """A report that is written while the run goes on.

    A message stays on one line, however long: a terminal breaks it, and `grep` finds it.
    """

    def __init__(self, target: Target) -> None:
        """Take the target; nothing is written yet."""
        self._target = target
        self._out = Lines(target)
        self._met = Counter[tuple[str, str]]()

    def go_on(self, findings: Iterable[Finding]) -> None:
        """Write further findings."""
        shown: list[Finding] = []
        for finding in findings:
            kind = ("", "") if finding.waived else (finding.spot.path, finding.code)
            self._met[kind] += 1
            if self._met[kind] <= (MANY if finding.waived else FLOOD):
                shown.append(finding)
        for _, of_one_place in groupby(shown, lambda finding: (finding.spot.path, finding.spot.mark)):
            _write_place(self._out, list(of_one_place), self._target.language)
        self._target.out.flush()

    def end(self, report: ValidationReport) -> None:
        """Write the findings of a report that were not written yet, and the summary."""
        out, language = self._out, self._target.language
        self.go_on(report.findings[self._met.total() :])
        for (path, code), count in self._met.items():
            _write_rest(out, path, code, count - (FLOOD if code else MANY), language)
        if len(report.findings) > MANY:
            from ptr.writers.findings._tables import rules, units

            out.table(units(report, language))
            out.table(rules(report, language))
            out.line()
        for line in wrapped_lines(not_checked(report, language), COLUMNS):
            out.line((line, "yellow"))
        out.line(*_summary(report, self._target))


def _write_rest(out: Lines, path: str, code: str, more: int, language: Language) -> None:
    """Write how many findings were left out; `--format json` has them all."""
    if more > 0 and code:
        out.line(
            (
                f"{visible(out.prefix + path)}: {code}: "
                + language.pick(f"此文件还有 {more} 处", f"{more} more in this file"),
                "dim",
            )
        )
    elif more > 0:
        out.line((language.pick(f"另有 {more} 个已豁免，未逐个列出", f"{more} more waived, not listed"), "dim"))


def _write_place(out: Lines, findings: list[Finding], language: Language) -> None:
    """Write what was found at one place: its path once, its line once."""
    first = findings[0]
    out.line((position(first.spot, out.prefix), "bold"))
    for finding in findings:
        word = f"{language.pick(*WORDS[finding.level])} {finding.code}"
        message = f" {visible(language.pick(*finding.message))}"
        out.line(("  ", ""), (word, _colour(finding)), (message, ""), (clause(finding, language), "dim"))
        if finding is findings[-1] and first.spot.mark and first.spot.mark.length and first.excerpt.strip():
            _write_excerpt(out, first.excerpt, first.spot.mark, _colour(first))
        if finding.waived or finding.dated:
            out.line((f"  {standing(finding, language)}", "dim"))
        for spot in finding.related:
            out.line((f"  {language.pick('另见', 'see')} {position(spot, out.prefix)}", "dim"))


def _colour(finding: Finding) -> str:
    return "dim" if finding.waived else COLOURS[finding.level]


def _write_excerpt(out: Lines, line: str, mark: Mark, colour: str) -> None:
    """Show the line around the spot, at most `SHOWN` columns of it, with carets under the fault."""
    from rich.cells import cell_len

    line = "".join(" " if unseen(each) else each for each in line)
    start = mark.column - 1
    left = start
    while left > 0 and cell_len(line[left - 1 : start]) < SHOWN // 3:
        left -= 1
    right = min(len(line), start + 1)
    while right < len(line) and cell_len(line[left : right + 1]) <= SHOWN:
        right += 1
    shown = ("…" if left else "") + line[left:right] + ("…" if right < len(line) else "")
    indent = cell_len(("…" if left else "") + line[left:start])
    carets = max(1, cell_len(line[start : min(start + mark.length, right)]))
    out.line((f"  {mark.line:>4} │", "dim"), (f" {shown}", ""))
    out.line(("       │", "dim"), (" " * (indent + 1), ""), ("^" * carets, colour))


def _summary(report: ValidationReport, target: Target) -> Iterator[Piece]:
    language, looked = target.language, looked_at(report, target)
    if not report.findings:
        yield f"{looked}{language.pick('，没有发现问题。', ': no findings.')}", "bold green"
    else:
        yield f"{looked}{language.pick('，', ': ')}{tally(report, language)}", "bold"
        yield language.pick("。说明：ptr explain 编号", ". Explanation: ptr explain CODE"), "dim"
