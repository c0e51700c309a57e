"""The working tree: which of its files are a registry's."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ptr.store.source import is_text


def paths_in(folder: Path, below: str) -> Iterator[str]:
    """List the YAML files that lie in a registry's folder below another, by their paths there."""
    for file in (folder / below).rglob("*.yaml"):
        path = file.relative_to(folder).as_posix()
        if is_ours(path):
            yield path


def is_ours(path: str) -> bool:
    """Return whether a path can be a registry's: not hidden, and text."""
    return not hidden(path) and is_text(path)


def hidden(path: str) -> bool:
    """Return whether a name with a dot in front is on the path."""
    return any(part.startswith(".") for part in path.split("/"))
