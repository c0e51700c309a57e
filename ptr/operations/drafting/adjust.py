"""Draft the statements of adjustment (clause 三.1) that changes still lack."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from ptr.changes.kind import Kind, all_kinds
from ptr.model.documents.adjustment import Adjustment, AdjustmentKind, StatedFile
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.drafted.draft import Draft, MissingConsent
from ptr.model.results.obligation import Demand, Obligation
from ptr.model.text.language import Language
from ptr.operations.drafting.lacking import FILES, Lacking, stated_subjects
from ptr.operations.drafting.statement import path_for, text_of
from ptr.store.git.repository import Repository
from ptr.store.git.worktree import ignored_files
from ptr.store.write import write_files
from ptr.writers.wording.change import in_one_line

PARTLY = {
    AdjustmentKind.DELEGATED: AdjustmentKind.PARTLY_DELEGATED,
    AdjustmentKind.ABOLISHED: AdjustmentKind.PARTLY_ABOLISHED,
}


def drafts(report: ChangeReport, changes: Iterable[Lacking], days: Mapping[str, datetime.date]) -> list[Draft]:
    """Draft a statement for each event whose changes lack one; an event is known by its day, given by fingerprint."""
    events: defaultdict[tuple[str, datetime.date], list[Lacking]] = defaultdict(list)
    for each in changes:
        events[each.unit, days[each.change.fingerprint]].append(each)
    watched = {key for owed in _open(report, Demand.SUPERVISION) for key in owed.changes}
    return [_draft(report, *event, listed, watched) for event, listed in sorted(events.items())]


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
        MissingConsent(path=stated[key].evidence, unit=owed.unit, name=report.names.get(owed.unit, owed.unit))
        for owed in _open(report, Demand.STATEMENT)
        for key in owed.changes
        if key in stated
    )
    return list(dict.fromkeys(missing))


def placed(root: Path, drafts: Iterable[Draft]) -> list[tuple[str, Draft]]:
    """Return the drafts with the paths that they get; `PtrError` where Git ignores a statement that would count."""
    drafts = list(drafts)
    _refuse_ignored(root, {draft.unit for draft in drafts})
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


def _refuse_ignored(root: Path, units: set[str]) -> None:
    for path in ignored_files(Repository(root)) if units else ():
        place = place_of(path)
        if place and place.type == Adjustment.TYPE and place.unit in units:
            raise PtrError(
                f"{path} 被 .gitignore 排除，不作数，所以没有另行起草；请用 git add -f 加入，或改 .gitignore",
                f"nothing was drafted beside {path}, which Git ignores: git add -f, or mend .gitignore",
            )


def _open(report: ChangeReport, what: Demand) -> Iterator[Obligation]:
    return (owed for owed in report.obligations if owed.what is what and not owed.is_settled)


def _draft(
    report: ChangeReport, unit: str, event: datetime.date, listed: Sequence[Lacking], watched: set[str]
) -> Draft:
    changes = [each.change for each in listed]
    explains = tuple(dict.fromkeys(key for each in listed for key in each.explains))
    named = dict.fromkeys(each for change in changes for each in stated_subjects(change))
    others = dict.fromkeys(each for change in changes for each in change.units if each != unit)
    return Draft(
        unit=unit,
        event=event,
        kinds=tuple(dict.fromkeys(_stated_as(change, all_kinds()[change.kind]) for change in changes)),
        powers=tuple(key for type, key in named if type == Power.TYPE),
        flows=tuple(key for type, key in named if type == Flow.TYPE),
        about=tuple(StatedFile(type) for type, _ in named if type in FILES),
        explains=explains,
        concerns=tuple(others),
        effective=event,
        supervision="" if watched & {*explains} else None,
        remarks=tuple(in_one_line(change, report, Language.ZH) for change in changes),
    )


def _stated_as(change: Change, kind: Kind) -> AdjustmentKind:
    """Return the kind of adjustment that states a change: the first that its kind allows."""
    first = next(iter(kind.stated_as), AdjustmentKind.ELEMENTS_CHANGED)
    partly = PARTLY.get(first)
    return partly if change.partial and partly in kind.stated_as else first
