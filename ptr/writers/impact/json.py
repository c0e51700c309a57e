"""What a law affects, as JSON: one object with every citation.

The types below are the format; `schemas/impact.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.pointer import to_text
from ptr.model.results.impact_report import CitationState, Cited, ImpactReport
from ptr.model.results.obligation import Demand
from ptr.writers._json import schema_of, write_json
from ptr.writers.target import Target


class Citation(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A citation of the law."""

    type: Annotated[str, Meta(description="The type of the document that cites; a withheld power is a power.")]
    key: str
    name: Annotated[str, Meta(description="What people call it; empty where it has no name.")]
    path: Annotated[str, Meta(description="Relative to the registry's folder, with `/`.")]
    pointer: Annotated[str, Meta(description="JSON Pointer (RFC 6901) to the citation.")]
    edition: Annotated[datetime.date | None, Meta(description="The edition that is cited; null where none is named.")]
    article: str
    standing: Annotated[CitationState, Meta(description="How it relates to the edition asked about.")]
    unread: Annotated[bool, Meta(description="The article cannot be read; it may be the one asked about.")]


class Due(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a change of substance would require."""

    what: Demand
    files: Annotated[FilingSubject | None, Meta(description="What is filed, where something is.")]
    clause: Annotated[str, Meta(description="The clause of the plan.")]


class InUnit(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the law affects in one unit."""

    unit: Annotated[str, Meta(description="Its folder; empty for the registry itself.")]
    name: str
    citations: list[Citation]
    charts: Annotated[list[str], Meta(description="Keys of the charts of the powers that cite it.")]
    obliges: list[Due]


class Impact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr impact --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    law: Annotated[str, Meta(description="The law's key.")]
    title: str
    article: Annotated[str, Meta(description="The articles asked about; empty for the whole law.")]
    edition: Annotated[datetime.date | None, Meta(description="The text asked about; null where none is known.")]
    in_force_from: datetime.date | None
    review_by: Annotated[datetime.date | None, Meta(description="The last day before that text is in force.")]
    repealed: bool
    repealed_on: datetime.date | None
    today: Annotated[datetime.date, Meta(description="The day by which everything was judged.")]
    units: list[InUnit]


def write(report: ImpactReport, target: Target) -> None:
    """Write the whole report."""
    document = Impact(
        version=1,
        law=report.law,
        title=report.title,
        article=report.article,
        edition=report.edition,
        in_force_from=report.starts,
        review_by=report.due,
        repealed=report.repealed,
        repealed_on=report.repealed_on,
        today=report.today,
        units=[
            InUnit(
                unit=unit.unit,
                name=unit.name,
                citations=[_cited(each) for each in unit.cited],
                charts=[chart.key for chart in unit.charts],
                obliges=[Due(what=duty.what, files=duty.files, clause=duty.clause) for duty in unit.duties],
            )
            for unit in report.units
        ],
    )
    write_json(document, target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(Impact, "impact")


def _cited(each: Cited) -> Citation:
    return Citation(
        type=each.subject.type,
        key=each.subject.key,
        name=each.subject.name,
        path=each.spot.path,
        pointer=to_text(each.spot.pointer),
        edition=each.edition,
        article=each.article,
        standing=each.standing,
        unread=each.unread,
    )
