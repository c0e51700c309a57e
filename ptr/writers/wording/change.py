"""A change in words: its kind, its subject, its field, its values, its place and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptr.model.fields.pointer import to_text
from ptr.model.results.change import Change, Subject
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.finding import Spot
from ptr.model.text.language import Language
from ptr.model.text.visible import visible
from ptr.writers.wording.values import shown

PART = 16
"""Characters of an item's key that are shown; the value is written out beside it."""


def in_one_line(change: Change, report: ChangeReport, language: Language) -> str:
    """Word a change in one line: kind, subject, field, what was and what is."""
    was, now = values(change, report, language)
    name = field(change, language)
    about = f"{title(change, report, language)} {subject(change.subject)}"
    return f"{about}{f'，{name}' if name else ''}：{was or '—'} → {now or '—'}"


def title(change: Change, report: ChangeReport, language: Language) -> str:
    """Return the title of the kind of change."""
    name = language.pick(*report.titles.get(change.kind, (change.kind, change.kind)))
    return name + (language.pick("（部分）", " (in part)") if change.partial else "")


def field(change: Change, language: Language) -> str:
    """Word the field that changed, with the keys of the items above it."""
    keys = [part.key if len(part.key) <= PART else f"{part.key[:PART]}…" for part in change.field]
    named = zip(change.field, keys, strict=True)
    return " · ".join(visible(language.pick(*part.titles) or f"“{key}”") for part, key in named)


def subject(subject: Subject) -> str:
    """Name a subject, with its key."""
    return f"{visible(subject.name)} {visible(subject.key)}" if subject.name else visible(subject.key)


def unit(key: str, report: ChangeReport, language: Language) -> str:
    """Name a unit; what belongs to none belongs to the registry itself."""
    if not key:
        return language.pick("登记簿自身", "the registry itself")
    name = report.names.get(key, key)
    return visible(f"{name} ({key})" if name != key else key)


def values(change: Change, report: ChangeReport, language: Language) -> tuple[str, str]:
    """Write the values before and after; "" for nothing."""
    if [part.key for part in change.field] == ["unit"]:
        return unit(str(change.before), report, language), unit(str(change.after), report, language)
    return shown(change.before), shown(change.after)


def marks(change: Change, language: Language) -> Iterator[str]:
    """Yield why a change burdens the counterpart, or why to look at once."""
    if change.alarm:
        yield language.pick("警示：", "alarm: ") + language.pick(*change.alarm)
    if change.burden:
        yield language.pick("加重相对人负担：", "a burden on the counterpart: ") + language.pick(*change.burden)


def places(change: Change) -> str:
    """Return where the value stands now, or stood last."""
    was, now = _position(change.was), _position(change.now)
    if change.was and change.now and change.was.path != change.now.path:
        return f"{was} → {now}"
    return now if change.now and (change.after is not None or not was) else was


def concerned(change: Change, language: Language, most: int) -> str:
    """Name what else belongs to a change, up to `most` subjects; "" where nothing does."""
    if not change.others:
        return ""
    names = language.pick("、", ", ").join(subject(other) for other in change.others[:most])
    count = len(change.others)
    more = language.pick(f"等 {count} 项", f" and {count - most} more") if count > most else ""
    return language.pick("涉及：", "concerned: ") + names + more


def _position(spot: Spot | None) -> str:
    return visible(f"{spot.path}{' ' if spot.pointer else ''}{to_text(spot.pointer)}") if spot else ""


def by_subject(changes: Iterable[Change]) -> Iterator[tuple[Subject, list[Change]]]:
    """Group changes by subject, in their order."""
    grouped: dict[Subject, list[Change]] = {}
    for change in changes:
        grouped.setdefault(change.subject, []).append(change)
    yield from grouped.items()
