"""JSON Schema 2020-12 of a document type, generated from the type so that the two cannot disagree."""

from __future__ import annotations

from functools import cache
from typing import Any

import msgspec

from ptr.model.fields.document import Document

BASE = "https://ptr.example/schemas/"


@cache
def schema_of(kind: type[Document]) -> dict[str, Any]:
    """Return the schema of a document type; no branch allows null, which is never a value in a registry."""
    (reference,), definitions = msgspec.json.schema_components((kind,), ref_template="#/$defs/{name}")
    name = reference["$ref"].rsplit("/", 1)[1]
    root = _tidy(definitions.pop(name))
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"{BASE}{kind.TYPE}.schema.json",
        **root,
        "title": kind.TITLE[0],
        "$defs": {key: _tidy(value) for key, value in sorted(definitions.items())},
    }


def _tidy(node: Any) -> Any:
    """Drop defaults (absent means absent) and the null branches of optional fields."""
    if isinstance(node, list):
        return [_tidy(item) for item in node]
    if not isinstance(node, dict):
        return node
    out = {key: _tidy(value) for key, value in node.items() if key != "default" or isinstance(value, dict)}
    branches = out.get("anyOf")
    if branches:
        real = [branch for branch in branches if branch != {"type": "null"}]
        if len(real) == 1:
            del out["anyOf"]
            out = {**real[0], **out}
        else:
            out["anyOf"] = real
    return out
