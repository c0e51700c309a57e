"""What a transfer of powers did, and what of it a person has to review."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from ptr.model.results.draft import Draft


class OpenReference(Struct, frozen=True, kw_only=True):
    """A reference to review: the receiver's name for it is not known, or only the key is the same."""

    path: str
    line: int
    pointer: str
    kind: str
    key: str
    known: bool


class LeftoverName(Struct, frozen=True, kw_only=True):
    """A name of the giver that stands as words in a moved document, and the receiver's name for it; "" if unknown.

    `kind` is what is named: a post, a department, a rule, the unit itself or one of its contacts.
    """

    path: str
    line: int
    pointer: str
    kind: str
    name: str
    right: str


class Transfer(Struct, frozen=True, kw_only=True):
    """What a transfer does: files written and removed, charts copied, statements, and what is left to review."""

    files: Mapping[str, bytes]
    gone: tuple[str, ...]
    moved: tuple[tuple[str, str], ...]
    copied: tuple[tuple[str, str], ...]
    statements: tuple[tuple[str, Draft], ...]
    open: tuple[OpenReference, ...]
    names: tuple[LeftoverName, ...]
    left_behind: tuple[str, ...]
