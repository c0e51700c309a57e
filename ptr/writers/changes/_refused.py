"""What the gate reports, change by change: level, code, place, text; for formats that annotate files."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from ptr.model.fields.level import Level
from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.finding import Spot
from ptr.model.text.language import Language
from ptr.writers.wording.change import field, marks, subject, title, unit, values
from ptr.writers.wording.obligation import demand, term

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
    changes = {change.fingerprint: change for change in report.changes}
    severe = Level.ERROR if report.checked else Level.WARNING
    for owed in report.failing:
        words = language.pick("：", ": ").join((demand(owed, language), term(owed, language)))
        for key in owed.changes:
            change = changes.get(key)
            if change is None:
                continue
            text = f"{unit(owed.unit, report, language)} {words} — {_described(change, report, language)}"
            name = f"{key}-{owed.unit}-{owed.files or owed.what}"
            yield Remark(code="A001", level=severe, spot=place(change), text=text, fingerprint=name)
    for each in report.irregularities:
        level = severe if each in report.refused else Level.WARNING
        name = f"A002-{each.kind}-{each.path}"
        text = language.pick(*each.message)
        yield Remark(code="A002", level=level, spot=Spot(path=each.path), text=text, fingerprint=name)
    for change in report.changes:
        if every or change.alarm or change.burden:
            level = Level.WARNING if change.alarm else Level.NOTE
            text = _described(change, report, language)
            yield Remark(code=change.kind, level=level, spot=place(change), text=text, fingerprint=change.fingerprint)


def place(change: Change) -> Spot:
    """Return the place where a change shows: where it is now, or where it was if it is gone."""
    return change.now or change.was or Spot(path=change.subject.key)


def _described(change: Change, report: ChangeReport, language: Language) -> str:
    was, now = (value if len(value) <= LONG else f"{value[:LONG]}…" for value in values(change, language))
    parts = [f"{title(change, report, language)} {subject(change.subject, language)}", field(change, language)]
    if was or now:
        parts.append(f"{was or '—'} → {now or '—'}")
    return language.pick("；", "; ").join(filter(None, (*parts, *marks(change, language))))
