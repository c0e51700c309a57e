"""Drafted statements as JSON: one object with every draft and what is missing for others.

The types below are the format; `schemas/drafts.schema.json` is generated from them.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from ptr.model.documents.adjustment import AdjustmentKind, StatedFile
from ptr.model.results.draft import Draft, MissingConsent
from ptr.writers._json import schema_of, write_json
from ptr.writers.target import Target


class DraftedStatement(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement in the making."""

    path: Annotated[str, Meta(description="Relative to the registry's folder, with `/`.")]
    unit: Annotated[str, Meta(description="The unit's folder.")]
    event: datetime.date
    effective: datetime.date
    kinds: list[AdjustmentKind]
    powers: list[str]
    flows: list[str]
    about: list[StatedFile]
    explains: Annotated[list[str], Meta(description="Fingerprints of the changes that it explains; empty: all.")]
    concerns: Annotated[list[str], Meta(description="Units whose opinion it needs.")]
    to_fill_in: Annotated[list[str], Meta(description="Fields that a person still has to fill in.")]
    changes: Annotated[list[str], Meta(description="What it explains, a line each, in Chinese.")]


class ConsentMissing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A statement that does not count for a unit yet."""

    path: str
    unit: str


class Drafts(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr adjust --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    written: Annotated[bool, Meta(description="False after `--dry-run`.")]
    drafts: list[DraftedStatement]
    consent_missing: list[ConsentMissing]


def write(
    drafts: Sequence[tuple[str, Draft]], missing: Iterable[MissingConsent], target: Target, *, written: bool
) -> None:
    """Write the drafts with their paths."""
    unheard = [ConsentMissing(path=each.path, unit=each.unit) for each in missing]
    listed = [drafted(path, draft) for path, draft in drafts]
    write_json(Drafts(version=1, written=written, drafts=listed, consent_missing=unheard), target)


def drafted(path: str, draft: Draft) -> DraftedStatement:
    """Return a draft as it is written."""
    return DraftedStatement(
        path=path,
        unit=draft.unit,
        event=draft.event,
        effective=draft.effective,
        kinds=list(draft.kinds),
        powers=list(draft.powers),
        flows=list(draft.flows),
        about=list(draft.about),
        explains=list(draft.explains),
        concerns=list(draft.concerns),
        to_fill_in=list(draft.unsaid),
        changes=list(draft.remarks),
    )


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(Drafts, "drafts")
