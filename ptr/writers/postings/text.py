"""What became of a posting, for people: what it settles, what stays owed where, and the next command; 80 columns."""

from __future__ import annotations

from ptr.model.results.obligation import Obligation, State
from ptr.model.results.posting_report import PostingReport
from ptr.model.text.columns import wrapped_lines
from ptr.model.text.visible import visible
from ptr.writers._lines import COLUMNS, Lines
from ptr.writers.target import Target
from ptr.writers.wording.obligation import demand, term
from ptr.writers.wording.posting import contents, headline, named, next_commands, subjects


def write(report: PostingReport, target: Target) -> None:
    """Write what was written, what follows from it, and what to type next."""
    out, language = Lines(target), target.language
    verb = language.pick("写了" if report.written else "要写", "wrote" if report.written else "would write")
    out.line((f"{verb} {visible(target.prefix + report.path)}", "bold"))
    for text in filter(None, (headline(report, language), contents(report, language))):
        _wrapped(out, text, 2)
    for note in report.notes:
        _wrapped(out, f"! {language.pick(*note)}", 2, "bold yellow")
    if report.untold:
        why = language.pick(*report.untold)
        _wrapped(out, language.pick(f"办结了什么没有核对：{why}", f"what it settles was not checked: {why}"), 2)
    else:
        _settled(out, report, target)
        _owed(out, report, target)
    if report.written:
        if report.before:
            hint = language.pick("先前公开的已经换下的，登记撤下：", "What hung before, if it came down:")
            out.line((hint, ""))
            for key in report.before:
                out.line((f"  ptr publish {report.unit} --taken-down {visible(key)} --on {report.day}", ""))
        out.line((language.pick("接着：", "Next:"), ""))
        for command in next_commands(report, target.prefix, language):
            out.line((f"  {command}", ""))


def _settled(out: Lines, report: PostingReport, target: Target) -> None:
    pick = target.language.pick
    if report.settled:
        out.line((pick("提交后办结：", "settled once committed:"), "bold"))
    else:
        out.line((pick("没有因此办结的事项", "it settles nothing that is owed"), ""))
    for each in report.settled:
        _obligation(out, each, report, target, "green")


def _owed(out: Lines, report: PostingReport, target: Target) -> None:
    pick = target.language.pick
    if not report.owed:
        out.line((pick("本单位没有其他应公开、撤下的", "the unit owes no other posting"), ""))
        return
    out.line((pick("还应公开、撤下：", "still to be posted or taken down:"), "bold"))
    for each in report.owed:
        _obligation(out, each, report, target, "bold red" if each.state is State.LATE else "bold yellow")


def _obligation(out: Lines, owed: Obligation, report: PostingReport, target: Target, colour: str) -> None:
    language = target.language
    out.line((f"  {term(owed, language)}", colour), (f"  {demand(owed, language)}", ""))
    for name in subjects(owed, language):
        _wrapped(out, name, 4, "dim")
    if owed.carriers:
        names = named(owed.carriers, report, language)
        _wrapped(out, language.pick(f"还缺：{names}", f"missing on: {names}"), 4)


def _wrapped(out: Lines, text: str, indent: int, style: str = "") -> None:
    for line in wrapped_lines(text, COLUMNS - indent):
        out.line((" " * indent + line, style))
