"""Which registry, and which part of it, the paths of a command line mean; and how its files are shown."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from ptr.cli._context import Settings
from ptr.model.errors import PtrError


def choose(given: Settings, paths: Sequence[Path]) -> tuple[Path, tuple[str, ...]]:
    """Give the registry's folder and the chosen paths in it (`()` is all of it).

    A path may be the registry itself, or lie in it; all must lie in one registry.
    """
    if not paths:
        return given.root(), ()
    for path in paths:
        if not path.exists():
            raise PtrError(f"没有 {path}", f"there is no {path}")
    first = paths[0].resolve()
    start = first if first.is_dir() else first.parent
    root = (given if given.registry else replace(given, registry=start)).root().resolve()
    chosen = [path.resolve() for path in paths]
    for path in chosen:
        if root not in (path, *path.parents) and path not in root.parents:
            raise PtrError(f"{path} 不在登记簿 {root} 里", f"{path} is not in the registry {root}")
    if any(path in (root, *root.parents) for path in chosen):
        return root, ()
    return root, tuple(path.relative_to(root).as_posix() for path in chosen)


def from_here(root: Path) -> str:
    """Give a registry's folder as seen from the working folder, ending in `/`, so that a terminal opens its files.

    "" is the working folder itself; on another drive of Windows there is no way from here, only the full path.
    """
    try:
        way = os.path.relpath(root.resolve(), Path.cwd().resolve())
    except ValueError:
        way = str(root.resolve())
    return "" if way == "." else f"{Path(way).as_posix()}/"
