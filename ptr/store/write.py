"""Writing without half-written files: aside, then renamed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ptr.model.errors import PtrError


def write_file(path: Path, content: bytes, *, force: bool = False) -> None:
    """Write a file whole or not at all; an existing one with other content is kept unless `force` is set."""
    if path.is_file() and not force:
        if path.read_bytes() == content:
            return
        raise PtrError(f"{path} 已经存在；要覆盖请加 --force", f"{path} exists; add --force to overwrite it")
    with staged(path.parent) as aside:
        (aside / path.name).write_bytes(content)


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Put a set of files into a folder, all of them or none."""
    with staged(folder) as aside:
        for name, content in files.items():
            (aside / name).write_bytes(content)


@contextmanager
def staged(folder: Path) -> Iterator[Path]:
    """Lend a folder to write into; its files move to `folder` at the end, and not before all are written.

    Whatever ends the block early (an error, Ctrl-C) leaves `folder` as it was. Raises `PtrError` where the disk
    refuses.
    """
    aside: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = Path(tempfile.mkdtemp(dir=folder, prefix=".ptr-"))
        yield aside
        for file in sorted(path for path in aside.rglob("*") if path.is_file()):
            target = folder / file.relative_to(aside)
            target.parent.mkdir(parents=True, exist_ok=True)
            file.replace(target)
    except OSError as error:
        reason = error.strerror or str(error)
        place = error.filename or folder
        raise PtrError(f"无法写入 {place}：{reason}", f"cannot write {place}: {reason}") from error
    finally:
        if aside:
            shutil.rmtree(aside, ignore_errors=True)
