"""Changes as Markdown for a pull request: a list of what is to be done, then a table for each unit.

It is cut by importance, not by unit: what raises an alarm or is owed stays, plain changes go first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Obligation
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.writers._markdown import escaped
from ptr.writers.target import Target
from ptr.writers.wording.change import concerned, field, marks, places, subject, title, unit, values
from ptr.writers.wording.next_step import next_step
from ptr.writers.wording.obligation import bearer, demand, document, term, where
from ptr.writers.wording.plan_line import alarms, plan_line
from ptr.writers.wording.report import View, due_line, headline, notices, settled, unlisted, view, warnings
from ptr.writers.wording.verdict import verdict

CELL = 200
"""Characters of a value in a cell; `--format json` has all of them."""

ROWS = 300
"""Changes in all tables: GitHub refuses a comment of more than 65,536 characters."""

OWED = 100
"""Matters that are listed."""

HEADS = (("职权或文件", "变更", "栏目", "原来", "现在"), ("Subject", "Change", "Field", "Before", "After"))


def write(report: ChangeReport, target: Target) -> None:
    """Write what is owed as a checklist, and the changes as tables."""
    target.out.writelines(f"{line}\n" for line in lines(report, target.language, target.log))


def lines(report: ChangeReport, language: Language, log: bool) -> Iterator[str]:
    """Yield the lines of the text."""
    yield f"## {escaped(headline(report, language))}"
    yield ""
    yield escaped(plan_line(report, language))
    yield ""
    if report.checked:
        yield f"**{escaped(verdict(report, language))}**"
        yield ""
    preface = [f"- 🚨 {escaped(alarm)}" for alarm in alarms(report, language)]
    preface += [f"- ⚠️ {escaped(warning)}" for warning in warnings(report, language)]
    preface += [f"- {escaped(notice)}" for notice in notices(report, language)]
    yield from (*preface, "") if preface else ()
    seen = view(report, language, log=log)
    if seen.owed:
        yield f"### {escaped(due_line(seen.owed, language))}"
        yield ""
        yield from _owed(seen.owed[:OWED], report, language)
        if len(seen.owed) > OWED:
            more = len(seen.owed) - OWED
            yield language.pick(f"还有 {more} 件放不下，见 --format json", f"{more} more left out; see --format json")
            yield ""
    if seen.settled:
        yield f"{settled(seen.settled, language)}{language.pick('。', '.')}"
        yield ""
    yield from _parts(seen, report, language)
    if seen.more:
        yield f"{unlisted(seen.more, language)}{language.pick('。', '.')}"


def _parts(seen: View, report: ChangeReport, language: Language) -> Iterator[str]:
    """Yield a table for each unit, with the most important changes of all as far as there is room."""
    kept = _kept(change for part in seen.parts for change in part.changes)
    left = 0
    for part in seen.parts:
        changes = [change for change in part.changes if change.fingerprint in kept]
        left += len(part.changes) - len(changes)
        if changes or part.elsewhere:
            yield f"### {escaped(unit(part.unit, report, language))}"
            yield ""
            yield from (f"- {escaped(name)}: {escaped(what)}" for name, what in part.elsewhere)
            yield from ("",) if part.elsewhere else ()
        if changes:
            yield from _table(changes, report, language)
    if left:
        zh = f"还有 {left} 项变更放不下，见 --format json"
        yield language.pick(zh, f"{counted(left, 'more change')} left out; see --format json")


def _kept(changes: Iterable[Change]) -> set[str]:
    """Choose the changes that there is room for: alarms first, then burdens, then those to be stated."""
    ranked = sorted(changes, key=lambda change: (not change.alarm, not change.burden, bool(change.files)))
    return {change.fingerprint for change in ranked[:ROWS]}


def _owed(owed: Sequence[Obligation], report: ChangeReport, language: Language) -> Iterator[str]:
    for each in owed:
        names = "、".join(subject(about, language) for about in each.subjects[:3])
        more = f" … {len(each.subjects)}" if len(each.subjects) > 3 else ""
        whose, missing, step = bearer(each, report, language), where(each, report, language), next_step(each)
        parts = (f"{whose} {names}{more}", missing)
        about = " — ".join(escaped(part) for part in parts if part)
        path = f" `{step or document(each)}`" if step or document(each) else ""
        yield f"- [ ] **{escaped(term(each, language))}** {escaped(demand(each, language))} — {about}{path}"
    yield ""


def _table(changes: Sequence[Change], report: ChangeReport, language: Language) -> Iterator[str]:
    yield f"| {' | '.join(language.pick(*HEADS))} |"
    yield f"|{' --- |' * len(language.pick(*HEADS))}"
    for change in changes:
        others = concerned(change, language, 3)
        parts = [title(change, report, language), *(f"⚠️ {mark}" for mark in marks(change, language))]
        cell = "<br>".join(escaped(part) for part in (*parts, *([others] if others else [])))
        before, after = (escaped(_short(value)) for value in values(change, language))
        name = escaped(field(change, language) or places(change))
        yield f"| {escaped(subject(change.subject, language))} | {cell} | {name} | {before} | {after} |"
    yield ""


def _short(value: str) -> str:
    return value if len(value) <= CELL else f"{value[:CELL]}…"
