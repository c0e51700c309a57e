"""What happened to one document on the main line, asked of Git by its path, whatever else was committed meanwhile."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from ptr.store.git.blobs import Blob, parse_raw
from ptr.store.git.program import readable
from ptr.store.git.repository import CHINA, Repository, Revision
from ptr.store.git.revision_files import containing

FORMAT: Final = "--format=%x01%H%x00%ct%x00%an%x00%s"


class DocumentCommit(Struct, frozen=True):
    """A commit that touched the files: its date, author and title, the blobs before and after by path."""

    commit: str
    date: datetime.date
    author: str
    title: str
    blobs: Mapping[str, tuple[Blob | None, Blob | None]]


def commits_of(repository: Repository, until: str, names: Iterable[str]) -> list[DocumentCommit]:
    """List the commits that touched files with some names (`powers/mz-24c3e2.yaml`) in any unit, the oldest first."""
    commits = []
    for each in _log(repository, until, [f":(top,glob)**/{name}" for name in names]):
        blobs = {ours: pair for path, pair in each.blobs.items() if (ours := _ours(repository, path, each.commit))}
        if blobs:
            commits.append(DocumentCommit(each.commit, each.date, each.author, each.title, blobs))
    return commits[::-1]


def touching(repository: Repository, since: str, until: str, paths: Iterable[str]) -> list[DocumentCommit]:
    """List the commits after one that touched some files of the registry, up to another; the oldest first."""
    cut = repository.prefix
    wanted = [f":(top,literal){cut}{path}" for path in paths]
    commits = _log(repository, f"{since}..{until}", wanted) if wanted else []
    return [
        DocumentCommit(
            each.commit,
            each.date,
            each.author,
            each.title,
            {path.removeprefix(cut): blobs for path, blobs in each.blobs.items()},
        )
        for each in reversed(commits)
    ]


def added(repository: Repository, until: str, paths: Iterable[str]) -> dict[str, str]:
    """Return the commits that added some files, by path in the registry."""
    cut = repository.prefix
    wanted = [f":(top,literal){cut}{path}" for path in paths]
    commits = _log(repository, until, wanted, "--diff-filter=A") if wanted else []
    return {path.removeprefix(cut): each.commit for each in commits for path in each.blobs}


def positions(repository: Repository, until: str) -> dict[str, int]:
    """Return the positions of the commits of the main line, the oldest 0."""
    listed = repository.program.ask("rev-list", "--first-parent", "--reverse", until).split()
    return {commit: position for position, commit in enumerate(listed)}


def naming(repository: Repository, revision: Revision | None, text: str, folder: str) -> list[str]:
    """List the files in a folder of the registry that contain a text."""
    return sorted(containing(repository, revision, text, repository.inside, folder))


def first_known(repository: Repository) -> frozenset[str]:
    """Return the commits before which a shallow clone knows nothing."""
    if not repository.is_shallow:
        return frozenset()
    return frozenset(repository.program.ask("rev-list", "--max-parents=0", "HEAD").split())


def _log(repository: Repository, until: str, pathspecs: list[str], *options: str) -> list[DocumentCommit]:
    words = ("--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z", *options, FORMAT, until)
    commits = []
    for chunk in repository.program.ask_patterns("log", *words, "--", *pathspecs).split("\x01")[1:]:
        commit, stamp, author, title, rest = chunk.split("\0", 4)
        date = datetime.datetime.fromtimestamp(int(stamp), CHINA).date()
        commits.append(DocumentCommit(commit, date, readable(author), readable(title), parse_raw(rest.strip("\n\0"))))
    return commits


def _ours(repository: Repository, path: str, commit: str) -> str:
    """Return the path in the registry, "" for a file of another registry in the same repository."""
    match = re.fullmatch(r"(?:(.*)/)?(units/[^/]+/[^/]+/[^/]+)", path)
    if match is None:
        return ""
    if (match[1] or "") != repository.inside:
        entry = f"{commit}:{repository.prefix}registry.yaml"
        if repository.program.get(entry):
            return ""
    return match[2]
