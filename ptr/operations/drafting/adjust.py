"""Draft the statements of adjustment (clause 三.1) that changes still lack."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from ptr.changes.kind import Kind, all_kinds
from ptr.model.documents.adjustment import Adjustment, AdjustmentKind, StatedFile
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.draft import Draft, MissingConsent
from ptr.model.results.obligation import Demand, Obligation
from ptr.model.text.language import Language
from ptr.operations.drafting.statement import path_for, text_of
from ptr.store.write import write_files
from ptr.writers.wording.change import in_one_line

PARTLY = {
    AdjustmentKind.DELEGATED: AdjustmentKind.PARTLY_DELEGATED,
    AdjustmentKind.ABOLISHED: AdjustmentKind.PARTLY_ABOLISHED,
}


FILES: Final = tuple(file.value for file in StatedFile)
"""Types of documents that a statement names by what they are, since a unit or registry has one."""


def draftable(report: ChangeReport, unit: str = "", also: Collection[str] = ()) -> dict[str, list[Change]]:
    """List by unit, the giving one, the changes that lack a statement: of one unit or of all.

    `also` names powers, charts, `unit` or `registry` whose changes are stated although nothing asks for it. `PtrError`
    if a statement already drafted cannot be read yet.
    """
    for each in report.unread:
        place = place_of(each.path)
        if place and place.type == Adjustment.TYPE and unit in ("", place.unit):
            zh = f"{each.path} 还没有填完：{each.reason[0]}"
            raise PtrError(zh, f"{each.path} is not finished: {each.reason[1]}")
    owing = {(owed.unit, key) for owed in _open(report, Demand.STATEMENT) for key in owed.changes}
    settled = {key for owed in report.obligations if owed.what is Demand.STATEMENT for key in owed.changes}
    lacking: defaultdict[str, list[Change]] = defaultdict(list)
    for change in report.changes:
        holder = change.units[0] if change.units else unit
        wanted = change.fingerprint not in settled and not {*also}.isdisjoint(_named(change))
        if holder and unit in ("", holder) and (wanted or ((holder, change.fingerprint) in owing and _named(change))):
            lacking[holder].append(change)
    return lacking


def drafts(
    report: ChangeReport, lacking: Mapping[str, Iterable[Change]], days: Mapping[str, datetime.date]
) -> list[Draft]:
    """Draft a statement for each event whose changes lack one; an event is known by its day, given by fingerprint."""
    events: defaultdict[tuple[str, datetime.date], list[Change]] = defaultdict(list)
    for unit, changes in lacking.items():
        for change in changes:
            events[unit, days[change.fingerprint]].append(change)
    watched = {key for owed in _open(report, Demand.SUPERVISION) for key in owed.changes}
    return [_draft(report, *event, changes, watched) for event, changes in sorted(events.items())]


def unheard(report: ChangeReport) -> list[MissingConsent]:
    """List the statements that do not count for a unit concerned yet because its consent is missing."""
    stated = {
        key: owed
        for owed in report.obligations
        if owed.what is Demand.STATEMENT
        for key in owed.changes
        if owed.evidence
    }
    missing = (
        MissingConsent(path=stated[key].evidence, unit=owed.unit)
        for owed in _open(report, Demand.STATEMENT)
        for key in owed.changes
        if key in stated
    )
    return list(dict.fromkeys(missing))


def placed(root: Path, drafts: Iterable[Draft]) -> list[tuple[str, Draft]]:
    """Return the drafts with the paths that they get."""
    taken = {path.relative_to(root).as_posix() for path in root.glob("units/*/adjustments/*.yaml")}
    listed: list[tuple[str, Draft]] = []
    for draft in drafts:
        path = path_for(draft, "-".join(draft.kinds[0].value.split("_")), taken)
        taken.add(path)
        listed.append((path, draft))
    return listed


def write_drafts(root: Path, drafts: Iterable[tuple[str, Draft]]) -> None:
    """Write the statements, all of them or none."""
    write_files(root, {path: text_of(draft) for path, draft in drafts})


def _open(report: ChangeReport, what: Demand) -> Iterator[Obligation]:
    return (owed for owed in report.obligations if owed.what is what and not owed.is_settled)


def _draft(
    report: ChangeReport, unit: str, event: datetime.date, changes: Sequence[Change], watched: set[str]
) -> Draft:
    named = dict.fromkeys(each for change in changes for each in _subjects(change))
    others = dict.fromkeys(each for change in changes for each in change.units if each != unit)
    return Draft(
        unit=unit,
        event=event,
        kinds=tuple(dict.fromkeys(_stated_as(change, all_kinds()[change.kind]) for change in changes)),
        powers=tuple(key for type, key in named if type == Power.TYPE),
        flows=tuple(key for type, key in named if type == Flow.TYPE),
        about=tuple(StatedFile(type) for type, _ in named if type in FILES),
        explains=tuple(change.fingerprint for change in changes),
        concerns=tuple(others),
        effective=event,
        supervision="" if watched & {change.fingerprint for change in changes} else None,
        remarks=tuple(in_one_line(change, report, Language.ZH) for change in changes),
    )


def _named(change: Change) -> list[str]:
    """List what a statement has to name for a change: keys of powers and charts, `unit`, `registry`."""
    return [type if type in FILES else key for type, key in _subjects(change)]


def _subjects(change: Change) -> list[tuple[str, str]]:
    subjects = [(subject.type, subject.key) for subject in (change.subject, *change.others)]
    return [(type, "" if type in FILES else key) for type, key in subjects if type in (Power.TYPE, Flow.TYPE, *FILES)]


def _stated_as(change: Change, kind: Kind) -> AdjustmentKind:
    """Return the kind of adjustment that states a change: the first that its kind allows."""
    first = next(iter(kind.stated_as), AdjustmentKind.ELEMENTS_CHANGED)
    partly = PARTLY.get(first)
    return partly if change.partial and partly in kind.stated_as else first
