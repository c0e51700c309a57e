"""What an earlier run found out, kept beside the registry so that the next run need not find it out again.

A cache is never believed on its word: every value carries a digest, and what cannot be read as the type asked for is
as good as absent. It may vanish, be old, or be written by two runs at once (each file is written aside and renamed):
that costs time, never a wrong answer. Keys are the caller's business; a value must hold whatever it depends on.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any, Final, TypeVar

import msgspec

from ptr import __version__
from ptr.store.assets import PACKAGE

T = TypeVar("T")

FOLDER: Final = ".ptr_cache"
DIGEST: Final = 16
"""Bytes of the digest in front of a value."""
MARKS: Final = {
    ".gitignore": b"*\n",
    "CACHEDIR.TAG": b"Signature: 8a477f597d28d172789f06886806bc55\n# What ptr found out before; it may be deleted.\n",
}
READ_BY: Final = ("chinese_calendar", "msgspec", "yaml", "yaml_rs")
"""Packages whose version can change what is found."""


class Cache:
    """A folder of values by name."""

    def __init__(self, registry: Path) -> None:
        """Take the registry's folder; nothing is written before the first value is."""
        self._folder = registry / FOLDER

    def load(self, name: str, kind: type[T]) -> T | None:
        """Give a value, or None if there is none that can be trusted."""
        try:
            raw = (self._folder / name).read_bytes()
            if _digest(raw[DIGEST:]) != raw[:DIGEST]:
                return None
            return msgspec.msgpack.decode(memoryview(raw)[DIGEST:], type=kind)
        except (OSError, msgspec.MsgspecError):
            return None

    def save(self, name: str, value: Any) -> None:
        """Keep a value; where the disk refuses there is none to be had next time, that is all."""
        with suppress(OSError):
            if not self._folder.is_dir():
                self._folder.mkdir()
                for mark, content in MARKS.items():
                    (self._folder / mark).write_bytes(content)
            raw = msgspec.msgpack.encode(value)
            with tempfile.NamedTemporaryFile(dir=self._folder, prefix="new-", delete=False) as aside:
                aside.write(_digest(raw) + raw)
            Path(aside.name).replace(self._folder / name)

    def keep_only(self, names: set[str]) -> None:
        """Remove the values of other names: of units that are no more, of runs that were cut short."""
        with suppress(OSError):
            for path in self._folder.iterdir():
                if path.name not in names and path.name not in MARKS:
                    path.unlink()


@cache
def identity() -> str:
    """Name this very ptr: its version, its files, Python and the packages that its answers hang on."""
    parts = [__version__, sys.version, *map(_stamp, _files())]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _files() -> Iterator[str]:
    for folder, folders, files in os.walk(PACKAGE):
        folders[:] = sorted(name for name in folders if name != "__pycache__")
        yield from (f"{folder}/{name}" for name in sorted(files))
    for package in READ_BY:
        found = importlib.util.find_spec(package)
        yield found.origin or "" if found else ""


def _stamp(path: str) -> str:
    try:
        status = os.stat(path)  # noqa: PTH116 - hundreds of files, and a Path of each takes longer than all the rest
    except OSError:
        return ""
    return f"{status.st_size} {status.st_mtime_ns}"


def _digest(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()[:DIGEST]
