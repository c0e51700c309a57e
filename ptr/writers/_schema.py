"""The JSON Schema (2020-12) of a report's format, from the types that are the format."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from ptr.model.fields.schema import BASE

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_of(kind: type[Struct], name: str) -> dict[str, Any]:
    """Give the schema of a type under the name of its file."""
    (reference,), definitions = msgspec.json.schema_components((kind,), ref_template="#/$defs/{name}")
    root = definitions.pop(reference["$ref"].rsplit("/", 1)[1])
    return {"$schema": DIALECT, "$id": f"{BASE}{name}.schema.json", **root, "$defs": definitions}
