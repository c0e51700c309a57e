"""Filings as JSON: one object with every filing listed.

The types below are the format; `schemas/filings.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from ptr.model.documents.decision import DecisionOutcome
from ptr.model.documents.filing import FilingSubject
from ptr.model.filing.listed_filing import FilingList, ListedFiling
from ptr.model.state.filed_item import FilingState
from ptr.writers._json import Words, schema_of, write_json
from ptr.writers.target import Target


class DecidedItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the office decided."""

    outcome: DecisionOutcome
    revoked: Annotated[bool, Meta(description="It takes an acceptance back; the filing counts as returned.")]
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
    state: FilingState
    days_late: Annotated[int, Meta(description="How much later than due it was submitted.")]
    decision: Annotated[DecidedItem | None, Meta(description="Null while it is pending.")]
    answer_due: Annotated[datetime.date | None, Meta(description="Until when its return is to be answered.")]
    answer_late: Annotated[int, Meta(description="How many days the answer is overdue.")]
    without_effect: Annotated[list[str], Meta(description="Paths of decisions on it that count for nothing.")]
    answered_by: Annotated[str, Meta(description="The key of the filing that answers its return; empty if none.")]
    settled_by: Annotated[str, Meta(description="The key of the later accepted filing that settles it; empty if none.")]
    withdrawn: Annotated[datetime.date | None, Meta(description="When its unit took it back.")]


class Filings(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr file list --format json` writes."""

    version: Annotated[Literal[2], Meta(description="Version of this format; it grows when a field changes or goes.")]
    filings: Annotated[list[ListedItem], Meta(description="By the day of submission.")]
    untold: Annotated[Words | UnsetType, Meta(description="Why it was not checked which came late.")] = UNSET


def write(listed: FilingList, target: Target) -> None:
    """Write the whole list."""
    untold = Words(*listed.untold) if listed.untold else UNSET
    write_json(Filings(version=2, filings=list(map(listed_item, listed.filings)), untold=untold), target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(Filings, "filings")


def listed_item(listed: ListedFiling) -> ListedItem:
    """Return a filing as it is listed."""
    item, filing, decision = listed.item, listed.item.filing, listed.item.decision
    return ListedItem(
        key=item.key,
        path=item.place.path,
        unit=item.place.unit,
        subject=filing.subject,
        of=str(filing.edition or filing.of or ""),
        office=filing.office,
        submitted=filing.submitted.date,
        digest=filing.digest,
        state=item.state,
        days_late=listed.days_late,
        decision=DecidedItem(
            outcome=decision.outcome,
            revoked=bool(decision.revokes),
            date=decision.date,
            number=decision.number or "",
            remarks=len(decision.remarks),
            due=decision.due,
        )
        if decision
        else None,
        answer_due=listed.answer_due,
        answer_late=listed.answer_late,
        without_effect=[place.path for place, _ in (*item.foreign, *item.surplus)],
        answered_by=item.answer,
        settled_by=item.settled_by,
        withdrawn=filing.withdrawn.date if filing.withdrawn else None,
    )
