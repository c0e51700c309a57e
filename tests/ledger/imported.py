"""Whole repositories at once: commits with texts, days, parents and messages, by one `git fast-import`."""

from __future__ import annotations

import datetime
import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

from books import Texts
from msgspec import Struct
from repositories import PLAIN, git


class Committed(Struct, frozen=True):
    """A commit on a branch; `parents` are places in the list of all, the first of the line it goes on with."""

    texts: Texts
    day: datetime.date
    parents: tuple[int, ...] = ()
    branch: str = "main"
    message: str = "x"


def line(states: Sequence[Texts], days: Sequence[datetime.date]) -> list[Committed]:
    """Give one line of commits."""
    pairs = enumerate(zip(states, days, strict=True))
    return [Committed(texts, day, (place - 1,) if place else ()) for place, (texts, day) in pairs]


def imported(folder: Path, commits: Sequence[Committed], branch: str = "main") -> Path:
    """Write a repository with these commits, check out a branch, and give the folder."""
    folder.mkdir(parents=True)
    git(folder, "init", "-q", "-b", "main")
    stream = b"".join(_written(place, commit) for place, commit in enumerate(commits))
    command = ["git", "-C", str(folder), "fast-import", "--quiet", "--force"]
    subprocess.run(command, input=stream, check=True, capture_output=True, env={**os.environ, **PLAIN})
    git(folder, "checkout", "-q", "-f", branch)
    return folder


def _written(place: int, commit: Committed) -> bytes:
    seconds = int(datetime.datetime.combine(commit.day, datetime.time(4), datetime.UTC).timestamp()) + place
    parts = [f"commit refs/heads/{commit.branch}\nmark :{place + 1}\n".encode()]
    parts.append(f"committer t <t@example.cn> {seconds} +0800\n".encode())
    parts.append(_data(commit.message))
    for words, parent in zip(("from", "merge"), commit.parents, strict=False):
        parts.append(f"{words} :{parent + 1}\n".encode())
    parts.append(b"deleteall\n")
    parts += [f"M 100644 inline {path}\n".encode() + _data(text) for path, text in sorted(commit.texts.items())]
    return b"".join(parts) + b"\n"


def _data(text: str) -> bytes:
    raw = text.encode()
    return b"data %d\n%s\n" % (len(raw), raw)
