"""The history of a power as JSON: one object with every commit that changed it.

The types below are the format; `schemas/history.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from ptr.model.fields.pointer import to_text
from ptr.model.results.change import Change
from ptr.model.results.power_history import Explanation, FiledAs, PowerCommit, PowerHistory
from ptr.writers._json import Words, schema_of, write_json
from ptr.writers.target import Target


class PowerChangeItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A change of the power."""

    kind: Annotated[str, Meta(description="Its kind, like `power.transferred`.")]
    units: Annotated[list[str], Meta(description="The units concerned, the giver before the receiver.")]
    field: Annotated[str, Meta(description="Keys of fields and of list items, as a JSON Pointer; empty for all of it.")]
    before: Annotated[Any, Meta(description="The value before; null for none.")]
    after: Annotated[Any, Meta(description="The value after; null for none.")]
    fingerprint: Annotated[str, Meta(pattern="^[0-9a-f]{16}$", description="As in `ptr diff`.")]
    stated: Annotated[
        str | None,
        Meta(description="The path of its statement; empty where one is missing, null where none is required."),
    ]


class FiledItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The filing of the catalogue that held the power as it was then."""

    path: str
    submitted: datetime.date
    number: Annotated[str, Meta(description="The office's number; empty where it was not accepted.")]
    accepted: datetime.date | None


class MomentItem(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What one commit did to the power."""

    commit: Annotated[str, Meta(description="Its id; empty for what is in the working tree only.")]
    date: Annotated[datetime.date | None, Meta(description="The day in China on which it was made.")]
    author: str
    title: str
    first_known: Annotated[
        bool, Meta(description="Nothing earlier is known here: the changes describe what there was.")
    ]
    unread: Annotated[Words | None, Meta(description="Why a state cannot be compared.")]
    changes: list[PowerChangeItem]
    filed: FiledItem | None


class History(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr history --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    power: Annotated[str, Meta(description="The power's key.")]
    name: Annotated[str, Meta(description="What it is called now, or was last.")]
    unit: Annotated[str, Meta(description="The unit that holds it now, or held it last.")]
    moments: Annotated[list[MomentItem], Meta(description="The oldest first.")]


def write(report: PowerHistory, target: Target) -> None:
    """Write the whole history."""
    document = History(
        version=1,
        power=report.subject.key,
        name=report.subject.name,
        unit=report.subject.unit,
        moments=[_moment(moment) for moment in report.moments],
    )
    write_json(document, target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(History, "history")


def _moment(moment: PowerCommit) -> MomentItem:
    return MomentItem(
        commit=moment.commit,
        date=moment.date,
        author=moment.author,
        title=moment.title,
        first_known=moment.first,
        unread=Words(*moment.unread) if moment.unread else None,
        changes=[_change(change, explanation) for change, explanation in moment.changes],
        filed=_filed(moment.filed) if moment.filed else None,
    )


def _change(change: Change, explanation: Explanation | None) -> PowerChangeItem:
    return PowerChangeItem(
        kind=change.kind,
        units=list(change.units),
        field=to_text(tuple(part.key for part in change.field)),
        before=change.before,
        after=change.after,
        fingerprint=change.fingerprint,
        stated=explanation.path if explanation else None,
    )


def _filed(filed: FiledAs) -> FiledItem:
    return FiledItem(path=filed.path, submitted=filed.submitted, number=filed.number, accepted=filed.accepted)
