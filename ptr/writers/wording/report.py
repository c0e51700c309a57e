"""A comparison in words: its headline, and how it is divided among the units."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterator, Sequence

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.results.change import POLICY, Change
from ptr.model.results.change_report import ChangeReport, Unread
from ptr.model.results.irregularity import Irregularity
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.writers.wording.change import subject, title, unit


class Part(Struct, frozen=True):
    """What is shown of a unit: its changes, and the changes that are listed with another unit."""

    unit: str
    changes: list[Change]
    elsewhere: list[tuple[str, str]]


class View(Struct, frozen=True):
    """What is shown of a comparison: what is owed, the soonest first, what is settled, and changes unit by unit.

    `more` is how many changes are left out, since they require nothing.
    """

    owed: list[Obligation]
    settled: list[Obligation]
    parts: list[Part]
    more: int


def view(report: ChangeReport, language: Language, *, log: bool) -> View:
    """Choose what is owed and the changes that require something; for the log every change, and nothing owed.

    A change of several units is listed with its subject's.
    """
    shown = {change.fingerprint for change in report.changes} if log else _requiring(report)
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    for change in report.changes:
        changes[change.subject.unit] += [change] if change.fingerprint in shown else []
    elsewhere = _elsewhere(report, language)
    parts = [Part(key, changes[key], elsewhere.get(key, [])) for key in sorted({*changes, *(elsewhere if log else ())})]
    owed = sorted((each for each in report.obligations if not (log or each.is_settled)), key=_urgency)
    return View(
        owed,
        [each for each in report.obligations if each.is_settled and not log],
        [part for part in parts if part.changes or (log and part.elsewhere)],
        sum(change.fingerprint not in shown for change in report.changes),
    )


def settled(done: Sequence[Obligation], language: Language) -> str:
    """Word how much is settled; "" for nothing."""
    late = sum(each.state is State.MET_LATE for each in done)
    undone = sum(each.state is State.UNDONE for each in done)
    parts = []
    if len(done) > undone:
        met = len(done) - undone
        zh, en = (f"（其中逾期办结 {late} 件）", f" ({late} of them late)") if late else ("", "")
        parts.append(language.pick(f"已办 {met} 件{zh}", f"{met} done{en}"))
    if undone:
        parts.append(language.pick(f"恢复原状 {undone} 件", f"{undone} undone"))
    return language.pick("，", ", ").join(parts)


def due_line(owed: Sequence[Obligation], language: Language) -> str:
    """Word how much is owed, and how much of it is late or waits for the office."""
    late = sum(each.state is State.LATE for each in owed)
    waiting = sum(each.state is State.SUBMITTED for each in owed)
    of_it = [(f"{late} 件逾期", f"{late} of them late")] if late else []
    of_it += [(f"{waiting} 件已报待审", f"{waiting} waiting for the office")] if waiting else []
    zh = f"，其中 {'、'.join(each for each, _ in of_it)}" if of_it else ""
    en = "".join(f", {each}" for _, each in of_it)
    return language.pick(f"应当办理 {len(owed)} 件{zh}：", f"{len(owed)} to be done{en}:")


def _urgency(owed: Obligation) -> tuple[object, ...]:
    """Sort what is owed: what waits for the office last, else by its last day."""
    return (owed.state is State.SUBMITTED, owed.due or datetime.date.max, owed.unit, list(Demand).index(owed.what))


def warnings(report: ChangeReport, language: Language) -> Iterator[str]:
    """Yield what was not compared, then what is wrong with records."""
    yield from (not_compared(each, language) for each in report.unread)
    yield from (irregular(each, language) for each in report.irregularities)


def notices(report: ChangeReport, language: Language) -> Iterator[str]:
    """Yield why no days are told, and what is particular about the main line."""
    if report.untold:
        heading = language.pick("期限和逾期没有核对：", "days are not told, and nothing is called late: ")
        yield heading + _text(report.untold, language)
    yield from (_text(note, language) for note in report.notes)


def not_compared(each: Unread, language: Language) -> str:
    """Word that a file was not compared, and why."""
    why = language.pick(*each.reason)
    side = {"before": "变更前", "after": "变更后"}.get(each.side, each.side)
    return visible(
        language.pick(f"没有比较 {each.path}（{side}）：{why}", f"not compared: {each.path} ({each.side}): {why}")
    )


def headline(report: ChangeReport, language: Language) -> str:
    """Word what was compared and how much differs."""
    count = len(report.changes)
    units = len({unit for change in report.changes for unit in change.units})
    return language.pick(
        f"{report.before[0]} → {report.after[0]}：{count} 项变更，涉及 {units} 个单位",
        f"{report.before[1]} → {report.after[1]}: {counted(count, 'change')} in {counted(units, 'unit')}",
    )


def unlisted(more: int, language: Language) -> str:
    """Word how many changes are left out, since they require nothing."""
    verb = "needs" if more == 1 else "need"
    return language.pick(f"另有 {more} 项变更不要求办理", f"{counted(more, 'more change')} {verb} no action")


def irregular(each: Irregularity, language: Language) -> str:
    """Word what is wrong with a record."""
    return f"{each.code} {visible(each.path)}: {_text(each.message, language)}"


def _text(text: Bilingual, language: Language) -> str:
    return visible(language.pick(*text))


def _elsewhere(report: ChangeReport, language: Language) -> dict[str, list[tuple[str, str]]]:
    """Return, by unit, subject and kind of the changes that concern it but are listed with another unit."""
    elsewhere: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for change in report.changes:
        for key in change.units:
            if key != change.subject.unit:
                there = unit(change.subject.unit, report, language)
                what = title(change, report, language)
                elsewhere[key][
                    subject(change.subject, language), language.pick(f"{what}，见 {there}", f"{what}, see {there}")
                ] = None
    return {key: list(subjects) for key, subjects in elsewhere.items()}


def _requiring(report: ChangeReport) -> set[str]:
    """Return the fingerprints of the changes that require something, burden somebody, raise an alarm, or set terms.

    Several steps may owe what one change of the comparison sums up; that is known by its subject.
    """
    owed = {each for one in report.obligations for each in one.changes}
    subjects = {(about.type, about.key) for one in report.obligations for about in one.subjects}
    return owed | {change.fingerprint for change in report.changes if _matters(change, subjects)}


def _matters(change: Change, subjects: set[tuple[str, str]]) -> bool:
    if change.alarm or change.burden or change.kind == POLICY:
        return True
    about = {(each.type, each.key) for each in (change.subject, *change.others)}
    return bool(about & subjects and (change.files or change.posts or change.takes_down))
