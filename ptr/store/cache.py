"""What an earlier run computed, kept beside the registry so that the next run need not compute it again.

A cache is never trusted blindly: every value carries a digest, and what cannot be read as the requested type counts as
absent. It may vanish, be old, or be written by two runs at once (each file is written aside and renamed): that costs
time, never a wrong answer. Keys are up to the caller; a value must hold whatever it depends on. A registry comes from
others: no link in it is followed, so that nothing elsewhere is read, or removed as outdated.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from ptr import __version__
from ptr.store.assets import PACKAGE
from ptr.store.source import Unreadable, read_plainly

T = TypeVar("T")

FOLDER: Final = ".ptr_cache"
DIGEST: Final = 16
"""Bytes of the digest before a value."""
MARKS: Final = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# What ptr found out before; it may be deleted.\n",
}
LARGEST: Final = 1 << 30
"""Bytes of the largest value; more was never written."""
READ_BY: Final = ("chinese_calendar", "jsonschema", "msgspec", "yaml", "yaml_rs")
"""Packages whose version can change an answer."""


class Cache:
    """A folder of values by name."""

    def __init__(self, registry: Path) -> None:
        """Take the registry's folder; nothing is written before the first value is."""
        self._folder = registry / FOLDER
        self._is_own = not self._folder.is_symlink()

    def load(self, name: str, kind: type[T]) -> T | None:
        """Return a value, or None if none can be trusted."""
        if not self._is_own:
            return None
        try:
            raw = read_plainly(str(self._folder / name), LARGEST)
            if _digest(raw[DIGEST:]) != raw[:DIGEST]:
                return None
            return msgspec.msgpack.decode(memoryview(raw)[DIGEST:], type=kind)
        except (Unreadable, msgspec.MsgspecError):
            return None

    def save(self, name: str, value: Any) -> None:
        """Keep a value; where the disk refuses, the next run does without it."""
        if not self._is_own:
            return
        import tempfile

        with suppress(OSError):
            self._make()
            raw = msgspec.msgpack.encode(value)
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix="new-", delete=False) as aside:
                aside.write(_digest(raw) + raw)
            Path(aside.name).replace(self._folder / name)

    def keep_only(self, names: set[str]) -> None:
        """Remove the values of other names: of units that are gone, of runs that were cut short."""
        with suppress(OSError):
            for path in self._folder.iterdir() if self._is_own else ():
                if path.name not in names and path.name not in MARKS:
                    path.unlink()

    def _make(self) -> None:
        """Make the folder with its marks, even if a run ended before it had made them all."""
        self._folder.mkdir(exist_ok=True)
        for mark, content in MARKS.items():
            with suppress(FileExistsError), (self._folder / mark).open("xb") as file:
                file.write(content)


@cache
def identity() -> str:
    """Return a name for this ptr: its version, its files, Python and the packages that its answers depend on."""
    parts = [__version__, sys.version, *map(_stamp, _files())]
    return hashlib.sha256("\n".join(parts).encode(errors="surrogateescape")).hexdigest()


def _files() -> Iterator[str]:
    folders, files = [str(PACKAGE)], []
    for folder in folders:
        with os.scandir(folder) as entries:
            for entry in entries:
                if not entry.is_dir():
                    files.append(entry.path)
                elif entry.name != "__pycache__":
                    folders.append(entry.path)
    yield from sorted(files)
    for package in READ_BY:
        spec = importlib.util.find_spec(package)
        yield spec.origin or "" if spec else ""


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - hundreds of files, and a Path of each takes longer than all the rest
    except OSError:
        return ""
    return f"{path} {status.st_size} {status.st_mtime_ns}"


def _digest(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()[:DIGEST]
