"""What the fields of a document are called, and what they may hold, worded from the schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ptr.model.documents.registry import Registry
from ptr.model.fields.document import Document
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.schema import schema_of
from ptr.model.fields.walk import Leaf

TYPE_WORDS: dict[str, Bilingual] = {
    "string": ("文字", "text"),
    "integer": ("整数", "whole number"),
    "number": ("数字", "number"),
    "boolean": ("true 或 false", "true or false"),
    "array": ("列表", "list"),
    "object": ("一组字段", "mapping"),
    "null": ("空值", "nothing"),
}


def resolved(branch: dict[str, Any], kind: type[Document]) -> dict[str, Any]:
    """Follow a reference into the definitions of a type's schema."""
    if "$ref" in branch:
        definition: dict[str, Any] = schema_of(kind)["$defs"][branch["$ref"].rsplit("/", 1)[1]]
        return definition
    return branch


def wording(branch: dict[str, Any], kind: type[Document]) -> Bilingual:
    """Word what is wanted, fields with their names, so that the message alone is enough to write them."""
    branch = resolved(branch, kind)
    zh, en = TYPE_WORDS[branch["type"]]
    items = resolved(branch.get("items", {}), kind)
    fields = (branch if branch["type"] == "object" else items).get("properties", {})
    if not fields:
        return zh, en
    named = ("、".join(f"{key} {field.get('title', '')}".strip() for key, field in fields.items()), ", ".join(fields))
    each = ("，每项是", " of ") if branch["type"] == "array" else ("", "")
    inner = TYPE_WORDS["object"] if branch["type"] == "array" else ("", "")
    return f"{zh}{each[0]}{inner[0]}（{named[0]}）", f"{en}{each[1]}{inner[1]} ({named[1]})"


def field_name(kind: type[Document], pointer: Pointer) -> Bilingual:
    """Return the titles of the field a pointer leads to, from the schema; the key itself where it is unknown."""
    node: dict[str, Any] = schema_of(kind)
    title: Bilingual = kind.TITLE
    for part in pointer:
        nexts = [step for branch in _branches(node, kind) if (step := _step(branch, part)) is not None]
        if not nexts:
            return title if isinstance(part, int) else (str(part), str(part))
        node = nexts[0]
        if "title" in node and isinstance(part, str):
            title = (node["title"], node.get("x-en", part))
    return title


def text_name(leaf: Leaf, registry: Registry | None) -> Bilingual:
    """Return the titles of the field that holds a text; for a custom column, its name in `registry.yaml`."""
    own = {column.id: column.name for column in registry.custom} if registry else {}
    name = own.get(str(leaf.pointer[1])) if leaf.pointer[0] == "custom" else None
    return (name, name) if name else (leaf.label.zh, leaf.label.en)


def _branches(node: dict[str, Any], kind: type[Document]) -> Iterator[dict[str, Any]]:
    yield from (resolved(branch, kind) for branch in node.get("anyOf", [node]))


def _step(branch: dict[str, Any], part: str | int) -> dict[str, Any] | None:
    inner = branch.get("items") if isinstance(part, int) else branch.get("properties", {}).get(part)
    if inner is None and isinstance(part, str):
        inner = branch.get("additionalProperties")
    return inner if isinstance(inner, dict) else None
