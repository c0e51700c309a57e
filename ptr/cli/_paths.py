"""Which registry, and which part of it, the paths of a command line mean; and how its files are shown."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from ptr.cli._context import Settings
from ptr.model.fields.errors import PtrError
from ptr.operations.upkeep.places import find_registry


def choose(settings: Settings, paths: Sequence[Path]) -> tuple[Path, tuple[str, ...]]:
    """Return the registry's folder and the chosen paths in it (`()` for all of it).

    A path may be the registry itself, or lie in it; all must lie in one registry.
    """
    if not paths:
        return settings.root(), ()
    chosen = [_existing(settings, path) for path in paths]
    root = settings.root().resolve() if settings.registry else _around(chosen[0])
    for path in chosen:
        if root not in (path, *path.parents) and path not in root.parents:
            raise PtrError(f"{path} 不在登记簿 {root} 里", f"{path} is not in the registry {root}")
    if any(path in (root, *root.parents) for path in chosen):
        return root, ()
    return root, tuple(path.relative_to(root).as_posix() for path in chosen)


def _existing(settings: Settings, path: Path) -> Path:
    """Find a path from the working folder, else from the registry's."""
    if path.exists():
        return path.resolve()
    with suppress(PtrError):
        if (settings.root() / path).exists():
            return (settings.root() / path).resolve()
    raise PtrError(
        f"没有 {path}；路径从当前文件夹或登记簿文件夹算起",
        f"there is no {path}, neither from the working folder nor from the registry's",
    )


def _around(path: Path) -> Path:
    """Find the registry that a path lies in, or is."""
    try:
        return find_registry(path if path.is_dir() else path.parent).resolve()
    except PtrError as error:
        raise PtrError(f"{path} 不在任何登记簿里", f"{path} lies in no registry") from error


def from_here(root: Path) -> str:
    """Return a registry's folder as seen from the working folder, ending in `/`, so that a terminal opens its files.

    "" is the working folder itself; a folder on another Windows drive keeps its full path.
    """
    try:
        relative = os.path.relpath(root.resolve(), Path.cwd().resolve())
    except ValueError:
        relative = str(root.resolve())
    return "" if relative == "." else f"{Path(relative).as_posix()}/"
