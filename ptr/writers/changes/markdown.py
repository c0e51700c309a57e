"""Changes as Markdown for a pull request: a list of what is to be done, then a table for each unit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Obligation
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.writers._markdown import escaped
from ptr.writers.target import Target
from ptr.writers.wording.change import concerned, field, marks, places, subject, title, unit, values
from ptr.writers.wording.obligation import demand, document, term, where
from ptr.writers.wording.report import headline, notices, unlisted, view, warnings
from ptr.writers.wording.verdict import verdict

CELL = 200
"""Characters of a value in a cell; `--format json` has all of them."""

ROWS = 300
"""Changes in all tables: GitHub refuses a comment of more than 65,536 characters."""

HEADS = (("职权或文件", "变更", "栏目", "原来", "现在"), ("Subject", "Change", "Field", "Before", "After"))


def write(report: ChangeReport, target: Target) -> None:
    """Write what is owed as a checklist, and the changes as tables."""
    target.out.writelines(f"{line}\n" for line in lines(report, target.language, target.log))


def lines(report: ChangeReport, language: Language, log: bool) -> Iterator[str]:
    """Yield the lines of the text."""
    yield f"## {escaped(headline(report, language))}"
    yield ""
    if report.checked:
        yield f"**{escaped(verdict(report, language))}**"
        yield ""
    preface = [f"- ⚠️ {escaped(warning)}" for warning in warnings(report, language)]
    preface += [f"- {escaped(notice)}" for notice in notices(report, language)]
    yield from (*preface, "") if preface else ()
    seen = view(report, language, log=log)
    room = ROWS
    for part in seen.parts:
        yield f"### {escaped(unit(part.unit, report, language))}"
        yield ""
        for name, what in part.elsewhere:
            yield f"- {escaped(name)}: {escaped(what)}"
        if part.owed:
            yield from _owed(part.owed, report, language)
        if part.changes and room > 0:
            yield from _table(part.changes[:room], report, language)
        room -= len(part.changes)
    if room < 0:
        zh, en = (
            f"还有 {-room} 项变更放不下，见 --format json",
            f"{counted(-room, 'more change')} left out; see --format json",
        )
        yield language.pick(zh, en)
    if seen.more:
        yield f"{unlisted(seen.more, language)}{language.pick('。', '.')}"


def _owed(owed: Sequence[Obligation], report: ChangeReport, language: Language) -> Iterator[str]:
    for each in owed:
        names = "、".join(subject(about, language) for about in each.subjects[:3])
        more = f" … {len(each.subjects)}" if len(each.subjects) > 3 else ""
        missing = where(each, report, language)
        path = f" `{document(each)}`" if document(each) else ""
        tick = "x" if each.is_settled else " "
        yield (
            f"- [{tick}] **{escaped(term(each, language))}** {escaped(demand(each, language))}"
            f" — {escaped(names + more)}{f' — {escaped(missing)}' if missing else ''}{path}"
        )
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
