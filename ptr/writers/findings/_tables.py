"""The tables at the end of a long report for people."""

from __future__ import annotations

from rich.markup import escape
from rich.table import Table

from ptr.model.results.report import ValidationReport
from ptr.model.text.language import Language
from ptr.writers.findings._wording import WORDS, titles, unit_name

UNITS, RULES = 15, 10


def units(report: ValidationReport, language: Language) -> Table:
    """Return the counts by unit and level; units beyond `UNITS` share one row."""
    table = Table(box=None, pad_edge=False)
    table.add_column(language.pick("单位", "unit"), no_wrap=True)
    for words in WORDS.values():
        table.add_column(language.pick(*words), justify="right", no_wrap=True)
    rows = list(report.by_unit().items())
    for unit, counts in rows[:UNITS]:
        table.add_row(escape(unit_name(unit, report, language)), *(str(counts[sort]) for sort in WORDS))
    rest = [counts for _, counts in rows[UNITS:]]
    if rest:
        name = language.pick(f"其余 {len(rest)} 个", f"{len(rest)} more")
        table.add_row(name, *(str(sum(counts[sort] for counts in rest)) for sort in WORDS))
    return table


def rules(report: ValidationReport, language: Language) -> Table:
    """Return the rules that are broken most often."""
    table = Table(box=None, pad_edge=False)
    table.add_column(language.pick("常见规则", "most frequent rules"), no_wrap=True)
    table.add_column(language.pick("次数", "findings"), justify="right", no_wrap=True)
    names = titles(report, language)
    for code, count in list(report.by_rule().items())[:RULES]:
        table.add_row(escape(names[code]), str(count))
    return table
