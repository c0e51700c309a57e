"""A git process that stays open and gives objects by their names."""

from __future__ import annotations

import subprocess
import weakref
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from ptr.store.git.door.refused import GitRefused
from ptr.store.git.door.settings import WORDS
from ptr.store.source import MAX_BYTES

ROOM: Final = 8_000
"""Bytes of names requested before the first object is read: any pipe holds them, so that nothing deadlocks."""


class GitObject(Struct, frozen=True):
    """An object: its id, its type (`blob`, `tree`, `commit`), its content (of a file up to a byte beyond the limit)."""

    id: str
    what: str
    content: bytes


class ObjectReader:
    """The objects of a repository."""

    def __init__(self, top: Path, environment: Mapping[str, str]) -> None:
        """Start the process; `GitRefused` where there is no git."""
        words, pipe = ("git", *WORDS, "cat-file", "--batch"), subprocess.PIPE
        try:
            self._process = subprocess.Popen(words, cwd=top, env=environment, stdin=pipe, stdout=pipe, stderr=pipe)
        except OSError as error:
            raise GitRefused(error.strerror or str(error)) from error
        weakref.finalize(self, _close, self._process)

    def objects(self, names: Iterable[str]) -> Iterator[GitObject | None]:
        """Yield objects by their names, in order, None for a missing one."""
        batch: list[bytes] = []
        room = ROOM
        for name in names:
            line = b"" if {"\n", "\0"} & {*name} else f"{name}\n".encode("utf-8", "surrogateescape")
            if batch and len(line) > room:
                yield from self._objects(batch)
                batch, room = [], ROOM
            batch.append(line)
            room -= len(line)
        yield from self._objects(batch)

    def _objects(self, names: list[bytes]) -> list[GitObject | None]:
        """Read all requested objects before more can be requested; "" is a name that no object has."""
        if not any(names):
            return [None] * len(names)
        into, out = self._process.stdin, self._process.stdout
        assert into is not None
        assert out is not None
        try:
            into.write(b"".join(names))
            into.flush()
        except BrokenPipeError:
            raise self._ended() from None
        return [self._next(out) if name else None for name in names]

    def _next(self, out: IO[bytes]) -> GitObject | None:
        line = out.readline()
        if not line:
            raise self._ended()
        words = line.split()
        if len(words) != 3 or not words[2].isdigit():
            return None
        size = int(words[2])
        content = out.read(min(size, MAX_BYTES + 1) if words[1] == b"blob" else size)
        left = size + 1 - len(content)
        while left > 0:
            left -= len(out.read(min(left, MAX_BYTES))) or left
        return GitObject(words[0].decode(), words[1].decode(), content)

    def _ended(self) -> GitRefused:
        return GitRefused(self._last_words)

    @cached_property
    def _last_words(self) -> str:
        """What Git printed before it ended, which can be read only once."""
        errors = self._process.stderr
        return errors.read().decode("utf-8", "replace") if errors else ""


def _close(process: subprocess.Popen[bytes]) -> None:
    """Kill the reader, which only reads: a process forked meanwhile may hold its pipes open and keep it alive."""
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            try:
                pipe.close()
            except BrokenPipeError:  # it ended earlier, with a question unread
                continue
    process.kill()
    process.wait()
