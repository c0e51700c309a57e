"""Locate a registry."""

from __future__ import annotations

from pathlib import Path

from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.results.unchecked import Wholeness
from ptr.store.git.checkout import checkout, left_out
from ptr.store.source import ENTRY_FILE, Source, find_root


def find_registry(start: Path) -> Path:
    """Find the registry's folder from a folder upwards; `PtrError` if there is none."""
    if not start.is_dir():
        raise PtrError(f"没有文件夹 {start}", f"there is no folder {start}")
    root = find_root(start)
    if root is None:
        raise PtrError(
            f"{start} 及其上级文件夹里没有登记簿（{ENTRY_FILE}）；请进入登记簿所在文件夹，或用 --registry 指定",
            f"no registry ({ENTRY_FILE}) in {start} or above; go to its folder, or name it with --registry",
        )
    return root


def changed_since(root: Path, revision: str) -> frozenset[str]:
    """List the files of the registry that differ from a Git revision; `PtrError` if Git cannot say."""
    from ptr.store.git.differences import changed_paths

    return changed_paths(root, revision)


def folder(root: Path) -> Source:
    """Return the registry in a folder as a source; `PtrError` if there is none, or it is gone."""
    if not (root / ENTRY_FILE).is_file():
        raise PtrError(f"{root} 里没有登记簿（{ENTRY_FILE}）", f"no registry ({ENTRY_FILE}) in {root}")
    return checkout(root)


def lacking(root: Path) -> tuple[Bilingual, ...]:
    """Return what to say of the files that a sparse checkout left out of a registry's folder; nothing elsewhere."""
    return Wholeness(absent=len(left_out(root))).read_from_index


def below_repository(root: Path) -> str:
    """Return the registry's folder relative to the top of its repository, ending in `/`; "" if it is the top itself.

    CI systems know files by their path from there. The top is where `.git` lies (in a worktree a file); outside a
    repository the registry's folder counts as the top.
    """
    root = root.resolve()
    top = next((up for up in (root, *root.parents) if (up / ".git").exists()), root)
    return "" if top == root else f"{root.relative_to(top).as_posix()}/"
