"""Changes as Markdown for a pull request: a list of what is to be done, then a table for each unit.

It is cut by importance, not by unit: what raises an alarm or is owed stays, plain changes go first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from ptr.writers.wording.report import Part, View, due_line, headline, notices, settled, unlisted, view, warnings
from ptr.writers.wording.verdict import verdict

CELL = 200
"""Characters of a value in a cell; `--format json` has all of them."""

LONGEST = 65_000
"""Characters of the text: GitHub refuses a comment of more than 65,536."""

ALARMS, OWED = 15_000, 20_000
"""Characters for what is listed before the tables."""

TABLE, FOOT = 120, 300
"""Characters for the head of a table, and for what stands below the last."""

HEADS = (("职权或文件", "变更", "栏目", "原来", "现在"), ("Subject", "Change", "Field", "Before", "After"))


def write(report: ChangeReport, target: Target) -> None:
    """Write what is owed as a checklist, and the changes as tables."""
    target.out.writelines(f"{line}\n" for line in lines(report, target.language, target.log))


def lines(report: ChangeReport, language: Language, log: bool) -> Iterator[str]:
    """Yield the lines of the text."""
    seen = view(report, language, log=log)
    above = [*_above(report, language), *_todo(seen, report, language)]
    yield from above
    yield from _parts(seen, report, language, LONGEST - sum(len(line) + 1 for line in above))
    if seen.more:
        yield f"{unlisted(seen.more, language)}{language.pick('。', '.')}"


def _above(report: ChangeReport, language: Language) -> Iterator[str]:
    """Yield the headline, the plan's line, the verdict, and what somebody should look at once."""
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
    yield from (*_fitting(preface, ALARMS, language), "") if preface else ()


def _todo(seen: View, report: ChangeReport, language: Language) -> Iterator[str]:
    """Yield what is owed as a checklist, and how much is settled."""
    if seen.owed:
        yield f"### {escaped(due_line(seen.owed, language))}"
        yield ""
        yield from _fitting(_owed(seen.owed, report, language), OWED, language)
        yield ""
    if seen.settled:
        yield f"{settled(seen.settled, language)}{language.pick('。', '.')}"
        yield ""


def _fitting(lines: Iterable[str], room: int, language: Language) -> Iterator[str]:
    """Yield the lines that fit, then how many do not."""
    left = 0
    for line in lines:
        room -= len(line) + 1
        if room >= 0:
            yield line
        left += room < 0
    if left:
        yield language.pick(f"- 还有 {left} 条放不下，见 --format json", f"- {left} more left out; see --format json")


def _parts(seen: View, report: ChangeReport, language: Language, room: int) -> Iterator[str]:
    """Yield a table for each unit, with the most important changes of all as far as there is room."""
    heads = {part.unit: _head(part, report, language) for part in seen.parts}
    rows = {each.fingerprint: _row(each, report, language) for part in seen.parts for each in part.changes}
    kept = _kept(seen, heads, rows, room)
    left = 0
    for part in seen.parts:
        changes = [change for change in part.changes if change.fingerprint in kept]
        left += len(part.changes) - len(changes)
        if changes or (part.elsewhere and not part.changes):
            yield from heads[part.unit]
        if changes:
            yield f"| {' | '.join(language.pick(*HEADS))} |"
            yield f"|{' --- |' * len(language.pick(*HEADS))}"
            yield from (rows[change.fingerprint] for change in changes)
            yield ""
    if left:
        zh = f"还有 {left} 项变更放不下，见 --format json"
        yield language.pick(zh, f"{counted(left, 'more change')} left out; see --format json")


def _head(part: Part, report: ChangeReport, language: Language) -> list[str]:
    elsewhere = [f"- {escaped(name)}: {escaped(what)}" for name, what in part.elsewhere]
    return [f"### {escaped(unit(part.unit, report, language))}", "", *elsewhere, *([""] if elsewhere else [])]


def _kept(seen: View, heads: Mapping[str, list[str]], rows: Mapping[str, str], room: int) -> set[str]:
    """Choose the changes that there is room for: alarms first, then burdens, then those to be stated."""
    changes = [(part.unit, change) for part in seen.parts for change in part.changes]
    changes.sort(key=lambda each: (not each[1].alarm, not each[1].burden, bool(each[1].files)))
    room -= FOOT
    begun: set[str] = set()
    kept: set[str] = set()
    for key, change in changes:
        room -= len(rows[change.fingerprint]) + 1
        room -= 0 if key in begun else sum(len(line) + 1 for line in heads[key]) + TABLE
        if room < 0:
            break
        begun.add(key)
        kept.add(change.fingerprint)
    return kept


def _owed(owed: Sequence[Obligation], report: ChangeReport, language: Language) -> Iterator[str]:
    for each in owed:
        names = "、".join(subject(about, language) for about in each.subjects[:3])
        more = f" … {len(each.subjects)}" if len(each.subjects) > 3 else ""
        whose, missing, step = bearer(each, report, language), where(each, report, language), next_step(each)
        parts = (f"{whose} {names}{more}", missing)
        about = " — ".join(escaped(part) for part in parts if part)
        path = f" `{step or document(each)}`" if step or document(each) else ""
        yield f"- [ ] **{escaped(term(each, language))}** {escaped(demand(each, language))} — {about}{path}"


def _row(change: Change, report: ChangeReport, language: Language) -> str:
    others = concerned(change, language, 3)
    parts = [title(change, report, language), *(f"⚠️ {mark}" for mark in marks(change, language))]
    cell = "<br>".join(escaped(part) for part in (*parts, *([others] if others else [])))
    before, after = (escaped(_short(value)) for value in values(change, language))
    name = escaped(field(change, language) or places(change))
    return f"| {escaped(subject(change.subject, language))} | {cell} | {name} | {before} | {after} |"


def _short(value: str) -> str:
    return value if len(value) <= CELL else f"{value[:CELL]}…"
