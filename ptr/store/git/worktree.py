"""The working tree: which of its files are a registry's, and which of them are not committed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from ptr.store.git.repository import Repository
from ptr.store.source import is_text


def paths_in(folder: Path, below: str) -> Iterator[str]:
    """Yield the paths in a registry's folder of the YAML files that lie below another folder."""
    for file in (folder / below).rglob("*.yaml"):
        path = file.relative_to(folder).as_posix()
        if is_ours(path):
            yield path


def is_ours(path: str) -> bool:
    """Return whether a path can belong to a registry: not hidden, and text."""
    return not hidden(path) and is_text(path)


def hidden(path: str) -> bool:
    """Return whether any name on the path has a leading dot."""
    return any(part.startswith(".") for part in path.split("/"))


def uncommitted(repository: Repository, paths: Sequence[str]) -> tuple[str, ...]:
    """List what is uncommitted in some files and folders of the registry, ignored files too, hidden ones not.

    Folders that Git does not enter end in `/`. `PtrError` where Git refuses.
    """
    cut = len(repository.prefix)
    where = [f"{repository.prefix}{path}".rstrip("/") or "." for path in paths]
    words = ("--porcelain", "-z", "--no-renames", "--untracked-files=all", "--ignored", "--", *where)
    listed = (entry[3:] for entry in repository.program.ask("status", *words).split("\0") if entry)
    return tuple(path[cut:] for path in listed if path.startswith(repository.prefix) and not hidden(path[cut:]))
