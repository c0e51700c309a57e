"""Findings as JSON: one object with the counts and a list; both languages of every message.

The types below are the format; `schemas/findings.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from ptr.model.fields.level import Level
from ptr.model.fields.pointer import to_text
from ptr.model.results.finding import Finding, Spot
from ptr.model.results.report import ValidationReport
from ptr.model.results.unchecked import Unchecked
from ptr.writers._json import Words, schema_of, write_json
from ptr.writers.target import Target

Count = Annotated[int, Meta(ge=0)]
Ordinal = Annotated[int, Meta(ge=1)]


class Location(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place in a file; line, column and length are left out where a finding is about the file as a whole."""

    path: Annotated[str, Meta(description="Relative to the registry's folder, with `/`.")]
    pointer: Annotated[str, Meta(description="JSON Pointer (RFC 6901) into the document; empty for all of it.")]
    line: Annotated[Ordinal | UnsetType, Meta(description="From 1.")] = UNSET
    column: Annotated[Ordinal | UnsetType, Meta(description="From 1, in characters (code points).")] = UNSET
    length: Annotated[Count | UnsetType, Meta(description="In characters; 0 for what is missing.")] = UNSET


class Item(Location, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A finding."""

    code: Annotated[str, Meta(pattern="^[A-Z][0-9]{3}$", description="The rule; see `ptr explain CODE`.")]
    level: Level
    message: Words
    clause: Annotated[str, Meta(description="The clause of the plan, like 三.1; empty where none is broken.")]
    unit: Annotated[str, Meta(description="The unit's folder; empty for what belongs to no unit.")]
    related: Annotated[list[Location], Meta(description="Other places that belong to it.")]
    dated: Annotated[bool, Meta(description="Due to the date alone; it never fails a run.")]
    waived: Annotated[str, Meta(description="The reason of the waiver; empty if there is none.")]
    fingerprint: Annotated[str, Meta(description="Stays the same when lines move or lists are reordered.")]


class NotChecked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Rules that could not be run; the absence of their findings is not a pass."""

    codes: list[Annotated[str, Meta(pattern="^[A-Z][0-9]{3}$")]]
    in_part: Annotated[
        list[Annotated[str, Meta(pattern="^[A-Z][0-9]{3}$")]],
        Meta(description="Rules that told how things stand, and not since when."),
    ]
    why: Words


class Findings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr validate --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    today: Annotated[datetime.date, Meta(description="The day by which everything was judged.")]
    documents: Annotated[Count, Meta(description="How many documents were checked.")]
    units: Annotated[Count, Meta(description="How many units were checked.")]
    counts: Annotated[dict[str, Count], Meta(description="Findings by level (error, warning, note) and waived.")]
    not_checked: Annotated[
        NotChecked | UnsetType, Meta(description="Rules that need the past of the registry, where it is not known.")
    ] = UNSET
    findings: Annotated[list[Item], Meta(description="In the order of path, line and column.")]


def write(report: ValidationReport, target: Target) -> None:
    """Write the whole report."""
    document = Findings(
        version=1,
        today=report.today,
        documents=report.documents,
        units=len(report.units),
        counts=dict(report.counts()),
        not_checked=_not_checked(report.unchecked) if report.unchecked else UNSET,
        findings=[_item(finding) for finding in report.findings],
    )
    write_json(document, target)


def _not_checked(unchecked: Unchecked) -> NotChecked:
    return NotChecked(codes=list(unchecked.codes), in_part=list(unchecked.in_part), why=Words(*unchecked.why))


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(Findings, "findings")


def _item(finding: Finding) -> Item:
    return Item(
        code=finding.code,
        level=finding.level,
        message=Words(*finding.message),
        clause=finding.clause,
        unit=finding.unit,
        related=[Location(**_place(spot)) for spot in finding.related],
        dated=finding.dated,
        waived=finding.waived,
        fingerprint=finding.fingerprint,
        **_place(finding.spot),
    )


def _place(spot: Spot) -> dict[str, Any]:
    mark = spot.mark
    place = {"line": mark.line, "column": mark.column, "length": mark.length} if mark else {}
    return {"path": spot.path, "pointer": to_text(spot.pointer), **place}
