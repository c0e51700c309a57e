"""Writes files aside and swaps them in, all or none, so that no file and no set is ever half-written."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ptr.model.fields.errors import PtrError


def write_file(path: Path, content: bytes, *, force: bool = False, dry: bool = False) -> None:
    """Write a file whole or not at all; an existing one with other content is kept unless `force` is set."""
    write_files(path.parent, {path.name: content}, force=force, dry=dry)


def write_files(
    folder: Path, files: Mapping[str, bytes], *, force: bool = False, gone: Collection[str] = (), dry: bool = False
) -> None:
    """Write a set of files into a folder, all of them or none, and remove those that are `gone`.

    An existing file with the same content is left alone; one with other content stops the whole set with `PtrError`,
    before anything is written, unless `force` is set. A `dry` run refuses the same, and writes nothing.
    """
    wanted = {name: content for name, content in files.items() if not _holds(folder / name, content)}
    for path in (folder / name for name in wanted):
        if path.is_file() and not force:
            raise PtrError(f"{path} 已经存在；要覆盖请加 --force", f"{path} exists; add --force to overwrite it")
    if dry:
        return
    with staged(folder, gone) as aside:
        for name, content in wanted.items():
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).write_bytes(content)


@contextmanager
def staged(folder: Path, gone: Collection[str] = ()) -> Iterator[Path]:
    """Provide a folder to write into, whose files are swapped into `folder` at the end, all of them or none.

    The files of `folder` that are `gone` are removed with the swap. Whatever ends it early (an error, Ctrl-C), before
    the swap or during it, leaves `folder` as it was. Raises `PtrError` where the disk refuses.
    """
    aside: Path | None = None
    try:
        new_folders = _make(folder)
        try:
            aside = Path(tempfile.mkdtemp(dir=folder, prefix=".ptr-"))
            (aside / "new").mkdir()
            yield aside / "new"
            _swap_in(aside, folder, gone)
        except BaseException:
            if aside:
                shutil.rmtree(aside, ignore_errors=True)
            _unmake(new_folders)
            raise
    except OSError as error:
        reason = error.strerror or str(error)
        place = _meant(error, aside, folder)
        raise PtrError(f"无法写入 {place}：{reason}", f"cannot write {place}: {reason}") from error
    finally:
        if aside:
            shutil.rmtree(aside, ignore_errors=True)


def _meant(error: OSError, aside: Path | None, folder: Path) -> Path:
    """Return the place that an error concerns, even if it names one that lies aside or could not be made there."""
    named = Path(str(error.filename2 or error.filename or folder))
    if aside is None:
        return folder if named.parent == folder and named.name.startswith(".ptr-") else named
    for part in (aside / "new", aside / "old"):
        if named.is_relative_to(part):
            return folder / named.relative_to(part)
    return folder if named.is_relative_to(aside) else named


def _swap_in(aside: Path, folder: Path, gone: Collection[str]) -> None:
    """Move the new files into the folder and remove the others; if anything stops that, put back what was there.

    The old files are copied, so that each is the old or the new one at every moment, even if the power fails.
    """
    new, old = aside / "new", aside / "old"
    names = sorted((path.relative_to(new) for path in new.rglob("*") if path.is_file()), key=_order)
    for name in (*names, *map(Path, gone)):
        if (folder / name).is_file():
            (old / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(folder / name, old / name, follow_symlinks=False)
    new_folders: list[Path] = []
    try:
        for away in gone:
            (folder / away).unlink(missing_ok=True)
        for name in names:
            new_folders += _make((folder / name).parent)
            (new / name).replace(folder / name)
    except BaseException:
        for away in gone:
            if not (folder / away).exists():
                _put_back(old / away, folder / away)
        for name in names:
            if not (new / name).exists():
                _put_back(old / name, folder / name)
        _unmake(new_folders)
        raise


def _order(name: Path) -> tuple[bool, Path]:
    """Return the order of writing: files at the top come last, since they tell what else exists."""
    return len(name.parts) == 1, name


def _put_back(kept: Path, target: Path) -> None:
    if kept.is_symlink() or kept.exists():
        kept.replace(target)
    else:
        target.unlink(missing_ok=True)


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it, and return the new ones, the uppermost first."""
    missing = [path for path in (folder, *folder.parents) if not path.exists()][::-1]
    folder.mkdir(parents=True, exist_ok=True)
    return missing


def _unmake(folders: list[Path]) -> None:
    """Remove folders made in vain, unless something else lies in them by now."""
    for folder in reversed(folders):
        with suppress(OSError):
            folder.rmdir()


def _holds(path: Path, content: bytes) -> bool:
    return path.is_file() and path.read_bytes() == content
