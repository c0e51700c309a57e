"""Where a repository lies, read from the file system: no variable has a say in it."""

from __future__ import annotations

from pathlib import Path


def working_tree(folder: Path) -> Path | None:
    """Return the top of the working tree that a folder lies in; None where there is none."""
    return next((here for here in (folder, *folder.parents) if _marked(here / ".git")), None)


def git_folder(top: Path) -> Path | None:
    """Return the folder in which Git keeps what belongs to a working tree: `.git`, or what a file of that name says.

    A bare repository is that folder itself; None for what is no repository.
    """
    mark = top / ".git"
    if mark.is_file():
        return _target(mark)
    if _marked(mark):
        return mark.resolve()
    return top if _has_head(top) and (top / "objects").is_dir() and (top / "refs").is_dir() else None


def shared_folder(folder: Path) -> Path:
    """Return the folder that all working trees of a repository share, given that of one of them."""
    shared = folder / "commondir"
    return (folder / shared.read_text("utf-8", "surrogateescape").strip()).resolve() if shared.is_file() else folder


def _marked(mark: Path) -> bool:
    return _target(mark) is not None if mark.is_file() else _has_head(mark)


def _has_head(folder: Path) -> bool:
    return (folder / "HEAD").is_file() or (folder / "HEAD").is_symlink()


def _target(mark: Path) -> Path | None:
    """Return the folder that a `.git` file of a worktree or submodule names, if it exists."""
    named = mark.read_text("utf-8", "surrogateescape").strip().removeprefix("gitdir:").strip()
    return (mark.parent / named).resolve() if named and (mark.parent / named).exists() else None
