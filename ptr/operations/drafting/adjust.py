"""Draft the statements of adjustment (clause 三.1) that changes still lack."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path

from msgspec import Struct

from ptr.changes.kind import Kind, all_kinds
from ptr.model.documents.adjustment import Adjustment, AdjustmentKind
from ptr.model.documents.power import Power
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.draft import Draft
from ptr.model.results.obligation import Demand, Obligation
from ptr.model.text.language import Language
from ptr.operations.drafting.statement import path_for, text_of
from ptr.store.write import write_files
from ptr.writers.wording.change import in_one_line

PARTLY = {
    AdjustmentKind.DELEGATED: AdjustmentKind.PARTLY_DELEGATED,
    AdjustmentKind.ABOLISHED: AdjustmentKind.PARTLY_ABOLISHED,
}


class Missing(Struct, frozen=True):
    """A statement that does not count for a unit yet because the unit's opinion is missing."""

    path: str
    unit: str


def drafts(report: ChangeReport, unit: str = "") -> list[Draft]:
    """Draft a statement for each event whose changes have none, for the giving unit; of one unit or of all.

    An event is identified by its day: the one that the power itself states, else the day of the report. `PtrError` if
    a statement already drafted cannot be read yet.
    """
    for each in report.unread:
        place = place_of(each.path)
        if place and place.type == Adjustment.TYPE and unit in ("", place.unit):
            zh = f"{each.path} 还没有填完：{each.reason[0]}"
            raise PtrError(zh, f"{each.path} is not finished: {each.reason[1]}")
    changes = {change.fingerprint: change for change in report.changes}
    events: defaultdict[tuple[str, datetime.date], dict[str, Change]] = defaultdict(dict)
    for owed in _open(report, Demand.STATEMENT):
        for change in (changes[key] for key in owed.changes):
            if owed.unit == change.units[0] and unit in ("", owed.unit) and _powers(change):
                day = report.today if owed.provisional or owed.start is None else owed.start
                events[owed.unit, day][change.fingerprint] = change
    watched = {key for owed in _open(report, Demand.SUPERVISION) for key in owed.changes}
    return [_draft(report, *event, by_fingerprint, watched) for event, by_fingerprint in sorted(events.items())]


def unheard(report: ChangeReport) -> list[Missing]:
    """List the statements that do not count for a unit concerned yet because its consent is missing."""
    stated = {
        key: owed
        for owed in report.obligations
        if owed.what is Demand.STATEMENT
        for key in owed.changes
        if owed.evidence
    }
    missing = (
        Missing(stated[key].evidence, owed.unit)
        for owed in _open(report, Demand.STATEMENT)
        for key in owed.changes
        if key in stated
    )
    return list(dict.fromkeys(missing))


def write_drafts(root: Path, wanted: Iterable[Draft]) -> list[tuple[str, Draft]]:
    """Write the statements, all of them or none; return their paths."""
    taken = {path.relative_to(root).as_posix() for path in root.glob("units/*/adjustments/*.yaml")}
    written: list[tuple[str, Draft]] = []
    for draft in wanted:
        path = path_for(draft, "-".join(draft.kinds[0].value.split("_")), taken)
        taken.add(path)
        written.append((path, draft))
    write_files(root, {path: text_of(draft) for path, draft in written})
    return written


def _open(report: ChangeReport, what: Demand) -> Iterator[Obligation]:
    return (owed for owed in report.obligations if owed.what is what and not owed.is_settled)


def _draft(
    report: ChangeReport, unit: str, event: datetime.date, by_fingerprint: dict[str, Change], watched: set[str]
) -> Draft:
    changes = list(by_fingerprint.values())
    others = dict.fromkeys(each for change in changes for each in change.units if each != unit)
    return Draft(
        unit=unit,
        event=event,
        kinds=tuple(dict.fromkeys(_stated_as(change, all_kinds()[change.kind]) for change in changes)),
        powers=tuple(dict.fromkeys(key for change in changes for key in _powers(change))),
        concerns=tuple(others),
        effective=event,
        supervision="" if watched & by_fingerprint.keys() else None,
        remarks=tuple(in_one_line(change, report, Language.ZH) for change in changes),
    )


def _powers(change: Change) -> list[str]:
    return [subject.key for subject in (change.subject, *change.others) if subject.type == Power.TYPE]


def _stated_as(change: Change, kind: Kind) -> AdjustmentKind:
    """Return the kind of adjustment that states a change: the first that its kind allows."""
    first = kind.stated_as[0]
    partly = PARTLY.get(first)
    return partly if change.partial and partly in kind.stated_as else first
