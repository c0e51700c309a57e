"""The main line of a repository, read in one place: the first parents, and what each commit changed.

What a branch brought counts as changed by its merge, which is when it came into force.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ptr.model.fields.pattern import pattern
from ptr.model.time.believed_days import reckoned
from ptr.store.git.program import Program, readable
from ptr.store.git.repository import CHINA, Repository

UNITS_ANYWHERE: Final = ":(top,glob)**/units/**"
"""The files of units, whatever folder the registry lay in."""

FIELDS: Final = "%H%x00%P%x00%ct%x00%s"
MERGED: Final = pattern(r"Merge (?P<kind>branch|remote-tracking branch) '(?P<branch>[^']+)'(?P<source> of .+?)?")
INTO: Final = pattern(r"(?P<words>.*) into (?P<quote>'?)(?P<branch>[^ ']+)(?P=quote)")


class Step(Struct, frozen=True):
    """A commit of the main line, its subject, and the commit before it on the line ("" where the line begins).

    `day` is its day in China as it counts; `committer_day` is the day that the commit itself names (None where that is
    no date), and `disbelieved` says that it is not the one that counts. `turned` says that the line goes on behind
    another parent than the first, since the main line itself was merged in.
    """

    commit: str
    before: str
    day: datetime.date
    committer_day: datetime.date | None
    disbelieved: bool
    subject: str
    turned: bool


class MainLineCommit(Struct, frozen=True):
    """A commit of the main line, its time (ISO), and the files that it changed."""

    commit: str
    moment: str
    paths: tuple[str, ...]


def within(folder: str) -> str:
    """Return the pattern for the files in one folder of the repository, "" being the top."""
    return f":(top,literal){folder}"


def main_line(program: Program, pattern: str, until: str = "HEAD") -> Iterator[MainLineCommit]:
    """Yield the commits that changed files of a pattern, the newest first; none where nothing has been committed yet.

    Paths begin at the top. The first commit known here counts as adding all that it held, so that a partial history
    begins with it. `GitRefused` where Git refuses.
    """
    if program.get(f"{until}^{{commit}}") is None:
        return
    words = ("--first-parent", "-m", "--name-only", "--no-renames", "-z", "--format=%x01%H %cI", until, "--", pattern)
    for chunk in program.ask_patterns("log", *words).split("\x01")[1:]:
        head, _, names = chunk.partition("\0")
        commit, moment = head.split()
        yield MainLineCommit(commit, moment, tuple(filter(None, names.removeprefix("\n").split("\0"))))


def steps(repository: Repository, until: str, name: str, today: datetime.date) -> list[Step]:
    """Return the commits of the main line of a name that ends with a commit, the oldest first.

    Whether their days are believed depends on all of the line, so a later commit can change the day of an earlier one.
    `GitRefused` where Git refuses.
    """
    listed = repository.program.ask("log", f"--format={FIELDS}", until, "--").split("\n")
    commits = {fields[0]: fields[1:] for fields in (line.split("\0", 3) for line in listed if line)}
    line: list[tuple[str, str, str, str, bool]] = []
    current = next(iter(commits), "")
    while current in commits:
        parents, stamp, subject = commits[current]
        place = _parent(parents.split(), subject, name)
        before = (parents.split() or [""])[place]
        line.append((current, before, stamp, subject, bool(place)))
        current = before
    line.reverse()
    named = [_day(stamp) for _, _, stamp, _, _ in line]
    days = reckoned(named, today)
    return [
        Step(commit, before if before in commits else "", day, own, disbelieved, readable(subject), turned)
        for (commit, before, _, subject, turned), own, (day, disbelieved) in zip(line, named, days, strict=True)
    ]


def _parent(parents: Sequence[str], subject: str, name: str) -> int:
    """Return which parent the line follows: the second where the subject says that the main line was merged in.

    A merge that names the main line as its target too, without saying where the other one is, brought a branch of that
    name from another copy (GitLab words a merge request so).
    """
    if len(parents) != 2:
        return 0
    into = INTO.fullmatch(subject)
    match = MERGED.fullmatch(into["words"] if into else subject)
    if match is None:
        return 0
    if match["kind"] == "branch":
        here = into["branch"] if into else ""
        return int(match["branch"] == name and (here != name or bool(match["source"])))
    return int(match["branch"].partition("/")[2] == name)


def _day(stamp: str) -> datetime.date | None:
    """Return the day in China of a time in seconds; None for what is no date."""
    try:
        return datetime.datetime.fromtimestamp(int(stamp), CHINA).date()
    except (ValueError, OverflowError, OSError):
        return None
