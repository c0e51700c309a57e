"""What every report in JSON has in common, and its JSON Schema (2020-12), from the types that are the format."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from ptr.model.fields.schema import BASE
from ptr.writers.target import Target

DIALECT = "https://json-schema.org/draft/2020-12/schema"


class Words(Struct, frozen=True, forbid_unknown_fields=True):
    """A text in Chinese and in English."""

    zh: str
    en: str


def write_json(document: Struct, target: Target) -> None:
    """Write a document for programs and people alike: indented, with a line feed at its end."""
    target.out.write(msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n")


def schema_of(kind: type[Struct], name: str) -> dict[str, Any]:
    """Return the schema of a type under the name of its file."""
    (reference,), definitions = msgspec.json.schema_components((kind,), ref_template="#/$defs/{name}")
    root = definitions.pop(reference["$ref"].rsplit("/", 1)[1])
    return {"$schema": DIALECT, "$id": f"{BASE}{name}.schema.json", **root, "$defs": definitions}
