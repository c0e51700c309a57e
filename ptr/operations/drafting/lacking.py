"""Which changes still lack their statement of adjustment (clause 三.1)."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection
from typing import Final

from msgspec import Struct

from ptr.changes.owed import asks_statement
from ptr.model.documents.adjustment import Adjustment, StatedFile
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import place_of
from ptr.model.results.change import Change
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.obligation import Demand, Obligation

FILES: Final = tuple(file.value for file in StatedFile)
"""Types of documents that a statement names by what they are, since a unit or registry has one."""


class Lacking(Struct, frozen=True, kw_only=True):
    """A change that lacks its unit's statement, the names of what it came from, and since when the main line has it."""

    unit: str
    change: Change
    explains: tuple[str, ...]
    entered: datetime.date | None = None


class StatementDuties:
    """The duties to state changes, found by a change, or by the steps on the main line that make it up.

    `steps` are the fingerprints of changes that happened on the way: between the two states there is none like them.
    """

    def __init__(self, report: ChangeReport) -> None:
        between = {change.fingerprint for change in report.changes}
        asked = [owed for owed in report.obligations if owed.what is Demand.STATEMENT]
        self.steps = {key for owed in asked for key in owed.changes} - between
        self._by_name: defaultdict[tuple[str, str], dict[int, Obligation]] = defaultdict(dict)
        self._by_subject: defaultdict[tuple[str, str, str], dict[int, Obligation]] = defaultdict(dict)
        for position, owed in enumerate(asked):
            for unit in (owed.unit, *owed.borne_before):
                for key in owed.changes:
                    self._by_name[unit, key][position] = owed
                for subject in owed.subjects if not self.steps.isdisjoint(owed.changes) else ():
                    self._by_subject[unit, subject.type, subject.key][position] = owed

    def of(self, change: Change, unit: str) -> list[Obligation]:
        """List what a unit owes for a change."""
        owed = {**self._by_name.get((unit, change.fingerprint), {})}
        for subject in (change.subject, *change.others) if asks_statement(change) else ():
            owed |= self._by_subject.get((unit, subject.type, subject.key), {})
        return list(owed.values())


def lacking(report: ChangeReport, unit: str = "", also: Collection[str] = ()) -> list[Lacking]:
    """List the changes that lack a statement, each with the unit that states it: of one unit or of all.

    `also` names powers, charts, `unit` or `registry` whose changes are stated although nothing asks for it. `PtrError`
    if a statement already drafted cannot be read yet.
    """
    for each in report.unread:
        place = place_of(each.path)
        if place and place.type == Adjustment.TYPE and unit in ("", place.unit):
            zh = f"{each.path} 还没有填完：{each.reason[0]}"
            raise PtrError(zh, f"{each.path} is not finished: {each.reason[1]}")
    duties = StatementDuties(report)
    listed = []
    for change in report.changes:
        stating = next(iter((*change.holders, *change.units)), unit)
        mine = duties.of(change, stating)
        owing = [owed for owed in mine if not owed.is_settled]
        stating = next((owed.unit for owed in owing if stating in owed.borne_before), stating)
        wanted = bool(owing) or (not mine and not {*also}.isdisjoint(_named(change)))
        if stating and unit in ("", stating) and wanted and _named(change):
            steps = (key for owed in owing for key in owed.changes if key in duties.steps)
            entered = min((owed.entered for owed in owing if owed.entered), default=None)
            explains = tuple(dict.fromkeys((change.fingerprint, *steps)))
            listed.append(Lacking(unit=stating, change=change, explains=explains, entered=entered))
    return listed


def _named(change: Change) -> list[str]:
    """List what a statement has to name for a change: keys of powers and charts, `unit`, `registry`."""
    return [type if type in FILES else key for type, key in stated_subjects(change)]


def stated_subjects(change: Change) -> list[tuple[str, str]]:
    """List what a statement of a change is about, by type and key; the unit's file and the registry have no key."""
    subjects = [(subject.type, subject.key) for subject in (change.subject, *change.others)]
    return [(type, "" if type in FILES else key) for type, key in subjects if type in (Power.TYPE, Flow.TYPE, *FILES)]
