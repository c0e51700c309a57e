"""What the gate reports, change by change: level, code, place, text; for formats that annotate files."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ptr.model.fields.level import Level
from ptr.model.fields.types import document_types
from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.finding import Spot
from ptr.model.results.obligation import Obligation
from ptr.model.text.language import Language
from ptr.writers.wording.change import field, marks, subject, title, values
from ptr.writers.wording.obligation import bearer, demand, term

LONG = 300
"""Characters of a value in a message."""


class Remark(Struct, frozen=True, kw_only=True):
    """One remark at a place; `fingerprint` identifies it across rebases."""

    code: str
    level: Level
    spot: Spot
    text: str
    fingerprint: str


def remarks(report: ChangeReport, language: Language, *, every: bool = False) -> Iterator[Remark]:
    """Yield what the gate refuses, then what to look at; with `every`, the other changes as notes too."""
    severe = Level.ERROR if report.checked else Level.WARNING
    for owed in report.failing:
        yield from _unstated(owed, report, language, severe)
    for each in report.irregularities:
        level = severe if each in report.refused else Level.WARNING
        name, text = f"{each.kind}-{each.path}", language.pick(*each.message)
        yield Remark(code=each.code, level=level, spot=Spot(path=each.path), text=text, fingerprint=name)
    for change in report.changes:
        if every or change.alarm or change.burden:
            level = Level.WARNING if change.alarm else Level.NOTE
            text = _described(change, report, language)
            yield Remark(code=change.kind, level=level, spot=place(change), text=text, fingerprint=change.fingerprint)


def _unstated(owed: Obligation, report: ChangeReport, language: Language, level: Level) -> Iterator[Remark]:
    """Yield a remark at each change that has no statement; what several steps owe is told at what they sum up to."""
    keys = {(about.type, about.key) for about in owed.subjects}
    changes = [change for change in report.changes if change.fingerprint in owed.changes]
    changes = changes or [change for change in report.changes if (change.subject.type, change.subject.key) in keys]
    described = [(place(change), _described(change, report, language), change.fingerprint) for change in changes]
    for spot, what, key in described or [_subject_of(owed, language)]:
        words = language.pick("：", ": ").join((demand(owed, language), term(owed, language)))
        text = f"{bearer(owed, report, language)} {words} — {what}"
        name = "-".join(dict.fromkeys((key, owed.changes[0], owed.unit, owed.what)))
        yield Remark(code="A001", level=level, spot=spot, text=text, fingerprint=name)


def _subject_of(owed: Obligation, language: Language) -> tuple[Spot, str, str]:
    """Return where something stands that is owed for changes which the comparison does not show, and its name."""
    about = owed.subjects[0]
    path = document_types()[about.type].PATH.format(unit=about.unit, key=about.key)
    return Spot(path=path), subject(about, language), owed.changes[0]


def place(change: Change) -> Spot:
    """Return the place where a change shows: where it is now, or where it was if it is gone."""
    return change.now or change.was or Spot(path=change.subject.key)


def _described(change: Change, report: ChangeReport, language: Language) -> str:
    was, now = (value if len(value) <= LONG else f"{value[:LONG]}…" for value in values(change, language))
    parts = [f"{title(change, report, language)} {subject(change.subject, language)}", field(change, language)]
    if was or now:
        parts.append(f"{was or '—'} → {now or '—'}")
    return language.pick("；", "; ").join(filter(None, (*parts, *marks(change, language))))
