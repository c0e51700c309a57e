"""Which registry, and which part of it, the paths of a command line mean."""

from __future__ import annotations

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
    below = []
    for path in (path.resolve() for path in paths):
        if path == root or path in root.parents:
            return root, ()
        if root not in path.parents:
            raise PtrError(f"{path} 不在登记簿 {root} 里", f"{path} is not in the registry {root}")
        below.append(path.relative_to(root).as_posix())
    return root, tuple(below)
