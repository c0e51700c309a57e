"""Filings as JSON: one object with every filing listed.

The types below are the format; `schemas/filings.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from ptr.model.documents.decision import DecisionOutcome
from ptr.model.documents.filing import FilingSubject
from ptr.model.state.filed_item import FiledItem
from ptr.writers._json import schema_of, write_json
from ptr.writers.target import Target


class DecidedItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the office decided."""

    outcome: DecisionOutcome
    date: datetime.date
    number: Annotated[str, Meta(description="The filing number; empty where it was returned.")]
    remarks: Annotated[int, Meta(ge=0, description="How many remarks it was returned with.")]
    due: Annotated[datetime.date | None, Meta(description="By when to submit again.")]


class ListedItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A filing."""

    key: str
    path: Annotated[str, Meta(description="Relative to the registry's folder, with `/`.")]
    unit: Annotated[str, Meta(description="The unit's folder.")]
    subject: FilingSubject
    of: Annotated[str, Meta(description="The edition, statement or month; empty where the subject has only one.")]
    office: str
    submitted: datetime.date
    digest: Annotated[str, Meta(description="The digest of all that was filed.")]
    decision: Annotated[DecidedItem | None, Meta(description="Null while it is pending.")]
    without_effect: Annotated[list[str], Meta(description="Offices that decided although it is not addressed to them.")]
    answered_by: Annotated[str, Meta(description="The key of the filing that answers its return; empty if none.")]


class Filings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr file list --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    filings: Annotated[list[ListedItem], Meta(description="By the day of submission.")]


def write(filings: Sequence[FiledItem], target: Target) -> None:
    """Write the whole list."""
    write_json(Filings(version=1, filings=list(map(_item, filings))), target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(Filings, "filings")


def _item(listed: FiledItem) -> ListedItem:
    filing, decision = listed.filing, listed.decision
    return ListedItem(
        key=listed.place.key,
        path=listed.place.path,
        unit=listed.place.unit,
        subject=filing.subject,
        of=str(filing.edition or filing.of or ""),
        office=filing.office,
        submitted=filing.submitted.date,
        digest=filing.digest,
        decision=DecidedItem(
            outcome=decision.outcome,
            date=decision.date,
            number=decision.number or "",
            remarks=len(decision.remarks),
            due=decision.due,
        )
        if decision
        else None,
        without_effect=list(dict.fromkeys(place.office for place, _ in listed.foreign)),
        answered_by=listed.answer,
    )
