"""What the formats of changes say alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptr.model.change import Change, Subject
from ptr.model.change_report import ChangeReport, Unmatched
from ptr.model.documents.filing import Subject as Filed
from ptr.model.fault import Bilingual
from ptr.model.finding import Spot
from ptr.model.obligation import Demand, Obligation, State
from ptr.model.pointer import to_text
from ptr.model.visible import visible
from ptr.model.words import word
from ptr.writers.changes._values import shown

PART = 16
"""Characters of an item's key that are shown; the value is written out beside it."""

DEMANDS: dict[Demand, Bilingual] = {
    Demand.STATEMENT: ("写调整说明", "write a statement of adjustment"),
    Demand.SUPERVISION: ("写明后续监管", "say how the matter is supervised from now on"),
    Demand.CATALOGUE: ("修订职权目录，发布新版", "issue a new edition of the catalogue"),
    Demand.FLOWS: ("修订流程图", "revise the flow charts"),
    Demand.FILING: ("报备案", "file"),
    Demand.PUBLICATION: ("公开", "publish"),
}
STATES: dict[State, Bilingual] = {
    State.OPEN: ("未办", "open"),
    State.MET: ("已办", "met"),
    State.LATE: ("逾期", "late"),
}


def title(change: Change, report: ChangeReport, language: int) -> str:
    """Say what kind of change it is."""
    name = report.titles.get(change.kind, (change.kind, change.kind))[language]
    return name + (("（部分）", " (in part)")[language] if change.partial else "")


def field(change: Change, language: int) -> str:
    """Say which field it is in, with the keys of the items on the way."""
    keys = [part.key if len(part.key) <= PART else f"{part.key[:PART]}…" for part in change.field]
    named = zip(change.field, keys, strict=True)
    return " · ".join(visible(part.titles[language] or f"“{key}”") for part, key in named)


def subject(subject: Subject) -> str:
    """Name a subject, with its key."""
    return f"{visible(subject.name)} {visible(subject.key)}" if subject.name else visible(subject.key)


def unit(key: str, report: ChangeReport, language: int) -> str:
    """Name a unit; what belongs to none is the registry's own."""
    if not key:
        return ("登记簿自身", "the registry itself")[language]
    name = report.names.get(key, key)
    return visible(f"{name} ({key})" if name != key else key)


def values(change: Change, report: ChangeReport, language: int) -> tuple[str, str]:
    """Write the values before and after; "" for nothing."""
    if [part.key for part in change.field] == ["unit"]:
        return unit(str(change.before), report, language), unit(str(change.after), report, language)
    return shown(change.before), shown(change.after)


def marks(change: Change, language: int) -> Iterator[str]:
    """Say why a change weighs on the counterpart, or why to look at once."""
    if change.alarm:
        yield ("警示：", "alarm: ")[language] + change.alarm[language]
    if change.burden:
        yield ("加重相对人负担：", "a burden on the counterpart: ")[language] + change.burden[language]


def places(change: Change) -> str:
    """Say where the value stands now, or stood last."""
    was, now = _at(change.was), _at(change.now)
    if change.was and change.now and change.was.path != change.now.path:
        return f"{was} → {now}"
    return now if change.now and (change.after is not None or not was) else was


def concerned(change: Change, language: int, most: int) -> str:
    """Name what else belongs to a change, so many of it at most; "" where nothing does."""
    if not change.others:
        return ""
    names = ("、", ", ")[language].join(subject(other) for other in change.others[:most])
    count = len(change.others)
    more = (f"等 {count} 项", f" and {count - most} more")[language] if count > most else ""
    return ("涉及：", "concerned: ")[language] + names + more


def _at(spot: Spot | None) -> str:
    return visible(f"{spot.path}{' ' if spot.pointer else ''}{to_text(spot.pointer)}") if spot else ""


def demand(owed: Obligation, language: int) -> str:
    """Say what is to be done, with its clause."""
    what = DEMANDS[owed.what][language]
    if owed.files:
        name = (word(owed.files), owed.files.value)[language]
        what = (f"{name}报备案" if owed.files is not Filed.ADJUSTMENT else "调整说明报备案", f"file again: {name}")[
            language
        ]
    return what + (f"（方案{owed.clause}）", f" (clause {owed.clause})")[language]


def term(owed: Obligation, language: int) -> str:
    """Say how an obligation stands and by when it is due, or when and by what it was met."""
    if owed.state is State.MET:
        day = f" {owed.done}" if owed.done else ""
        return f"{STATES[owed.state][language]}{day}"
    if owed.due is None:
        return f"{STATES[owed.state][language]} " + ("期限未定", "no term known")[language]
    vague = ("（暂定）", " (provisional)")[language] if owed.provisional else ""
    return f"{STATES[owed.state][language]} " + (f"{owed.due} 前{vague}", f"by {owed.due}{vague}")[language]


def headline(report: ChangeReport, language: int) -> str:
    """Say what was compared and how much differs."""
    count = len(report.changes)
    units = len({unit for change in report.changes for unit in change.units})
    return (
        f"{report.before[0]} → {report.after[0]}：{count} 项变更，涉及 {units} 个单位",
        f"{report.before[1]} → {report.after[1]}: {count} changes in {units} units",
    )[language]


def verdict(report: ChangeReport, language: int) -> str:
    """Say whether the gate is passed."""
    unsaid = len({key for each in report.failing if each.what is Demand.STATEMENT for key in each.changes})
    late = sum(each.what is Demand.FILING for each in report.failing)
    if report.unread and not report.failing:
        count = len(report.unread)
        return (f"不能通过：{count} 个文件无法比较。", f"Refused: {count} files could not be compared.")[language]
    if not report.failing:
        return ("变更都有调整说明，没有逾期未报的备案。", "Every change is stated, and no filing is overdue.")[language]
    return (
        f"不能通过：{unsaid} 项变更没有新的调整说明（A001），{late} 项备案逾期（A004）。",
        f"Refused: {unsaid} changes without a new statement (A001), {late} filings overdue (A004).",
    )[language]


def unmatched(each: Unmatched, language: int) -> str:
    """Say that a new statement matches no change."""
    keys = "、".join(map(visible, each.powers))
    return (
        f"A002 新的调整说明没有对应的变更：{keys}",
        f"A002 the new statement matches no change: {keys}",
    )[language]


def by_unit(report: ChangeReport) -> Iterator[tuple[str, list[Change], list[Obligation]]]:
    """Give each unit's changes and obligations; a change of several units stands with its subject's."""
    keys = dict.fromkeys(sorted({c.subject.unit for c in report.changes} | {o.unit for o in report.obligations}))
    for key in keys:
        yield (
            key,
            [change for change in report.changes if change.subject.unit == key],
            [owed for owed in report.obligations if owed.unit == key],
        )


def elsewhere(key: str, report: ChangeReport, language: int) -> Iterator[tuple[str, str]]:
    """Name subject and kind of the changes that concern a unit and stand with another: what it gave away."""
    found: dict[tuple[str, str], None] = {}
    for change in report.changes:
        if key in change.units and change.subject.unit != key:
            there = unit(change.subject.unit, report, language)
            what = title(change, report, language)
            found[subject(change.subject), (f"{what}，见 {there}", f"{what}, see {there}")[language]] = None
    yield from found


def by_subject(changes: Iterable[Change]) -> Iterator[tuple[Subject, list[Change]]]:
    """Group changes by what they are of, in their order."""
    found: dict[Subject, list[Change]] = {}
    for change in changes:
        found.setdefault(change.subject, []).append(change)
    yield from found.items()


def obliging(report: ChangeReport) -> set[str]:
    """Give the fingerprints of the changes that oblige to something, weigh on somebody, or raise an alarm."""
    owed = {each for one in report.obligations for each in one.changes}
    return owed | {change.fingerprint for change in report.changes if change.alarm or change.burden}
