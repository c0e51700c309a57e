"""Changes as JSON: one object with every change and every obligation; titles in both languages.

The types below are the format; `schemas/changes.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.pointer import to_text
from ptr.model.results.change import Change, Subject
from ptr.model.results.change_report import ChangeReport
from ptr.model.results.finding import Spot
from ptr.model.results.irregularity import Irregularity, IrregularityKind
from ptr.model.results.obligation import EVIDENCE, Demand, Obligation, State
from ptr.writers._json import Words, schema_of, write_json
from ptr.writers.target import Target
from ptr.writers.wording.obligation import DEMANDS

Fingerprint = Annotated[str, Meta(pattern="^[0-9a-f]{16}$", description="Stays the same over rebases and moved lines.")]


class About(Struct, frozen=True, forbid_unknown_fields=True):
    """What changed."""

    type: Annotated[str, Meta(description="Its document type; a withheld power is a power.")]
    key: Annotated[str, Meta(description="The file's name without `.yaml`; its path where the name is no key.")]
    unit: Annotated[str, Meta(description="The unit that holds it now, or held it last; empty for none.")]
    name: Annotated[str, Meta(description="What people call it; empty where it has no name.")]


class Where(Struct, frozen=True, forbid_unknown_fields=True):
    """A place on one side."""

    path: Annotated[str, Meta(description="Relative to the registry's folder, with `/`.")]
    pointer: Annotated[str, Meta(description="JSON Pointer (RFC 6901) into the document; empty for all of it.")]


class ChangeItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change."""

    kind: Annotated[str, Meta(description="Its kind, like `power.transferred`.")]
    title: Words
    subject: About
    units: Annotated[list[str], Meta(description="The units concerned, the giver before the receiver.")]
    field: Annotated[str, Meta(description="Keys of fields and of list items, as a JSON Pointer; empty for all of it.")]
    field_title: Words
    before: Annotated[Any, Meta(description="The value before; null for none.")]
    after: Annotated[Any, Meta(description="The value after; null for none.")]
    was: Where | UnsetType = UNSET
    now: Where | UnsetType = UNSET
    others: Annotated[list[About], Meta(description="What else belongs to it: what a merged power came from …")]
    partial: Annotated[bool, Meta(description="The subject continues beside what left it.")]
    burden: Annotated[Words | UnsetType, Meta(description="Why it burdens the counterpart.")] = UNSET
    alarm: Annotated[Words | UnsetType, Meta(description="Why somebody should look at once.")] = UNSET
    fingerprint: Fingerprint


class ObligationItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one unit owes for some changes."""

    what: Demand
    title: Words
    unit: str
    clause: Annotated[str, Meta(description="The clause of the plan.")]
    files: Annotated[FilingSubject | UnsetType, Meta(description="What is filed.")] = UNSET
    of: Annotated[str | UnsetType, Meta(description="Which of many: the statement, the posting, the filing.")] = UNSET
    subjects: list[About]
    changes: Annotated[list[Fingerprint], Meta(description="The changes that require it.")]
    entered: Annotated[datetime.date | None, Meta(description="The day on which the change entered the main line.")]
    start: Annotated[datetime.date | None, Meta(description="From when the time runs; this day does not count.")]
    due: Annotated[datetime.date | None, Meta(description="The last day; null where it is not known.")]
    provisional: Annotated[bool, Meta(description="Not on the main line yet, or a calendar is missing.")]
    state: State
    days_late: Annotated[int, Meta(description="How much later than due it was met, or today is.")]
    holder: Annotated[str | UnsetType, Meta(description="The unit in whose papers it is done, if another.")] = UNSET
    borne_before: Annotated[list[str], Meta(description="Ended units that owed it before, the first first.")]
    office: Annotated[str | UnsetType, Meta(description="The office that bears it; no unit succeeds.")] = UNSET
    carriers: Annotated[list[str], Meta(description="Carriers on which it is not posted yet, or still hangs.")]
    evidence_type: Annotated[str, Meta(description="The type of the document that shows that it was met.")]
    evidence: Annotated[str, Meta(description="The path of that document; empty while there is none.")]
    done: datetime.date | None
    refused: Annotated[bool, Meta(description="`--check` fails on it.")]


class UnreadItem(Struct, frozen=True, forbid_unknown_fields=True):
    """A file that was compared on neither side."""

    path: str
    side: Literal["before", "after"]
    reason: Words


class IrregularityItem(Struct, frozen=True, forbid_unknown_fields=True):
    """A record that does not count, or that somebody must look at."""

    code: Annotated[str, Meta(description="The code of the gate that explains it: `ptr explain CODE`.")]
    kind: IrregularityKind
    path: str
    unit: str
    day: datetime.date
    message: Words
    refused: Annotated[bool, Meta(description="`--check` fails on it.")]


class Changes(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr diff --format json` writes."""

    version: Annotated[Literal[2], Meta(description="Version of this format; it grows when a field changes or goes.")]
    before: Words
    after: Words
    today: Annotated[datetime.date, Meta(description="The day by which everything was judged.")]
    units: Annotated[dict[str, str], Meta(description="Names of the units concerned, by folder.")]
    carriers: Annotated[dict[str, str], Meta(description="Names of the carriers, by key.")]
    offices: Annotated[dict[str, str], Meta(description="Names of the offices, by key.")]
    changes: list[ChangeItem]
    obligations: list[ObligationItem]
    unread: list[UnreadItem]
    irregularities: list[IrregularityItem]
    untold: Annotated[Words | UnsetType, Meta(description="Why no days are told, and nothing is called late.")] = UNSET
    notes: list[Words]


def write(report: ChangeReport, target: Target) -> None:
    """Write the whole report, whichever view is asked for."""
    refused = set(report.failing)
    document = Changes(
        version=2,
        before=Words(*report.before),
        after=Words(*report.after),
        today=report.today,
        units=dict(report.names),
        carriers=dict(report.carriers),
        offices=dict(report.offices),
        changes=[_change(change, report) for change in report.changes],
        obligations=[_obligation(owed, owed in refused) for owed in report.obligations],
        unread=[UnreadItem(each.path, _side(each.side), Words(*each.reason)) for each in report.unread],
        irregularities=[_irregularity(each, each in report.refused) for each in report.irregularities],
        untold=_words(report.untold),
        notes=[Words(*each) for each in report.notes],
    )
    write_json(document, target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(Changes, "changes")


def _side(name: str) -> Literal["before", "after"]:
    return "before" if name == "before" else "after"


def _change(change: Change, report: ChangeReport) -> ChangeItem:
    titles = [part.titles if any(part.titles) else (part.key, part.key) for part in change.field]
    return ChangeItem(
        kind=change.kind,
        title=Words(*report.titles.get(change.kind, (change.kind, change.kind))),
        subject=_about(change.subject),
        units=list(change.units),
        field=to_text(tuple(part.key for part in change.field)),
        field_title=Words(" · ".join(zh for zh, _ in titles), " · ".join(en for _, en in titles)),
        before=change.before,
        after=change.after,
        was=_where(change.was),
        now=_where(change.now),
        others=[_about(other) for other in change.others],
        partial=change.partial,
        burden=_words(change.burden),
        alarm=_words(change.alarm),
        fingerprint=change.fingerprint,
    )


def _obligation(owed: Obligation, refused: bool) -> ObligationItem:
    return ObligationItem(
        what=owed.what,
        title=Words(*DEMANDS[owed.what]),
        unit=owed.unit,
        clause=owed.clause,
        files=owed.files or UNSET,
        of=owed.of or UNSET,
        subjects=[_about(subject) for subject in owed.subjects],
        changes=list(owed.changes),
        entered=owed.entered,
        start=owed.start,
        due=owed.due,
        provisional=owed.provisional,
        state=owed.state,
        days_late=owed.days_late,
        holder=owed.holder or UNSET,
        borne_before=list(owed.borne_before),
        office=owed.office or UNSET,
        carriers=list(owed.carriers),
        evidence_type=EVIDENCE[owed.what],
        evidence=owed.evidence,
        done=owed.done,
        refused=refused,
    )


def _irregularity(each: Irregularity, refused: bool) -> IrregularityItem:
    return IrregularityItem(each.code, each.kind, each.path, each.unit, each.day, Words(*each.message), refused)


def _about(subject: Subject) -> About:
    return About(subject.type, subject.key, subject.unit, subject.name)


def _where(spot: Spot | None) -> Where | UnsetType:
    return Where(spot.path, to_text(spot.pointer)) if spot else UNSET


def _words(text: Bilingual | None) -> Words | UnsetType:
    return Words(*text) if text else UNSET
