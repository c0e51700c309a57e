"""All of one filing as JSON: one object.

The types below are the format; `schemas/filing-sheet.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.filing.filing_sheet import FilingSheet
from ptr.model.filing.next_step import Actor
from ptr.model.results.obligation import Demand, State
from ptr.model.state.filed_item import PlacedDecision
from ptr.writers._json import Words, schema_of, write_json
from ptr.writers.filings.json import ListedItem, listed_item
from ptr.writers.target import Target


class RemarkItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A remark of the office, with the reply."""

    document: str
    pointer: Annotated[str, Meta(description="JSON Pointer into the document; empty for all of it.")]
    problem: str
    reply: Annotated[str, Meta(description="What the answering filing says of it; empty while there is none.")]


class DecisionItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A decision."""

    path: str
    counts: Annotated[bool, Meta(description="False for one of another office, on another content, or a second one.")]
    outcome: DecisionOutcome
    date: datetime.date
    number: str
    due: datetime.date | None
    revokes: Annotated[str, Meta(description="The decision that it takes back; empty for none.")]
    reason: str
    remarks: list[RemarkItem]


class SettledDuty(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a filing settled."""

    what: Demand
    state: State
    due: datetime.date | None
    done: datetime.date | None
    days_late: int
    subjects: Annotated[list[str], Meta(description="Keys of what it was owed for.")]


class StepItem(Struct, frozen=True, forbid_unknown_fields=True):
    """What may be done next."""

    actor: Actor
    what: Words
    command: Annotated[str, Meta(description="… stands for what a person has to say.")]


class FilingDetails(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr file show --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    filing: ListedItem
    answers: Annotated[str, Meta(description="The returned filing that this one answers; empty for none.")]
    commit: Annotated[str, Meta(description="A commit that holds what was filed; empty where none was found.")]
    same: Annotated[bool, Meta(description="Today's content is what was filed.")]
    changed: list[str]
    added: list[str]
    gone: list[str]
    decisions: list[DecisionItem]
    settled: list[SettledDuty]
    untold: Annotated[Words | UnsetType, Meta(description="Why what it settled was not checked.")] = UNSET
    next: list[StepItem]


def write(sheet: FilingSheet, target: Target) -> None:
    """Write the whole sheet."""
    item, since = sheet.listed.item, sheet.since
    decisions = [_decision(each, sheet, counts=True) for each in item.decisions]
    decisions += [_decision(each, sheet, counts=False) for each in (*item.foreign, *item.surplus)]
    document = FilingDetails(
        version=1,
        filing=listed_item(sheet.listed),
        answers=item.filing.answers or "",
        commit=sheet.traced.commit,
        same=since.is_same,
        changed=list(since.changed),
        added=list(since.added),
        gone=list(since.gone),
        decisions=decisions,
        settled=[
            SettledDuty(
                what=each.what,
                state=each.state,
                due=each.due,
                done=each.done,
                days_late=each.days_late,
                subjects=[subject.key for subject in each.subjects],
            )
            for each in sheet.settled
        ],
        untold=Words(*sheet.untold) if sheet.untold else UNSET,
        next=[StepItem(step.actor, Words(*step.what), step.command) for step in sheet.steps],
    )
    write_json(document, target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(FilingDetails, "filing-sheet")


def _decision(placed: PlacedDecision, sheet: FilingSheet, *, counts: bool) -> DecisionItem:
    place, decision = placed
    return DecisionItem(
        path=place.path,
        counts=counts,
        outcome=decision.outcome,
        date=decision.date,
        number=decision.number,
        due=decision.due,
        revokes=decision.revokes or "",
        reason=decision.reason,
        remarks=_remarks(decision, sheet),
    )


def _remarks(decision: Decision, sheet: FilingSheet) -> list[RemarkItem]:
    replies = sheet.answer.filing.replies if sheet.answer else ()
    texts = {(reply.document, reply.pointer): reply.text for reply in replies}
    return [
        RemarkItem(
            document=remark.document,
            pointer=remark.pointer,
            problem=remark.problem,
            reply=texts.get((remark.document, remark.pointer), ""),
        )
        for remark in decision.remarks
    ]
