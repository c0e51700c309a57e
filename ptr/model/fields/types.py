"""The document types, discovered: one file in `documents/` is one type."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache, lru_cache
from typing import TypeVar

from msgspec import Struct

from ptr import folders
from ptr.model import documents
from ptr.model.fields.document import Document

D = TypeVar("D", bound=Document)


@cache
def document_types() -> dict[str, type[Document]]:
    """Return every document type by name."""
    types: dict[str, type[Document]] = {}
    for module, kind in folders.instances(documents.__name__, type):
        if issubclass(kind, Document) and kind.__module__ == module:
            types[kind.TYPE] = kind
    return types


class Place(Struct, frozen=True, kw_only=True):
    """Which document a path holds: its type, the folder that owns it, its key (the file stem)."""

    path: str
    type: str
    unit: str = ""
    office: str = ""
    key: str = ""


class Stray(Struct, frozen=True):
    """Something in a registry's folder that does not belong there; `near` is the path that may be meant."""

    path: str
    what: str
    near: str = ""


@cache
def _paths() -> dict[tuple[str, str], list[tuple[str, str]]]:
    """Return types with their paths, by the first and third parts of the path, which few types share."""
    paths: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for name, kind in document_types().items():
        paths[_parts(kind.PATH)].append((name, kind.PATH))
    return paths


@cache
def _pattern(path: str) -> re.Pattern[str]:
    regex = re.sub(r"\\\{(\w+)\\\}", r"(?P<\1>[^/]+)", re.escape(path))
    return re.compile(regex + r"\Z")


def _parts(path: str) -> tuple[str, str]:
    parts = path.split("/", 3)
    return parts[0], parts[2] if len(parts) > 2 else ""


@lru_cache(16_384)
def place_of(path: str) -> Place | None:
    """Return which document lives at a path (relative to the registry, with `/`), or None if no type lives there."""
    for name, pattern in _paths().get(_parts(path), ()):
        match = _pattern(pattern).match(path)
        if match:
            groups = match.groupdict()
            stem = groups.get("key") or groups.get("unit") or groups.get("office") or ""
            return Place(path=path, type=name, unit=groups.get("unit", ""), office=groups.get("office", ""), key=stem)
    return None
