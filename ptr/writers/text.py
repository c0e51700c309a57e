"""Findings for people: the place, the message, the line of the file with the spot underlined."""

from __future__ import annotations

from typing import TextIO
from unicodedata import category

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape

from ptr.model.finding import Finding, Level, Spot
from ptr.model.report import Report

WORDS = {
    Level.ERROR: ("错误", "error"),
    Level.WARNING: ("警告", "warning"),
    Level.NOTE: ("提示", "note"),
}
COLOURS = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold cyan"}
SHOWN = 66
UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")


def write(report: Report, language: int, out: TextIO) -> None:
    """Write every finding and a line that sums up."""
    console = Console(file=out, highlight=False, soft_wrap=True)
    for finding in report.findings:
        _write_finding(console, finding, language)
    console.print(_summary(report, language))


def _write_finding(console: Console, finding: Finding, language: int) -> None:
    mark = finding.spot.mark
    place = _place(finding.spot)
    colour = "dim" if finding.waived else COLOURS[finding.level]
    word = WORDS[finding.level][language]
    console.print(f"[bold]{place}[/bold]")
    clause = f" [dim]({('方案', 'clause ')[language]}{finding.clause})[/dim]" if finding.clause else ""
    console.print(f"  [{colour}]{word} {finding.code}[/{colour}] {_safe(finding.message[language])}{clause}")
    if mark and mark.length and finding.excerpt.strip():
        _write_excerpt(console, finding.excerpt, mark.line, mark.column, mark.length, colour)
    if finding.waived:
        console.print(f"  [dim]{('已豁免：', 'waived: ')[language]}{_safe(finding.waived)}[/dim]")
    for spot in finding.related:
        console.print(f"  [dim]{('另见', 'see')[language]} {_place(spot)}[/dim]")


def _place(spot: Spot) -> str:
    return _safe(f"{spot.path}:{spot.mark.line}:{spot.mark.column}" if spot.mark else spot.path)


def _safe(text: str) -> str:
    """Write what a file could steer the terminal with, or break the line, as an escape."""
    return escape("".join(repr(each)[1:-1] if category(each) in UNSEEN else each for each in text))


def _write_excerpt(console: Console, line: str, number: int, column: int, length: int, colour: str) -> None:
    """Show the line around the spot, at most `SHOWN` columns of it, with carets under what is meant."""
    line = "".join(" " if category(each) in UNSEEN else each for each in line)
    start = column - 1
    left = start
    while left > 0 and cell_len(line[left - 1 : start]) < SHOWN // 3:
        left -= 1
    right = min(len(line), start + 1)
    while right < len(line) and cell_len(line[left : right + 1]) <= SHOWN:
        right += 1
    shown = ("…" if left else "") + line[left:right] + ("…" if right < len(line) else "")
    indent = cell_len(("…" if left else "") + line[left:start])
    carets = max(1, cell_len(line[start : min(start + length, right)]))
    console.print(f"  [dim]{number:>4} │[/dim] {escape(shown)}")
    console.print(f"  [dim]     │[/dim] {' ' * indent}[{colour}]{'^' * carets}[/{colour}]")


def _summary(report: Report, language: int) -> str:
    counts = report.counts()
    looked = (
        f"检查了 {report.units} 个单位、{report.documents} 份文件",
        f"checked {report.documents} documents of {report.units} units",
    )[language]
    parts = [
        f"{counts[level.value]} {('个', '')[language]}{WORDS[level][language]}".replace("  ", " ")
        for level in Level
        if counts[level.value]
    ]
    if counts["waived"]:
        parts.append(f"{counts['waived']} {('个已豁免', 'waived')[language]}")
    if not parts:
        return f"[bold green]{looked}{('，没有发现问题。', ': no findings.')[language]}[/bold green]"
    found = ("，", ": ")[language] + ("、", ", ")[language].join(parts)
    more = ("。说明：ptr explain 编号", ". Explanation: ptr explain CODE")[language]
    return f"[bold]{looked}{found}[/bold][dim]{more}[/dim]"
