"""What is wrong with the shape of plain data: jsonschema's errors as faults, each with its place."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, cast

from ptr.model.fields.document import Document
from ptr.model.fields.fault import Bilingual, Fault
from ptr.model.fields.pointer import Pointer
from ptr.model.fields.quantities import bound, shown, size
from ptr.model.fields.schema import schema_of
from ptr.model.fields.titles import field_name, resolved, wording

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

WIDE_COLON = "："
FEW = 12
"""The most fields that are listed where one does not exist."""
KEYED = ("post", "department", "rule", "class", "carrier", "lane", "step")
"""Kinds of things referred to by a key in Latin letters, where clerks are tempted to write the name."""


def empties(data: Any, pointer: Pointer) -> Iterator[Pointer]:
    """Yield the places in plain data that are empty."""
    if data is None:
        yield pointer
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from empties(value, (*pointer, key))
    elif isinstance(data, list):
        for position, value in enumerate(data):
            yield from empties(value, (*pointer, position))


@cache
def validator(kind: type[Document]) -> Draft202012Validator:
    """Return the jsonschema validator of a document type, which checks dates and takes 1.0 for no whole number."""
    from jsonschema import Draft202012Validator, validators

    types = Draft202012Validator.TYPE_CHECKER.redefine("integer", lambda _, value: type(value) is int)
    strict: type[Draft202012Validator] = cast(Any, validators).extend(Draft202012Validator, type_checker=types)
    return strict(schema_of(kind), format_checker=Draft202012Validator.FORMAT_CHECKER)


def explain(data: Any, kind: type[Document]) -> Iterator[Fault]:
    """Yield every fault of plain data as a document of a type."""
    empty = {pointer for pointer in empties(data, ()) if WIDE_COLON not in str(pointer[-1:])}
    for pointer in sorted(empty, key=str):
        yield Fault(kind="empty_value", pointer=pointer, args={"field": field_name(kind, pointer)})
    for error in validator(kind).iter_errors(data):
        for leaf in _leaves(error):
            for fault in _faults(leaf, kind):
                if fault.pointer not in empty:
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
    args: dict[str, object] = {"field": name, "value": shown(error.instance)}
    if rule in ("type", "anyOf"):
        branches = [schema] if rule == "type" else limit
        wanted = [resolved(branch, kind)["type"] for branch in branches]
        words = [wording(branch, kind) for branch in branches]
        args["wanted"] = ("或".join(zh for zh, _ in words), " or ".join(en for _, en in words))
        quotable = "string" in wanted and not isinstance(error.instance, dict | list)
        args["quote"] = ("；请加引号", "; quote it") if quotable else ("", "")
        if any(resolved(branch, kind).get("format") == "date" for branch in branches):
            args["quote"] = ("；日期写成 2026-01-31 的样子", "; write a date like 2026-01-31")
        return Fault(kind="wrong_type", pointer=pointer, args=args)
    if rule == "enum":
        near = difflib.get_close_matches(str(error.instance), [str(item) for item in limit], 1, 0.6)
        args["choices"] = _choices([str(item) for item in limit])
        args["near"] = (f"；是否要写 {near[0]}", f"; did you mean {near[0]}?") if near else ("", "")
        return Fault(kind="not_in_list", pointer=pointer, args=args)
    if rule in ("pattern", "format") or (rule == "minLength" and not error.instance):
        if not str(error.instance).strip():
            return Fault(kind="empty_value", pointer=pointer, args=args)
        help_zh = schema.get("x-pattern-help")
        form = "2026-01-31" if schema.get("format") == "date" else f"pattern {schema.get('pattern', limit)}"
        args["wanted"] = (help_zh or f"格式 {limit}", form)
        args["advice"] = ("", "")
        if schema.get("x-ref") in KEYED:
            args["wanted"] = ("代号，不是名称", "a key, not a name")
            args["ref"] = schema["x-ref"]
        return Fault(kind="not_a_date" if schema.get("format") == "date" else "pattern", pointer=pointer, args=args)
    args["bound"], args["value"] = bound(rule, limit), size(error.instance)
    return Fault(kind="out_of_range", pointer=pointer, args=args)


def _choices(values: Sequence[str]) -> Bilingual:
    """List the values of a field, in Chinese each with its word where it has one."""
    from ptr.model.words import WORDS

    words = next((each for each in WORDS.values() if set(each) == set(values)), {})
    return "、".join(f"{value}（{words[value]}）" if value in words else value for value in values), ", ".join(values)


def _fields(known: Sequence[str], pointer: Pointer, kind: type[Document]) -> Bilingual:
    """List the fields that exist, unless there are many."""
    if len(known) > FEW:
        return "", ""
    zh = "、".join(f"{key}（{field_name(kind, (*pointer, key))[0]}）" for key in known)
    return f"；可写：{zh}", f"; one of {', '.join(known)}"


def _unknown(error: ValidationError, pointer: Pointer, kind: type[Document]) -> Iterator[Fault]:
    known = list(cast(Any, error.schema)["properties"])
    for key in cast(Any, error.instance):
        if key in known:
            continue
        near = difflib.get_close_matches(str(key).partition(WIDE_COLON)[0], known, 1, 0.7)
        label = field_name(kind, (*pointer, near[0])) if near else ("", "")
        hint = (
            (f"；是否要写 {near[0]}（{label[0]}）", f"; did you mean {near[0]} ({label[1]})?")
            if near
            else _fields(known, pointer, kind)
        )
        if WIDE_COLON in str(key):
            hint = ("；字段名后面要用英文冒号加空格“: ”", "; a name is followed by “: ”, not by the full-width “：”")
        args = {"key": str(key), "near": hint}
        yield Fault(kind="unknown_field", pointer=(*pointer, key), at_key=True, args=args)
