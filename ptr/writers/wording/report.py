"""A comparison in words: its headline, its verdict, and how it is divided among the units."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from msgspec import Struct

from ptr.model.results.change import POLICY, Change
from ptr.model.results.change_report import ChangeReport, Unread
from ptr.model.results.irregularity import Irregularity
from ptr.model.results.obligation import Obligation
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.writers.wording.change import subject, title, unit


class Part(Struct, frozen=True):
    """What is shown of a unit: its changes, what it owes, and the changes that are listed with another unit."""

    unit: str
    changes: list[Change]
    owed: list[Obligation]
    elsewhere: list[tuple[str, str]]


class View(Struct, frozen=True):
    """What is shown of a comparison, unit by unit, and how many changes are left out, since they require nothing."""

    parts: list[Part]
    more: int


def view(report: ChangeReport, language: Language, *, log: bool) -> View:
    """Choose the changes that require something, with what is owed; for the log every change, and nothing owed.

    A change of several units is listed with its subject's.
    """
    shown = {change.fingerprint for change in report.changes} if log else _requiring(report)
    changes: defaultdict[str, list[Change]] = defaultdict(list)
    owed: defaultdict[str, list[Obligation]] = defaultdict(list)
    for change in report.changes:
        changes[change.subject.unit] += [change] if change.fingerprint in shown else []
    for each in report.obligations:
        owed[each.unit] += [] if log else [each]
    elsewhere = _elsewhere(report, language)
    parts = [Part(key, changes[key], owed[key], elsewhere.get(key, [])) for key in sorted({*changes, *owed})]
    kept = [part for part in parts if part.changes or part.owed or (log and part.elsewhere)]
    return View(kept, sum(change.fingerprint not in shown for change in report.changes))


def warnings(report: ChangeReport, language: Language) -> Iterator[str]:
    """Yield what was not compared, then what is wrong with records."""
    yield from (not_compared(each, language) for each in report.unread)
    yield from (irregular(each, language) for each in report.irregularities)


def not_compared(each: Unread, language: Language) -> str:
    """Word that a file was not compared, and why."""
    why = f"{each.path} ({each.side}): {language.pick(*each.reason)}"
    return language.pick("没有比较 ", "not compared: ") + visible(why)


def headline(report: ChangeReport, language: Language) -> str:
    """Word what was compared and how much differs."""
    count = len(report.changes)
    units = len({unit for change in report.changes for unit in change.units})
    return language.pick(
        f"{report.before[0]} → {report.after[0]}：{count} 项变更，涉及 {units} 个单位",
        f"{report.before[1]} → {report.after[1]}: {counted(count, 'change')} in {counted(units, 'unit')}",
    )


def verdict(report: ChangeReport, language: Language) -> str:
    """Word whether the comparison passes the gate, and never more than that."""
    if report.passes:
        open_ = sum(not each.is_settled for each in report.obligations)
        left_zh, left_en = (
            ("，没有待办事项", "; nothing is left to do")
            if not open_
            else (f"；尚有 {open_} 项待办", f"; {counted(open_, 'matter')} still to be done")
        )
        return language.pick(
            f"通过：应当说明的变更都有调整说明{left_zh}。",
            f"Passed: every change that asks for a statement has one{left_en}.",
        )
    unsaid = len({key for each in report.failing for key in each.changes})
    zh, en = [], []
    if unsaid:
        zh.append(f"{unsaid} 项变更没有调整说明（A001）")
        en.append(f"{counted(unsaid, 'change')} without a statement (A001)")
    if report.refused:
        zh.append(f"{len(report.refused)} 份记录有问题")
        en.append(f"{counted(len(report.refused), 'record')} that cannot stand")
    if report.unread:
        zh.append(f"{len(report.unread)} 个文件无法比较")
        en.append(f"{counted(len(report.unread), 'file')} could not be compared")
    return language.pick(f"不能通过：{'，'.join(zh)}。", f"Refused: {', '.join(en)}.")


def unlisted(more: int, language: Language) -> str:
    """Word how many changes are left out, since they require nothing."""
    verb = "needs" if more == 1 else "need"
    return language.pick(f"另有 {more} 项变更不要求办理", f"{counted(more, 'more change')} {verb} no action")


def irregular(each: Irregularity, language: Language) -> str:
    """Word what is wrong with a record."""
    return f"{visible(each.path)}: {language.pick(*each.message)}"


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
    """Return the fingerprints of the changes that require something, burden somebody, raise an alarm, or set terms."""
    owed = {each for one in report.obligations for each in one.changes}
    shown = (change for change in report.changes if change.alarm or change.burden or change.kind == POLICY)
    return owed | {change.fingerprint for change in shown}
