"""Git as a program: one process for a question, and one that stays open for the objects.

All that is read of a repository is asked here, in commands and bytes. What is written (`timeline.py`) goes through
GitPython, whose import alone takes a third of the time in which two states are compared.
"""

from __future__ import annotations

import os
import subprocess
import weakref
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path
from typing import IO, Final

from msgspec import Struct

from ptr.model.fields.errors import PtrError
from ptr.store.source import MAX_BYTES

ROOM: Final = 8_000
"""Bytes of names asked for before the first object is read: any pipe holds them, so that nobody waits for ever."""
ENGLISH: Final = {"LC_ALL": "C", "LANGUAGE": "C"}
"""Git's own words are shown as they come, and none of them is read."""


class GitRefused(Exception):
    """Git refuses; the text is what it says."""


class GitObject(Struct, frozen=True):
    """An object: its id, what it is (`blob`, `tree`, `commit`), its content (of a file a byte beyond its limit)."""

    id: str
    what: str
    content: bytes


class Program:
    """The git program in a working tree."""

    def __init__(self, top: Path) -> None:
        """Take the top of the working tree."""
        self._top = top

    def ask(self, command: str, *words: str) -> str:
        """Run a command and give what it says; `PtrError` with its words if it refuses. Paths are meant literally."""
        return self.ask_patterns("--literal-pathspecs", command, *words)

    def ask_patterns(self, *words: str, settings: Iterable[str] = ()) -> str:
        """Run a command as `ask` does, with settings if need be. Paths are patterns, as Git reads them."""
        try:
            return self._run(*words, settings=settings)
        except GitRefused as error:
            raise _refusal(str(error)) from None

    def attempt(self, command: str, *words: str) -> str:
        """Run a command; "" where it refuses. Paths are patterns, as Git reads them."""
        try:
            return self._run(command, *words).strip()
        except GitRefused:
            return ""

    def answer(self, command: str, *words: str) -> str:
        """Run a command and give what it says, whether it does what it is asked or refuses."""
        try:
            return self._run(command, *words)
        except GitRefused as error:
            return str(error)

    def get(self, name: str) -> GitObject | None:
        """Return an object by any name that Git knows (`HEAD^{commit}`, `<commit>:<path>`); None where there is none."""
        return next(self.objects([name]))

    def objects(self, names: Iterable[str]) -> Iterator[GitObject | None]:
        """Return objects by their names, in order, None for one that is missing."""
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
        """Read all that was asked for before anybody can ask for more; "" is a name that nothing has."""
        if not any(names):
            return [None] * len(names)
        into, out = self._pipes
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

    @cached_property
    def _reader(self) -> subprocess.Popen[bytes]:
        words, pipe = ("git", "cat-file", "--batch"), subprocess.PIPE
        try:
            process = subprocess.Popen(words, cwd=self._top, env=_environment(), stdin=pipe, stdout=pipe, stderr=pipe)
        except OSError as error:
            raise _refusal(error.strerror or str(error)) from error
        weakref.finalize(self, _close, process)
        return process

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        into, out = self._reader.stdin, self._reader.stdout
        assert into is not None
        assert out is not None
        return into, out

    def _ended(self) -> PtrError:
        errors = self._reader.stderr
        return _refusal(errors.read().decode("utf-8", "replace") if errors else "")

    def _run(self, *words: str, settings: Iterable[str] = ()) -> str:
        git = ("git", *(word for each in settings for word in ("-c", each)))
        try:
            done = subprocess.run((*git, *words), cwd=self._top, env=_environment(), capture_output=True, check=False)
        except (OSError, ValueError) as error:  # no git, or a name with a NUL
            raise GitRefused(str(error)) from error
        if done.returncode:
            raise GitRefused(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")


def working_tree(folder: Path) -> Path | None:
    """Find the top of the working tree that a folder lies in; None where there is none."""
    for here in (folder, *folder.parents):
        mark = here / ".git"
        if _target(mark) if mark.is_file() else (mark / "HEAD").is_file() or (mark / "HEAD").is_symlink():
            return here
    return None


def _target(mark: Path) -> bool:
    """Return whether the repository is there that a file `.git` of a worktree or submodule names."""
    named = mark.read_text("utf-8", "surrogateescape").strip().removeprefix("gitdir:").strip()
    return bool(named) and (mark.parent / named).exists()


def _refusal(words: str) -> PtrError:
    reason = words.strip()
    return PtrError(f"git 报错：{reason}", f"git says: {reason}")


def _environment() -> dict[str, str]:
    return {**os.environ, **ENGLISH}


def _close(process: subprocess.Popen[bytes]) -> None:
    """End the reader, which only reads: a process forked meanwhile may hold its pipes open, so that it would go on."""
    for pipe in (process.stdin, process.stdout, process.stderr):
        if pipe:
            try:
                pipe.close()
            except BrokenPipeError:  # it ended before, with a question unread
                continue
    process.kill()
    process.wait()
