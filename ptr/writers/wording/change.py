"""A change in words: its kind, its subject, its field, its values, its place and what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ptr.model.documents.power import Power
from ptr.model.fields.fields import Field
from ptr.model.fields.pointer import to_text
from ptr.model.fields.types import document_types
from ptr.model.names.along import fields_along
from ptr.model.results.change import Change, Part, Subject
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.finding import Spot
from ptr.model.text.language import Language
from ptr.model.text.names import with_key
from ptr.model.text.visible import visible
from ptr.writers.wording.keys import Keys
from ptr.writers.wording.values import Values


def in_one_line(change: Change, report: ChangeReport, language: Language) -> str:
    """Word a change in one line: kind, subject, field, what was and what is."""
    was, now = values(change, language)
    name = field(change, language)
    about = f"{title(change, report, language)} {subject(change.subject, language)}"
    return f"{about}{f'，{name}' if name else ''}：{was or '—'} → {now or '—'}"


def title(change: Change, report: ChangeReport, language: Language) -> str:
    """Return the title of the kind of change."""
    name = language.pick(*report.titles.get(change.kind, (change.kind, change.kind)))
    return name + (language.pick("（部分）", " (in part)") if change.partial else "")


def field(change: Change, language: Language) -> str:
    """Word the field that changed, with the names of the items above it."""
    along = zip(change.field, fields_along(change), strict=True)
    return " · ".join(_part(part, declared, change, language) for part, declared in along)


def subject(subject: Subject, language: Language) -> str:
    """Name a subject: a power with its key, by which it is known for life, and what has no name by its type."""
    if subject.type == Power.TYPE:
        return visible(f"{subject.name} {subject.key}".strip())
    if subject.name:
        return visible(with_key(subject.name, subject.key) if subject.alike else subject.name)
    document = document_types()[subject.type]
    kind = language.pick(*document.TITLE)
    return visible(f"{kind} {subject.key}") if "{key}" in document.PATH else kind


def unit(key: str, report: ChangeReport, language: Language) -> str:
    """Name a unit, with its key where two have one name; what belongs to none belongs to the registry itself."""
    if not key:
        return language.pick("登记簿自身", "the registry itself")
    name = report.names.get(key, key)
    alike = sum(each == name for each in report.names.values()) > 1
    return visible(with_key(name, key) if alike else name)


def values(change: Change, language: Language) -> tuple[str, str]:
    """Write the values before and after; "" for nothing. Two things with one name are told apart by their keys."""
    if (
        not change.field
        and change.subject.key in (change.before, change.after)
        and None in (change.before, change.after)
    ):
        name = subject(change.subject, language)
        return (name, "") if change.before else ("", name)
    was, now = _values(change, language, told_apart=False)
    return _values(change, language, told_apart=True) if was and was == now else (was, now)


def _values(change: Change, language: Language, *, told_apart: bool) -> tuple[str, str]:
    fields = fields_along(change)
    last = fields[-1] if fields else None
    before, after = (Values(keys) for keys in _keys(change, language, told_apart))
    return before.shown(change.before, last), after.shown(change.after, last)


def _part(part: Part, declared: Field | None, change: Change, language: Language) -> str:
    """Word one part of the way to a value by the later state, or by the earlier one if that alone knows the item."""
    before, after = (keys.part(part, declared) for keys in _keys(change, language))
    return before if after == Keys(language).part(part, declared) else after


def _keys(change: Change, language: Language, told_apart: bool = False) -> tuple[Keys, Keys]:
    """Return what words the keys before and after."""
    was, now = (spot.path if spot else "" for spot in (change.was, change.now))
    before, after = change.names
    return Keys(language, before, was, told_apart), Keys(language, after, now, told_apart)


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
    names = language.pick("、", ", ").join(subject(other, language) for other in change.others[:most])
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
