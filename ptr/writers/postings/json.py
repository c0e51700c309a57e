"""What became of a posting as JSON: one object.

The types below are the format; `schemas/posting.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.results.posting_report import PostingAct, PostingReport
from ptr.writers._json import Words, schema_of, write_json
from ptr.writers.target import Target
from ptr.writers.wording.posting import next_commands


class SheetItem(Struct, frozen=True, forbid_unknown_fields=True):
    """A power, a chart, the catalogue or the unit's own page."""

    type: str
    key: str
    name: str


class PostingDuty(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What is to be posted or taken down."""

    what: Demand
    state: State
    due: Annotated[datetime.date | None, Meta(description="The last day; null where it is not known.")]
    days_late: Annotated[int, Meta(description="How much later than due it was met, or today is.")]
    provisional: Annotated[bool, Meta(description="Not on the main line yet, or a calendar is missing.")]
    sheets: list[SheetItem]
    carriers: Annotated[list[str], Meta(description="Carriers on which a posting is still missing.")]


class PostingResult(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr publish --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    act: PostingAct
    written: Annotated[bool, Meta(description="False after `--dry-run`.")]
    path: Annotated[str, Meta(description="Relative to the registry's folder, with `/`.")]
    unit: Annotated[str, Meta(description="The unit's folder.")]
    day: Annotated[datetime.date, Meta(description="Of the posting, the taking down, the cancellation.")]
    carriers: Annotated[dict[str, str], Meta(description="Names by key of the carriers of the posting.")]
    edition: Annotated[str, Meta(description="Of the catalogue that is posted; empty for none.")]
    shows: Annotated[dict[str, str], Meta(description="Digests of public values, by key.")]
    settled: Annotated[list[PostingDuty], Meta(description="What is settled once this is committed.")]
    owed: Annotated[list[PostingDuty], Meta(description="What the unit still has to post or take down.")]
    untold: Annotated[Words | UnsetType, Meta(description="Why what is settled and owed was not checked.")] = UNSET
    notes: list[Words]
    before: Annotated[list[str], Meta(description="Postings that still hang on the same carriers by the record.")]
    next: Annotated[list[str], Meta(description="The commands to type next; empty after `--dry-run`.")]


def write(report: PostingReport, target: Target) -> None:
    """Write the whole report."""
    posting = report.posting
    document = PostingResult(
        version=1,
        act=report.act,
        written=report.written,
        path=report.path,
        unit=report.unit,
        day=report.day,
        carriers={key: report.carriers.get(key, key) for key in posting.carriers},
        edition=posting.edition,
        shows=posting.shows,
        settled=_duties(report.settled),
        owed=_duties(report.owed),
        untold=Words(*report.untold) if report.untold else UNSET,
        notes=[Words(*note) for note in report.notes],
        before=list(report.before),
        next=list(next_commands(report, target.prefix, target.language)) if report.written else [],
    )
    write_json(document, target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(PostingResult, "posting")


def _duties(owed: Iterable[Obligation]) -> list[PostingDuty]:
    return [
        PostingDuty(
            what=each.what,
            state=each.state,
            due=each.due,
            days_late=each.days_late,
            provisional=each.provisional,
            sheets=[SheetItem(subject.type, subject.key, subject.name) for subject in each.subjects],
            carriers=list(each.carriers),
        )
        for each in owed
    ]
