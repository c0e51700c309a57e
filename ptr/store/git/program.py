"""Git as a program, the one door to it: one process per question, and one that stays open for the objects.

What an answer depends on is fixed here: settings, variables, language, filters. Only the demo's repository is written
otherwise, through GitPython (`timeline.py`), whose import alone takes a third of the time of comparing two states.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from functools import cached_property
from pathlib import Path

from ptr.model.results.unchecked import PARTIAL
from ptr.store.git.door.environment import environment
from ptr.store.git.door.reader import GitObject, ObjectReader
from ptr.store.git.door.refused import NOTHING_MORE, GitRefused
from ptr.store.git.door.settings import DRIVERS, PROMISES, WORDS, unfiltered


class Program:
    """The git program in a working tree, or in a bare repository.

    Every question is answered, or raises `GitRefused` with Git's own words.
    """

    def __init__(self, top: Path) -> None:
        """Take the top of the working tree, or the bare repository."""
        self._top = top
        self._readers: dict[int, ObjectReader] = {}

    def ask(self, command: str, *words: str) -> str:
        """Run a command and return its output. Paths are literal."""
        return self._run("--literal-pathspecs", command, *words)

    def ask_many(self, lines: Iterable[str], command: str, *words: str) -> str:
        """Run a command that takes many questions, one a line, and return its output. Paths are literal."""
        return self._run("--literal-pathspecs", command, "--stdin", *words, lines=lines)

    def ask_patterns(self, command: str, *words: str) -> str:
        """Run a command and return its output. Paths are patterns, as Git reads them."""
        return self._run(command, *words)

    def ask_files(self, command: str, *words: str) -> str:
        """Run a command that reads files of the working tree, as they are: no filter's program runs."""
        return self._run("--literal-pathspecs", *self._unfiltered, command, *words)

    def find(self, command: str, *words: str) -> str:
        """Run a command that looks for something, and return its output: "" where Git says that there is none."""
        return self._run("--literal-pathspecs", command, *words, none=True)

    def get(self, name: str) -> GitObject | None:
        """Return an object by any name that Git knows (`HEAD^{commit}`, `<commit>:<path>`), None for a missing one."""
        return next(self.objects([name]))

    def objects(self, names: Iterable[str]) -> Iterator[GitObject | None]:
        """Yield objects by their names, in order, None for a missing one."""
        try:
            yield from self._reader.objects(names)
        except GitRefused as error:
            raise self._refusal(error.words) from None

    @cached_property
    def is_partial(self) -> bool:
        """Whether contents may be missing that the repository was promised by another."""
        done = self._done("config", "--get-regexp", PROMISES)
        values = [line.partition(" ")[2].lower() for line in done.stdout.decode("utf-8", "replace").split("\n")]
        return any(value not in ("", "false", "no", "0") for value in values)

    @property
    def _reader(self) -> ObjectReader:
        """The process that reads objects, another one for each process of ptr that shares the work."""
        process = os.getpid()
        if process not in self._readers:
            self._readers[process] = ObjectReader(self._top, self._environment)
        return self._readers[process]

    @cached_property
    def _environment(self) -> dict[str, str]:
        return environment(self._top)

    @cached_property
    def _unfiltered(self) -> tuple[str, ...]:
        names = self.find("config", "--null", "--name-only", "--get-regexp", DRIVERS)
        if "=" in names:
            words = f"the name of a filter holds “=”, so that it cannot be kept from running: {names}"
            raise GitRefused(words.replace("\0", " "))
        return unfiltered(names)

    def _run(self, *words: str, none: bool = False, lines: Iterable[str] = ()) -> str:
        """Run git; with `none`, a silent end with status 1 means that there is nothing."""
        done = self._done(*words, lines=lines)
        if done.returncode and not (none and done.returncode == 1 and not done.stderr):
            raise self._refusal(done.stderr.decode("utf-8", "replace"))
        return done.stdout.decode("utf-8", "surrogateescape").removesuffix("\n")

    def _done(self, *words: str, lines: Iterable[str] = ()) -> subprocess.CompletedProcess[bytes]:
        command, asked = ["git", *WORDS, *words], "".join(f"{line}\n" for line in lines).encode()
        try:
            return subprocess.run(
                command, cwd=self._top, env=self._environment, capture_output=True, check=False, input=asked
            )
        except (OSError, ValueError) as error:  # no git, or a name with a NUL
            raise GitRefused(str(error)) from error

    def _refusal(self, words: str) -> GitRefused:
        return GitRefused(words, PARTIAL if self.is_partial else NOTHING_MORE)


def readable(text: str) -> str:
    """Return what a person wrote in a commit with a sign in place of bytes that are not UTF-8, as Git says they are."""
    return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
