"""What became of a sheet, a file or a package, as JSON: one object.

The types below are the format; `schemas/verification.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, convert, structs

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.results.verification import DatedCommit, Verification, VerifiedFiling, VerifiedState
from ptr.model.state.filed_item import FilingState
from ptr.writers._json import Words, schema_of, write_json
from ptr.writers.target import Target


class Commit(Struct, frozen=True, forbid_unknown_fields=True):
    """A commit and its day."""

    commit: str
    date: datetime.date


class Sheet(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The sheet that has, or had, the code."""

    unit: Annotated[str, Meta(description="The unit's folder; empty for the whole registry.")]
    title: str
    document: Annotated[str, Meta(description="Document, variant and format, like catalogue-board.pdf.")]
    part: Annotated[str, Meta(description="The key of what it is about; empty where there is only one.")]


class Changed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change since; `kind` is explained by `ptr explain`."""

    kind: str
    type: str
    key: str
    name: str


class Filed(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A filing that holds exactly what the package holds of its subject."""

    key: str
    subject: FilingSubject
    of: Annotated[str, Meta(description="The statement or month where one is filed at a time.")]
    state: FilingState
    submitted: datetime.date
    decided: datetime.date | None
    number: Annotated[str, Meta(description="The filing number of an acceptance.")]
    due: Annotated[datetime.date | None, Meta(description="By when a return is to be answered, where it says so.")]
    answer: Annotated[str, Meta(description="The filing that answers a return.")]
    doubts: Annotated[list[Words], Meta(description="Why this is not proven.")]


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr verify --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    thing: Annotated[str, Meta(description="What was asked about, as written.")]
    standing: Annotated[VerifiedState, Meta(description="Current, whole and same-content are good.")]
    code: Annotated[str, Meta(description="The code of the sheet; empty where it has none.")]
    sheet: Sheet | None
    since: Annotated[Commit | None, Meta(description="The commit that made the sheet what it was.")]
    outdated_by: Annotated[Commit | None, Meta(description="Null also where that is not committed yet.")]
    code_of_today: Annotated[str, Meta(description="Empty where the sheet is no longer printed, or is a draft.")]
    changes: list[Changed]
    differences: Annotated[list[Words], Meta(description="What differs in a file or a package.")]
    other_bytes: Annotated[list[str], Meta(description="Files of a package: the same content in other bytes.")]
    strays: Annotated[list[str], Meta(description="Files that a system left in a package.")]
    filings: Annotated[list[Filed], Meta(description="How the filings stand that hold what a package holds.")]
    notes: list[Words]


def write(report: Verification, target: Target) -> None:
    """Write the whole answer."""
    sheet = report.sheet
    document = Answer(
        version=1,
        thing=report.thing,
        standing=report.standing,
        code=report.code,
        sheet=Sheet(unit=sheet.unit, title=sheet.title, document=sheet.document, part=sheet.part) if sheet else None,
        since=_commit(report.since),
        outdated_by=_commit(report.until),
        code_of_today=report.today,
        changes=[
            Changed(kind=each.kind, type=each.subject.type, key=each.subject.key, name=each.subject.name)
            for each in (report.report.changes if report.report else ())
        ],
        differences=_words(report.differences),
        other_bytes=list(report.other_bytes),
        strays=list(report.strays),
        filings=[_filed(each) for each in report.filings],
        notes=_words(report.notes),
    )
    write_json(document, target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(Answer, "verification")


def _filed(filing: VerifiedFiling) -> Filed:
    doubts = _words(filing.doubts)
    return convert({**structs.asdict(filing), "doubts": doubts}, Filed)


def _commit(moment: DatedCommit | None) -> Commit | None:
    return Commit(moment.commit, moment.date) if moment else None


def _words(sentences: tuple[Bilingual, ...]) -> list[Words]:
    return [Words(zh, en) for zh, en in sentences]
