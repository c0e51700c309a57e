"""The first line of a report of changes, in the plan's own terms, and what somebody should look at once (三.1)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from ptr.model.documents.power import Power
from ptr.model.fields.fault import Bilingual
from ptr.model.results.change import POLICY, Change, Subject
from ptr.model.results.change_report import ChangeReport
from ptr.model.text.language import Language
from ptr.writers.wording.change import subject, title, unit

ADDED: Final = ("power.added", "power.accepted", "disclosure.released")
MOVED: Final = ("power.transferred", "power.given", "power.taken_back", "power.delegated", "power.handed_over")
ENDED: Final = ("power.abolished", "power.suspended", "disclosure.withheld")
WORDS: Final[tuple[tuple[str, Bilingual], ...]] = (
    ("added", ("新增", "added")),
    ("changed", ("变更", "changed")),
    ("moved", ("划转", "transferred")),
    ("ended", ("取消或挂起", "ended")),
)
TOGETHER: Final = 12
"""Alarms that one line names."""


def plan_line(report: ChangeReport, language: Language) -> str:
    """Word how many powers came, changed, moved and ended, and how much is marked; each power counts once in each."""
    keys: dict[str, set[str]] = {name: set() for name, _ in WORDS}
    for change in report.changes:
        if change.subject.type == Power.TYPE:
            keys[_sort(change)].add(change.subject.key)
    keys["changed"] -= keys["added"] | keys["ended"]
    counts = [(words, len(keys[name])) for name, words in WORDS if keys[name]]
    powers = [language.pick(f"{zh} {count} 项", f"{count} {en}") for (zh, en), count in counts]
    parts = [_powers(powers, language)]
    alarms = sum(change.alarm is not None for change in report.changes)
    burdens = sum(change.burden is not None for change in report.changes)
    policies = sum(change.kind == POLICY for change in report.changes)
    parts += [language.pick(f"警示 {alarms} 处", f"alarms: {alarms}")] if alarms else []
    parts += [language.pick(f"加重负担 {burdens} 处", f"burdens: {burdens}")] if burdens else []
    parts += [language.pick(f"政策调整 {policies} 处", f"changes of policy: {policies}")] if policies else []
    return language.pick("；", "; ").join(parts)


def alarms(report: ChangeReport, language: Language) -> Iterator[str]:
    """Yield what somebody should look at once, wherever it happened: alike ones of a unit together, all by name."""
    alike: defaultdict[tuple[str, str, str], list[Subject]] = defaultdict(list)
    for change in report.changes:
        if change.alarm:
            what, why = title(change, report, language), language.pick(*change.alarm)
            alike[change.subject.unit, what, why].append(change.subject)
    for (key, what, why), subjects in alike.items():
        where = f"{unit(key, report, language)} " if key else ""
        names = list(dict.fromkeys(subject(each, language) for each in subjects))
        for start in range(0, len(names), TOGETHER):
            some = names[start : start + TOGETHER]
            several = language.pick(f" {len(some)} 项：", f" ({len(some)}): ") if len(some) > 1 else " "
            about = f"{where}{what}{several}{language.pick('、', ', ').join(some)}"
            yield language.pick(f"警示：{about}：{why}", f"alarm: {about}: {why}")


def _powers(counts: list[str], language: Language) -> str:
    if not counts:
        return language.pick("职权没有变更", "no power changed")
    return language.pick(f"职权：{'、'.join(counts)}", f"powers: {', '.join(counts)}")


def _sort(change: Change) -> str:
    if change.kind in ADDED:
        return "added"
    if change.kind in MOVED:
        return "moved"
    return "ended" if change.kind in ENDED else "changed"
