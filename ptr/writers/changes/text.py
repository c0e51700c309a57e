"""Changes for people: what is owed, the soonest first; then by unit and subject, before and after; 80 columns."""

from __future__ import annotations

from collections.abc import Sequence

from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Obligation, State
from ptr.model.text.columns import width, wrapped_lines
from ptr.model.text.language import Language
from ptr.writers._lines import COLUMNS, Lines
from ptr.writers.target import Target
from ptr.writers.wording.change import by_subject, concerned, field, marks, places, subject, title, unit, values
from ptr.writers.wording.next_step import next_step
from ptr.writers.wording.obligation import bearer, demand, document, term, where
from ptr.writers.wording.plan_line import alarms, plan_line
from ptr.writers.wording.report import View, due_line, headline, notices, settled, unlisted, view, warnings
from ptr.writers.wording.verdict import verdict

STATE_COLOURS = {
    State.OPEN: "bold yellow",
    State.LATE: "bold red",
    State.SUBMITTED: "yellow",
    State.RETURNED: "bold red",
    State.MET: "green",
    State.MET_LATE: "green",
    State.UNDONE: "dim",
}
ROWS = 4
"""Lines of a value that are written out; the log has all of them."""

LONG = 1000
"""More lines than any value has."""

NAMED = 6
"""Subjects of one obligation that are named."""


def write(report: ChangeReport, target: Target) -> None:
    """Write the changes that require something and what is owed, or every change."""
    out, language, log = Lines(target), target.language, target.log
    out.line((headline(report, language), "bold"))
    _write_lines(out, plan_line(report, language), "bold")
    for alarm in alarms(report, language):
        _write_lines(out, alarm, "bold red")
    for warning in warnings(report, language):
        _write_lines(out, warning, "bold red")
    for notice in notices(report, language):
        _write_lines(out, notice, "dim")
    seen = view(report, language, log=log)
    _write_owed(out, seen, report, target)
    for part in seen.parts:
        out.line()
        out.line((unit(part.unit, report, language), "bold underline"))
        for name, what in part.elsewhere:
            out.line((f"  {name}", "bold"))
            out.line((f"    {what}", "cyan"))
        _write_changes(out, part.changes, report, language, log)
    _write_rest(out, seen.more, language)
    if report.checked:
        out.line()
        _write_lines(out, verdict(report, language), "bold green" if report.passes else "bold red")


def _write_lines(out: Lines, text: str, style: str) -> None:
    for line in wrapped_lines(text, COLUMNS):
        out.line((line, style))


def _write_changes(out: Lines, changes: Sequence[Change], report: ChangeReport, language: Language, log: bool) -> None:
    for about, mine in by_subject(changes):
        out.line((f"  {subject(about, language)}", "bold"))
        for change in mine:
            _write_head(out, title(change, report, language), field(change, language))
            for mark in marks(change, language):
                _write_value(out, "!", mark, "bold red" if change.alarm else "bold yellow", LONG)
            for sign, value, colour in zip("-+", values(change, language), ("red", "green"), strict=True):
                _write_value(out, sign, value, colour, LONG if log else ROWS)
            _write_value(out, "·", concerned(change, language, len(change.others) if log else NAMED), "", LONG)
            out.line((f"      {places(change)}", "dim"))
            if log:
                out.line((f"      {change.fingerprint}", "dim"))


def _write_head(out: Lines, kind: str, name: str) -> None:
    """Write what changed: the kind, and the field beside it, or below where both do not fit in a line."""
    head = f"    {kind}"
    if not name or width(head) + 2 + width(name) <= COLUMNS:
        out.line((head, "cyan"), (f"  {name}" if name else "", ""))
        return
    out.line((head, "cyan"))
    for line in wrapped_lines(name, COLUMNS - 6):
        out.line((f"      {line}", ""))


def _write_value(out: Lines, sign: str, value: str, colour: str, rows: int) -> None:
    lines = wrapped_lines(value, COLUMNS - 9)
    for number, line in enumerate(lines[:rows]):
        more = "…" if number == rows - 1 and len(lines) > rows else ""
        out.line((f"      {sign if number == 0 else ' '} {line}{more}", colour))


def _write_owed(out: Lines, seen: View, report: ChangeReport, target: Target) -> None:
    language = target.language
    if seen.owed:
        out.line()
        out.line((due_line(seen.owed, language), "bold"))
        for each in seen.owed:
            _write_one(out, each, report, language)
    done = settled(seen.settled, language)
    if done:
        out.line()
        hint = "" if target.settled else language.pick("；用 --settled 列出", "; --settled lists them")
        out.line((done + hint, "dim"))
        for each in seen.settled if target.settled else ():
            _write_one(out, each, report, language)


def _write_one(out: Lines, owed: Obligation, report: ChangeReport, language: Language) -> None:
    stands, what = f"  {term(owed, language)}", demand(owed, language)
    if width(f"{stands}  {what}") <= COLUMNS:
        out.line((stands, STATE_COLOURS[owed.state]), (f"  {what}", ""))
    else:
        out.line((stands, STATE_COLOURS[owed.state]))
        out.line((f"    {what}", ""))
    names = [subject(about, language) for about in owed.subjects]
    more = language.pick(f"等 {len(names)} 项", f"and {len(names) - NAMED} more") if len(names) > NAMED else ""
    listed = language.pick("、", ", ").join(names[:NAMED]) + (language.pick(more, f" {more}") if more else "")
    whose = bearer(owed, report, language)
    for line in wrapped_lines(language.pick(f"{whose}：{listed}", f"{whose}: {listed}"), COLUMNS - 6):
        out.line((f"      {line}", "dim"))
    for line in filter(None, (where(owed, report, language), document(owed))):
        for row in wrapped_lines(line, COLUMNS - 6):
            out.line((f"      {row}", "dim"))
    step = next_step(owed)
    if step:
        out.line((f"      {step}", "cyan"))


def _write_rest(out: Lines, more: int, language: Language) -> None:
    if more:
        out.line()
        hint = language.pick("；用 --log 列出", "; --log lists all")
        out.line((unlisted(more, language) + hint, "dim"))
