"""What is wrong with a file before it is a document: data that the rules of families Y and S word as findings."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from msgspec import Struct

from ptr.model.fields.pointer import Pointer

Bilingual: TypeAlias = tuple[str, str]
"""A text in Chinese and in English."""


class Mark(Struct, frozen=True):
    """A place in a text, counted from 1, of `length` characters (0: the whole, or something missing)."""

    line: int
    column: int
    length: int = 1


class Fault(Struct, frozen=True, kw_only=True):
    """One fault in a file's form or shape.

    `kind` names the fault; the rule that declares the same kind words it. The place is `mark` where the reader knows
    it, else it is looked up by `pointer` (and `at_key`: the key of the pair rather than its value).
    """

    kind: str
    mark: Mark | None = None
    pointer: Pointer = ()
    at_key: bool = False
    args: Mapping[str, object] = {}
