"""Git as a program: one process per question, and one that stays open for the objects.

All reading of a repository goes through here, in commands and bytes. Writing (`timeline.py`) goes through GitPython,
whose import alone takes a third of the time of comparing two states.
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
"""Bytes of names requested before the first object is read: any pipe holds them, so that nothing deadlocks."""
ENGLISH: Final = {"LC_ALL": "C", "LANGUAGE": "C"}
"""Git's own messages are shown as they are, and none of them is parsed."""


class GitRefused(Exception):
    """Git refuses; the text is its message."""


class GitObject(Struct, frozen=True):
    """An object: its id, its type (`blob`, `tree`, `commit`), its content (of a file up to a byte beyond the limit)."""

    id: str
    what: str
    content: bytes


class Program:
    """The git program in a working tree."""

    def __init__(self, top: Path) -> None:
        """Take the top of the working tree."""
        self._top = top

    def ask(self, command: str, *words: str) -> str:
        """Run a command and return its output; `PtrError` with its message if it refuses. Paths are literal."""
        return self.ask_patterns("--literal-pathspecs", command, *words)

    def ask_patterns(self, *words: str, settings: Iterable[str] = ()) -> str:
        """Run a command as `ask` does, with settings if needed. Paths are patterns, as Git reads them."""
        try:
            return self._run(*words, settings=settings)
        except GitRefused as error:
            raise _refusal(str(error)) from None

    def attempt(self, command: str, *words: str) -> str:
        """Run a command and return its output, "" where it refuses. Paths are patterns, as Git reads them."""
        try:
            return self._run(command, *words).strip()
        except GitRefused:
            return ""

    def answer(self, command: str, *words: str) -> str:
        """Run a command and return its output, or its message if it refuses."""
        try:
            return self._run(command, *words)
        except GitRefused as error:
            return str(error)

    def get(self, name: str) -> GitObject | None:
        """Return an object by any name that Git knows (`HEAD^{commit}`, `<commit>:<path>`), None for a missing one."""
        return next(self.objects([name]))

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
    """Return the top of the working tree that a folder lies in; None where there is none."""
    for here in (folder, *folder.parents):
        mark = here / ".git"
        if _target(mark) if mark.is_file() else (mark / "HEAD").is_file() or (mark / "HEAD").is_symlink():
            return here
    return None


def _target(mark: Path) -> bool:
    """Return whether the repository that a `.git` file of a worktree or submodule names exists."""
    named = mark.read_text("utf-8", "surrogateescape").strip().removeprefix("gitdir:").strip()
    return bool(named) and (mark.parent / named).exists()


def _refusal(words: str) -> PtrError:
    reason = words.strip()
    return PtrError(f"git 报错：{reason}", f"git says: {reason}")


def _environment() -> dict[str, str]:
    return {**os.environ, **ENGLISH}


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
