"""A key that is put otherwise as JSON: one object with every line that changes and every file that moves.

The types below are the format; `schemas/renaming.schema.json` is generated from them.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from ptr.model.names.renaming import Renaming
from ptr.writers._json import schema_of, write_json
from ptr.writers.target import Target


class RekeyedLine(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A line that names the thing by its old key."""

    path: Annotated[str, Meta(description="Relative to the registry's folder, with `/`; where it lay before.")]
    line: int
    text: str


class MovedFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A file whose name or folder is the key."""

    old: str
    new: str


class RenamingReport(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What `ptr rename --format json` writes."""

    version: Annotated[Literal[1], Meta(description="Version of this format; it grows when a field changes or goes.")]
    written: Annotated[bool, Meta(description="False without `--write`.")]
    kind: str
    old: str
    new: str
    unit: Annotated[str, Meta(description="The unit within which the key is; empty for a key of the registry.")]
    chart: Annotated[str, Meta(description="The chart whose step it is; else empty.")]
    lines: list[RekeyedLine]
    moved: list[MovedFile]
    records: Annotated[int, Meta(description="Records that go on naming the thing by its old key.")]


def write(done: Renaming, target: Target, *, written: bool) -> None:
    """Write what was changed, or would be."""
    rename = done.rename
    report = RenamingReport(
        version=1,
        written=written,
        kind=rename.kind,
        old=rename.old,
        new=rename.new,
        unit=rename.unit,
        chart=rename.chart,
        lines=[RekeyedLine(path=each.path, line=each.line, text=each.text) for each in done.places],
        moved=[MovedFile(old=old, new=new) for old, new in done.moved],
        records=done.records,
    )
    write_json(report, target)


def schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of the format."""
    return schema_of(RenamingReport, "renaming")
