"""A transfer as JSON: files, statements, and what a person has to look at.

The types below are the format; `schemas/transfer.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from ptr.model.results.transfer import Transfer
from ptr.writers._json import schema_of, write_json
from ptr.writers.drafts.json import DraftedStatement, drafted
from ptr.writers.target import Target


class FilePair(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file of the giver, and the receiver's that came of it or takes its place."""

    old: str
    new: str


class ReferenceToReview(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A reference whose key at the receiver was not given."""

    path: str
    line: int
    pointer: str
    kind: str
    key: str
    known: Annotated[bool, Meta(description="Whether the receiver has this key, which may mean something else there.")]


class NameToReview(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name of the giver that stands in words."""

    path: str
    line: int
    pointer: str
    kind: Annotated[str, Meta(description="What is named: post, department, rule, unit, contact.")]
    name: str
    right: Annotated[str, Meta(description="What the receiver calls it; empty if that is not known.")]


class OneOfBoth(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What both units of a merger had."""

    kind: str
    key: str
    name: str
    with_key: str
    with_name: str


class TransferReport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr transfer --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    written: Annotated[bool, Meta(description="False after `--dry-run`.")]
    moved: list[FilePair]
    copied: Annotated[list[FilePair], Meta(description="Charts that powers which stay share.")]
    replaced: Annotated[list[FilePair], Meta(description="Category charts in whose places the receiver's come.")]
    relinquished: Annotated[list[str], Meta(description="Files that the giver gave and nobody has taken yet.")]
    statements: list[DraftedStatement]
    references: list[ReferenceToReview]
    names: list[NameToReview]
    apart: Annotated[list[str], Meta(description="Files no longer in the unit of their parent or sub-items.")]
    joined: list[OneOfBoth]
    cleared: Annotated[list[str], Meta(description="Classes no longer stated to hold no power.")]
    ended: Annotated[str, Meta(description="The name of the unit that a merger ends; empty for a transfer.")]
    last_day: datetime.date | None
    staying: Annotated[dict[str, int], Meta(description="Files that stay on record with the unit that ends, by type.")]


def write(done: Transfer, target: Target, *, written: bool) -> None:
    """Write all that was done, or would be."""
    report = TransferReport(
        version=1,
        written=written,
        moved=_pairs(done.moved),
        copied=_pairs(done.copied),
        replaced=_pairs(done.dropped),
        relinquished=list(done.relinquished),
        statements=[drafted(path, draft) for path, draft in done.statements],
        references=[
            ReferenceToReview(
                path=each.path, line=each.line, pointer=each.pointer, kind=each.kind, key=each.key, known=each.known
            )
            for each in done.open
        ],
        names=[
            NameToReview(
                path=each.path, line=each.line, pointer=each.pointer, kind=each.kind, name=each.name, right=each.right
            )
            for each in done.names
        ],
        apart=list(done.left_behind),
        joined=[
            OneOfBoth(kind=each.kind, key=each.key, name=each.name, with_key=each.with_key, with_name=each.with_name)
            for each in done.joined
        ],
        cleared=list(done.cleared),
        ended=done.ended,
        last_day=done.last_day,
        staying=dict(done.staying),
    )
    write_json(report, target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(TransferReport, "transfer")


def _pairs(pairs: Iterable[tuple[str, str]]) -> list[FilePair]:
    return [FilePair(old=old, new=new) for old, new in pairs]
