"""Plain data to a typed document: msgspec decides, jsonschema explains.

A good document never meets jsonschema. Whatever msgspec refuses is read again by jsonschema, which names every fault
and its place; should it be silent, msgspec's own message is the fault.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast

import msgspec

from ptr.model.document import Document
from ptr.model.fault import Bilingual, Fault
from ptr.model.pointer import Pointer, from_text
from ptr.model.schema import schema_of

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

D = TypeVar("D", bound=Document)

KEYED = ("post", "department", "rule", "class", "carrier", "lane", "step")
"""Kinds of things that are referred to by a key in Latin letters, where clerks are tempted to write the name."""

TYPE_WORDS: dict[str, Bilingual] = {
    "string": ("文字", "text"),
    "integer": ("整数", "whole number"),
    "number": ("数字", "number"),
    "boolean": ("true 或 false", "true or false"),
    "array": ("列表", "list"),
    "object": ("一组字段", "mapping"),
    "null": ("空值", "nothing"),
}


def convert(data: Any, kind: type[D], *, has_empty: bool | None = None) -> tuple[D | None, tuple[Fault, ...]]:
    """Give the typed document, or every fault of its shape.

    `has_empty` tells whether the data holds a null anywhere; when not told it is looked for.
    """
    if has_empty is None:
        has_empty = any(True for _ in _empties(data, ()))
    if not has_empty:
        try:
            return msgspec.convert(data, kind), ()
        except msgspec.ValidationError as error:
            refused = str(error)
    else:
        refused = ""
    faults = tuple(_explain(data, kind))
    return None, faults or (_unexplained(refused),)


def accept(data: Any, kind: type[D]) -> D | None:
    """Give the typed document if the data is good, without a word on what is wrong if it is not.

    An empty value is refused: msgspec would take it for an absent one. A text that holds `:null` is refused as well,
    which only costs the caller a second look.
    """
    try:
        if (
            data is None
            or b":null" in (encoded := msgspec.json.encode(data))
            or b"[null" in encoded
            or b",null" in encoded
        ):
            return None
        return msgspec.convert(data, kind)
    except (msgspec.ValidationError, TypeError, OverflowError):
        return None


def _unexplained(message: str) -> Fault:
    text, _, path = message.partition(" - at `$")
    pointer = path.rstrip("`").partition("[...]")[0].replace("[", ".").replace("]", "").replace(".", "/")
    return Fault(kind="shape", pointer=from_text(pointer), args={"problem": text})


def _empties(data: Any, pointer: Pointer) -> Iterator[Pointer]:
    if data is None:
        yield pointer
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _empties(value, (*pointer, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from _empties(value, (*pointer, position))


@cache
def validator(kind: type[Document]) -> Draft202012Validator:
    """Give the jsonschema validator of a document type, with real dates checked; 1.0 is no whole number."""
    from jsonschema import Draft202012Validator, validators

    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    strict: type[Draft202012Validator] = cast(Any, validators).extend(Draft202012Validator, type_checker=types)
    return strict(schema_of(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)


def _explain(data: Any, kind: type[Document]) -> Iterator[Fault]:
    empties = set(_empties(data, ()))
    for pointer in sorted(empties, key=str):
        yield Fault(kind="empty_value", pointer=pointer, args={"field": field_name(kind, pointer)})
    for error in validator(kind).iter_errors(data):
        for leaf in _leaves(error):
            for fault in _faults(leaf, kind):
                if fault.pointer not in empties:
                    yield fault


def _leaves(error: ValidationError) -> Iterator[ValidationError]:
    """Descend into the branch of a choice that the writer meant: the one for this kind of value."""
    if error.validator != "anyOf":
        yield error
        return
    branches: dict[int, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(int(inner.schema_path[0]), []).append(inner)
    for inners in branches.values():
        if not any(inner.validator == "type" and len(inner.schema_path) <= 2 for inner in inners):
            for inner in inners:
                yield from _leaves(inner)
            return
    yield error


def _faults(error: ValidationError, kind: type[Document]) -> Iterator[Fault]:
    pointer: Pointer = tuple(error.absolute_path)
    if error.validator == "additionalProperties":
        yield from _unknown(error, pointer, kind)
    else:
        yield _fault(error, pointer, kind)


def _fault(error: ValidationError, pointer: Pointer, kind: type[Document]) -> Fault:
    name = field_name(kind, pointer)
    schema: Any = error.schema
    rule, limit = str(error.validator), cast(Any, error.validator_value)
    if rule == "required":
        missing = next(key for key in limit if f"'{key}'" in error.message)
        label = field_name(kind, (*pointer, missing))
        return Fault(kind="missing_field", pointer=pointer, args={"field": label, "key": missing})
    args: dict[str, object] = {"field": name, "value": _shown(error.instance)}
    if rule in ("type", "anyOf"):
        branches = [schema] if rule == "type" else limit
        wanted = [_branch(branch, kind)["type"] for branch in branches]
        words = [_wording(branch, kind) for branch in branches]
        args["wanted"] = ("或".join(zh for zh, _ in words), " or ".join(en for _, en in words))
        quotable = "string" in wanted and not isinstance(error.instance, dict | list)
        args["quote"] = ("；请加引号", "; quote it") if quotable else ("", "")
        return Fault(kind="wrong_type", pointer=pointer, args=args)
    if rule == "enum":
        near = difflib.get_close_matches(str(error.instance), [str(item) for item in limit], 1, 0.5)
        args["choices"] = "、".join(str(item) for item in limit)
        args["near"] = (f"；是否要写 {near[0]}", f"; did you mean {near[0]}?") if near else ("", "")
        return Fault(kind="not_in_list", pointer=pointer, args=args)
    if rule in ("pattern", "format") or (rule == "minLength" and not error.instance):
        if not str(error.instance).strip():
            return Fault(kind="empty_value", pointer=pointer, args=args)
        help_zh = schema.get("x-pattern-help")
        form = "2026-01-31" if schema.get("format") == "date" else f"pattern {schema.get('pattern', limit)}"
        args["wanted"] = (help_zh or f"格式 {limit}", form)
        if schema.get("x-ref") in KEYED:
            args["wanted"] = ("所引用对象的代号（id），不写名称", "the key (id) of what is meant, not its name")
        return Fault(kind="not_a_date" if schema.get("format") == "date" else "pattern", pointer=pointer, args=args)
    args["limit"], args["rule"] = str(limit), rule
    return Fault(kind="out_of_range", pointer=pointer, args=args)


def _unknown(error: ValidationError, pointer: Pointer, kind: type[Document]) -> Iterator[Fault]:
    known = list(cast(Any, error.schema)["properties"])
    for key in cast(Any, error.instance):
        if key in known:
            continue
        near = difflib.get_close_matches(str(key), known, 1, 0.6)
        label = field_name(kind, (*pointer, near[0])) if near else ("", "")
        hint = (f"；是否要写 {near[0]}（{label[0]}）", f"; did you mean {near[0]} ({label[1]})?") if near else ("", "")
        args = {"key": str(key), "near": hint}
        yield Fault(kind="unknown_field", pointer=(*pointer, key), at_key=True, args=args)


def _branch(branch: dict[str, Any], kind: type[Document]) -> dict[str, Any]:
    if "$ref" in branch:
        found: dict[str, Any] = schema_of(kind)["$defs"][branch["$ref"].rsplit("/", 1)[1]]
        return found
    return branch


def _wording(branch: dict[str, Any], kind: type[Document]) -> Bilingual:
    """Say what is wanted; of fields the names too, so that the message alone is enough to write them."""
    branch = _branch(branch, kind)
    zh, en = TYPE_WORDS[branch["type"]]
    items = _branch(branch.get("items", {}), kind)
    fields = (branch if branch["type"] == "object" else items).get("properties", {})
    if not fields:
        return zh, en
    named = ("、".join(f"{key} {field.get('title', '')}".strip() for key, field in fields.items()), ", ".join(fields))
    each = ("，每项是", " of ") if branch["type"] == "array" else ("", "")
    inner = TYPE_WORDS["object"] if branch["type"] == "array" else ("", "")
    return f"{zh}{each[0]}{inner[0]}（{named[0]}）", f"{en}{each[1]}{inner[1]} ({named[1]})"


def _shown(value: Any) -> str:
    text = str(value) if isinstance(value, str) else msgspec.json.encode(value).decode()
    return text if len(text) <= 40 else text[:39] + "…"


def field_name(kind: type[Document], pointer: Pointer) -> Bilingual:
    """Give the titles of the field a pointer leads to, from the schema; the last key if it is none of ours."""
    schema = schema_of(kind)
    node: dict[str, Any] = schema
    title: Bilingual = kind.TITLE
    for part in pointer:
        nexts = [step for branch in _resolved(node, schema) if (step := _step(branch, part)) is not None]
        if not nexts:
            return title if isinstance(part, int) else (str(part), str(part))
        node = nexts[0]
        if "title" in node and isinstance(part, str):
            title = (node["title"], node.get("x-en", part))
    return title


def _resolved(node: dict[str, Any], schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for branch in node.get("anyOf", [node]):
        yield schema["$defs"][branch["$ref"].rsplit("/", 1)[1]] if "$ref" in branch else branch


def _step(branch: dict[str, Any], part: str | int) -> dict[str, Any] | None:
    inner = branch.get("items") if isinstance(part, int) else branch.get("properties", {}).get(part)
    if inner is None and isinstance(part, str):
        inner = branch.get("additionalProperties")
    return inner if isinstance(inner, dict) else None
