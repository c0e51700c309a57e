"""Findings for people: the place, the message, the line of the file with the spot underlined, tables if many."""

from __future__ import annotations

from unicodedata import category

from rich.cells import cell_len
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from ptr.model.finding import Finding, Level
from ptr.model.report import Report
from ptr.writers import Target
from ptr.writers._wording import UNSEEN, WORDS, at, clause, found, looked_at, standing, titles, unit_name, visible

COLOURS = {Level.ERROR: "bold red", Level.WARNING: "bold yellow", Level.NOTE: "bold cyan"}
COLUMNS = 80
SHOWN = 66
MANY = 20
UNITS, RULES = 15, 10


def write(report: Report, target: Target) -> None:
    """Write every finding, tables if there are more than `MANY`, and a line that sums up.

    A message stays on one line, however long: a terminal breaks it, and `grep` finds it.
    """
    console = Console(
        file=target.out,
        force_terminal=target.colour,
        no_color=not target.colour,
        highlight=False,
        soft_wrap=True,
    )
    for finding in report.findings:
        _write_finding(console, finding, target.language)
    if len(report.findings) > MANY:
        for table in (_units(report, target.language), _rules(report, target.language)):
            console.print()
            console.print(table, width=COLUMNS, soft_wrap=False)
        console.print()
    console.print(_summary(report, target.language))


def _write_finding(console: Console, finding: Finding, language: int) -> None:
    mark = finding.spot.mark
    colour = "dim" if finding.waived else COLOURS[finding.level]
    word = WORDS[finding.level][language]
    message = escape(visible(finding.message[language]))
    console.print(f"[bold]{escape(at(finding.spot))}[/bold]")
    console.print(f"  [{colour}]{word} {finding.code}[/{colour}] {message}[dim]{clause(finding, language)}[/dim]")
    if mark and mark.length and finding.excerpt.strip():
        _write_excerpt(console, finding.excerpt, mark.line, mark.column, mark.length, colour)
    if finding.waived or finding.dated:
        console.print(f"  [dim]{escape(standing(finding, language))}[/dim]")
    for spot in finding.related:
        console.print(f"  [dim]{('另见', 'see')[language]} {escape(at(spot))}[/dim]")


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


def _units(report: Report, language: int) -> Table:
    """Count by unit and level; beyond `UNITS` units the rest is one row."""
    table = Table(box=None, pad_edge=False)
    table.add_column(("单位", "unit")[language], no_wrap=True)
    for words in WORDS.values():
        table.add_column(words[language], justify="right", no_wrap=True)
    rows = list(report.by_unit().items())
    for unit, counts in rows[:UNITS]:
        table.add_row(escape(unit_name(unit, language)), *(str(counts[sort]) for sort in WORDS))
    rest = [counts for _, counts in rows[UNITS:]]
    if rest:
        name = (f"其余 {len(rest)} 个", f"{len(rest)} more")[language]
        table.add_row(name, *(str(sum(counts[sort] for counts in rest)) for sort in WORDS))
    return table


def _rules(report: Report, language: int) -> Table:
    """Count the rules that are broken most often."""
    table = Table(box=None, pad_edge=False)
    table.add_column(("常见规则", "most frequent rules")[language], no_wrap=True)
    table.add_column(("次数", "findings")[language], justify="right", no_wrap=True)
    names = titles(report, language)
    for code, count in list(report.by_rule().items())[:RULES]:
        table.add_row(escape(names[code]), str(count))
    return table


def _summary(report: Report, language: int) -> str:
    looked = looked_at(report, language)
    if not report.findings:
        return f"[bold green]{looked}{('，没有发现问题。', ': no findings.')[language]}[/bold green]"
    more = ("。说明：ptr explain 编号", ". Explanation: ptr explain CODE")[language]
    return f"[bold]{looked}{('，', ': ')[language]}{found(report, language)}[/bold][dim]{more}[/dim]"
