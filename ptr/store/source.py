"""Where a registry's files come from, a folder, a Git revision or memory, behind one small interface."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Final, Protocol, TypeAlias

from msgspec import Struct

ENTRY_FILE = "registry.yaml"
MAX_BYTES: Final = 2 * 1024 * 1024
"""Bytes beyond which a file is not a document."""
MAX_DEPTH: Final = 64
"""Levels of nesting beyond which it is none."""
READ_PLAINLY = os.O_RDONLY | sum(getattr(os, flag, 0) for flag in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY", "O_CLOEXEC"))
"""How a file is opened: without following links or waiting for pipes, where the system supports that."""
PIECE: Final = 1_000_000
"""Bytes of a file that are read at once where its size is not known."""


class Entry(Struct, frozen=True):
    """One thing in a registry: its path (`/`-separated) and what it is: file, folder, link or other."""

    path: str
    what: str


Stamp: TypeAlias = tuple[int, int, int, int]
"""A file by the file system: when it was written, when anything about it changed (nanoseconds), size, inode."""
NO_STAMP: Final[Stamp] = (0, 0, 0, 0)


class Unreadable(Exception):
    """A file cannot be read; the text is the reason."""


class Source(Protocol):
    """A readable registry; reading returns at most one byte more than the dialect allows, never a 50 MB file."""

    @property
    def name(self) -> str:
        """What to call the source in messages."""

    def entries(self) -> Iterator[Entry]:
        """Yield files, and folders and links with names like files, in any order."""

    def read(self, path: str) -> bytes:
        """Return the bytes of a file; raise `Unreadable` with the reason."""


class FolderSource:
    """A registry in a folder; links are named, never followed."""

    def __init__(self, root: Path) -> None:
        """Take the folder that holds `registry.yaml`."""
        self.root = root
        self._prefix = f"{root}{os.sep}"

    @property
    def name(self) -> str:
        """The folder."""
        return str(self.root)

    def entries(self, below: str = "") -> Iterator[Entry]:
        """Walk the folder, or one below it (`units/minzheng/`); names that begin with a dot are not the registry's."""
        return (Entry(path, what) for path, what, _ in self.stamped(below))

    def stamped(self, below: str = "") -> Iterator[tuple[str, str, Stamp]]:
        """Walk the folder; yield path, type, and for a file its stamp in the file system (zeros for others)."""
        stack = [below]
        while stack:
            prefix = stack.pop()
            try:
                items = list(os.scandir(self._prefix + prefix))
            except OSError:
                yield prefix.rstrip("/"), "unreadable", NO_STAMP
                continue
            for item in items:
                name = item.name
                if name[0] == ".":
                    continue
                path = prefix + name
                if not (name.isascii() or is_text(name)):
                    yield escaped(path), "named", NO_STAMP
                elif item.is_file(follow_symlinks=False):
                    yield path, "file", _stamp(item)
                elif item.is_dir(follow_symlinks=False):
                    stack.append(path + "/")
                    if path.endswith((".yaml", ".yml")):
                        yield path, "folder", NO_STAMP
                else:
                    yield path, "link" if item.is_symlink() else "other", NO_STAMP

    def matching(self, pattern: str) -> list[str]:
        """List the files that a pattern matches, sorted."""
        return sorted(file.relative_to(self.root).as_posix() for file in self.root.glob(pattern))

    def read(self, path: str) -> bytes:
        """Read the file, up to one byte beyond the limit."""
        return read_plainly(f"{self._prefix}{path}", MAX_BYTES)


def _stamp(item: os.DirEntry[str]) -> Stamp:
    try:
        status = item.stat(follow_symlinks=False)
    except OSError:
        return NO_STAMP
    return status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino


def read_plainly(path: str, limit: int) -> bytes:
    """Read a file up to one byte beyond a limit; what is not a plain file could lead elsewhere, or block: `Unreadable`.

    One call reads most files whole; over a network, or while somebody writes, they arrive in parts.
    """
    try:
        file = os.open(path, READ_PLAINLY)
    except OSError as error:
        raise Unreadable("not a plain file" if error.errno == errno.ELOOP else error.strerror or "") from error
    try:
        status = os.fstat(file)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable("not a plain file")
        size = min(status.st_size, limit)
        raw = os.read(file, size + 1)
        while len(raw) != size and (piece := os.read(file, min(limit + 1 - len(raw), PIECE))):
            raw += piece
        return raw
    except OSError as error:
        raise Unreadable(error.strerror or str(error)) from error
    finally:
        os.close(file)


def is_text(path: str) -> bool:
    """Return whether a path is UTF-8; other bytes become surrogates, which no output can hold."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def escaped(path: str) -> str:
    """Write the bytes of a path that are not UTF-8 as escapes."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


class MemorySource:
    """A registry as a mapping of paths to texts, for tests and for what is not written yet."""

    name = "memory"

    def __init__(self, files: Mapping[str, bytes | str]) -> None:
        """Take the files; a text is encoded as UTF-8."""
        self._files = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}

    def entries(self) -> Iterator[Entry]:
        """Yield every file."""
        yield from (Entry(path, "file") for path in self._files)

    def read(self, path: str) -> bytes:
        """Return the bytes."""
        try:
            return self._files[path]
        except KeyError:
            raise Unreadable("no such file") from None


class Overlay:
    """A source with some files replaced, added or (None) removed: a registry as it would be after a write."""

    def __init__(self, base: Source, changed: Mapping[str, bytes | None]) -> None:
        """Take the source beneath and the changes."""
        self._base, self._changed = base, dict(changed)

    @property
    def name(self) -> str:
        """The name of the source beneath."""
        return self._base.name

    def entries(self) -> Iterator[Entry]:
        """Yield the entries beneath with the changes applied."""
        yield from (entry for entry in self._base.entries() if entry.path not in self._changed)
        yield from (Entry(path, "file") for path, raw in self._changed.items() if raw is not None)

    def read(self, path: str) -> bytes:
        """Read the changed file, or the one beneath; a removed one is gone."""
        if path not in self._changed:
            return self._base.read(path)
        raw = self._changed[path]
        if raw is None:
            raise Unreadable("no such file")
        return raw


def lies_in(path: str, below: tuple[str, ...]) -> bool:
    """Return whether a path is one of these files or lies in one of these folders; `()` means everything."""
    return not below or any(path == each or path.startswith(each + "/") for each in below)


def find_root(start: Path) -> Path | None:
    """Find the registry for a working folder: the folder itself, its `registry/`, or the same further up."""
    here = start.resolve()
    candidates: Iterable[Path] = (place for up in (here, *here.parents) for place in (up, up / "registry"))
    return next((place for place in candidates if (place / ENTRY_FILE).is_file()), None)
