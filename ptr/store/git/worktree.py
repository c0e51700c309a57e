"""The working tree: which of its files are a registry's, and which of them are not committed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from ptr.store.git.blobs import Blob, Differing, blob_on_disk, is_content, parse_raw, parse_tree
from ptr.store.git.repository import Repository
from ptr.store.source import is_text

FEW: Final = 500
"""Paths that a command line holds on every system."""


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


def altered(repository: Repository, commit: str, paths: Sequence[str] = ("",)) -> Differing:
    """Return how files and folders of the registry differ on disk from a commit, ignored and untracked files included.

    Git only names the files that may differ; their contents are compared here, since Git would run the programs that a
    configuration names as filters, and pass over files that it was told to take as unchanged. A file that a sparse
    checkout left out is as the index has it. `GitRefused` where Git refuses.
    """
    cut, folder = len(repository.prefix), f"{repository.folder}{os.sep}"
    where = ("--", *(f"{repository.prefix}{path}".rstrip("/") or "." for path in paths))
    marked = _marks(repository.program.ask("ls-files", "-v", "-c", "-o", "-z", "--full-name", *where))
    listed = parse_raw(repository.program.ask_files("diff-index", "--raw", "-z", "--no-renames", commit, *where))
    loose = [path for path, mark in marked.items() if mark != "H" and path not in listed]
    committed = _committed(repository, commit, loose if len(loose) < FEW else where[1:])
    pairs: Differing = {}
    for path, (old, indexed) in {**{path: (committed.get(path), None) for path in loose}, **listed}.items():
        file = f"{folder}{path[cut:]}"
        here = blob_on_disk(file)
        if here is None and marked.get(path, "").upper() == "S":
            if path in listed:
                pairs[path[cut:]] = (old, indexed)
        elif not (old and here and is_content(old, here, file)) and (old or here):
            pairs[path[cut:]] = (old, here)
    return pairs


def uncommitted(repository: Repository, paths: Sequence[str]) -> tuple[str, ...]:
    """List what is uncommitted in some files and folders of the registry, ignored files too, hidden ones not.

    Folders that Git does not enter end in `/`. `GitRefused` where Git refuses.
    """
    commit = repository.find_commit("HEAD")
    if commit:
        return tuple(path for path in altered(repository, commit, paths) if not hidden(path))
    return tuple(path for below in paths for path in paths_in(repository.folder, below))


def ignored_files(repository: Repository) -> list[str]:
    """List the files of units and offices, by path in the registry, that Git ignores and does not track."""
    folders = (f"{repository.prefix}{folder}" for folder in ("units", "offices"))
    words = ("--others", "--ignored", "--exclude-standard", "-z", "--full-name", "--", *folders)
    listed = repository.program.ask("ls-files", *words).split("\0")
    paths = (path.removeprefix(repository.prefix) for path in listed if path)
    return sorted(path for path in paths if not hidden(path))


def _marks(listing: str) -> dict[str, str]:
    """Read `ls-files -v -z`: a letter (`H` as usual, `S` left out, lower case taken as unchanged, `?` untracked)."""
    return {entry[2:]: entry[0] for entry in listing.split("\0") if entry}


def _committed(repository: Repository, commit: str, paths: Sequence[str]) -> dict[str, Blob]:
    """Return the blobs of files in a commit; none for what is no file there."""
    if not paths:
        return {}
    return parse_tree(repository.program.ask("ls-tree", "-r", "-z", "--full-tree", commit, "--", *paths))
