"""The two states of a comparison: revisions, a range, a day, the last accepted filing, the working tree."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.results.change_report import Unread
from ptr.operations.history.stood import by_head, revision_at, stood_before
from ptr.store.git import ancestry
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import ComparedFiles, RevisionFiles
from ptr.store.git.worktree import ignored_files

WORKING_TREE: Final[Bilingual] = ("工作区", "the working tree")

NOTHING_FILED: Final[Bilingual] = (
    "还没有准予备案的报送；现在与最近一次提交（HEAD）比较，也可写明：ptr diff BASE",
    "no filing was accepted yet; comparing with the last commit (HEAD), or name another: ptr diff BASE",
)


class Range(Struct, frozen=True, kw_only=True):
    """Two states to compare; the later is the working tree if `head` is None. Notes say how they were chosen.

    `unread` is what cannot be compared because the state that was filed was not found; `is_filed` means that the base
    is what was accepted last. `committed` is the day of the last commit if the working tree is known to equal it, `day`
    the day to judge by where an earlier one was asked for.
    """

    files: ComparedFiles
    base: Revision
    head: Revision | None = None
    committed: datetime.date | None = None
    names: tuple[Bilingual, Bilingual]
    notes: tuple[Bilingual, ...] = ()
    unread: tuple[Unread, ...] = ()
    is_filed: bool = False
    day: datetime.date | None = None


def choose(
    root: Path,
    revisions: str | None = None,
    since: datetime.date | None = None,
    *,
    unit: str = "",
    fork: bool = False,
    moment: str | None = None,
    today: datetime.date = datetime.date.max,
) -> Range:
    """Find the states that `BASE`, `BASE..HEAD`, `BASE...HEAD` or a day mean; with `fork`, two dots mean three.

    Three dots compare with the commit at which HEAD branched off from BASE: what a branch changes, whatever was added
    to BASE since. Without a head, the registry at `moment` (a day or a revision) is meant, else the working tree, in a
    bare repository HEAD; without anything, what was filed last. No commit is believed to be of a day after `today`.
    `PtrError` if a state cannot be found.
    """
    repository = Repository(root)
    if revisions and since:
        raise PtrError("版本和 --since 只能写一个", "give either a revision or --since")
    if moment and (fork or ".." in (revisions or "")):
        raise PtrError("--at 不能与 BASE..HEAD、--check 一起用", "--at goes without BASE..HEAD and --check")
    here = repository.revision("HEAD") if repository.is_bare else None
    later, day = revision_at(repository, moment, today) if moment else (here, None)
    start = stood_before(repository, since, today).commit if since else ""
    chosen = _chosen(repository, revisions, since, start, (later, day), unit=unit, fork=fork)
    by_day = by_head(repository) if since or day else ()
    ignored = () if chosen.head else _ignored(repository)
    return replace(chosen, notes=(*by_day, *chosen.notes, *ignored))


def _chosen(
    repository: Repository,
    revisions: str | None,
    since: datetime.date | None,
    commit: str,
    end: tuple[Revision | None, datetime.date | None],
    *,
    unit: str,
    fork: bool,
) -> Range:
    """Find the states, given the commit that stood before the first day and the state that stands last."""
    base, dots, head = (revisions or "").partition("..")
    later, day = end
    if since:
        name = (f"{since} 之前（{commit[:10]}）", f"before {since} ({commit[:10]})")
        return _range(repository, commit, later, day, name=name)
    if not revisions:
        return _filed(repository, unit, later, day)
    if head.startswith(".") or fork:
        head = head.lstrip(".")
        start = ancestry.fork(repository, base or "HEAD", head or "HEAD")
        name = (f"自 {base or 'HEAD'} 分出（{start[:10]}）", f"the fork from {base or 'HEAD'} ({start[:10]})")
        return _range(repository, start, repository.revision(head) if head else later, name=name)
    return _range(repository, base or ("HEAD" if dots else base), repository.revision(head) if head else later, day)


def _range(
    repository: Repository,
    base: str,
    end: Revision | None,
    day: datetime.date | None = None,
    name: Bilingual | None = None,
) -> Range:
    start = repository.revision(base)
    notes = []
    if start.folder != repository.inside:
        notes.append(_moved(start, base))
    named = name or _named(start)
    return Range(
        files=RevisionFiles(repository),
        base=start,
        head=end,
        names=(named, _named(end) if end else WORKING_TREE),
        notes=tuple(notes),
        day=day,
    )


def _filed(repository: Repository, unit: str, later: Revision | None, day: datetime.date | None) -> Range:
    """Compare with what was accepted last, of one unit or of each; if nothing was, with the last commit."""
    from ptr.operations.comparing.filed_base import Later, filed_base

    filed = filed_base(repository, unit, Later(later, day or datetime.date.max))
    if filed is None and later:
        zh = "那时还没有准予备案的报送；请写明与哪个版本比较：ptr diff BASE --at …"
        raise PtrError(zh, "no filing was accepted by then; name what to compare with: ptr diff BASE --at …")
    if filed is None:
        last_commit = _range(repository, "HEAD", None)
        return Range(
            files=last_commit.files,
            base=last_commit.base,
            names=last_commit.names,
            notes=(*last_commit.notes, NOTHING_FILED),
        )
    return Range(
        files=filed.files,
        base=filed.rest,
        head=later,
        day=day,
        names=(filed.name, _named(later) if later else WORKING_TREE),
        notes=filed.notes,
        unread=filed.unread,
        is_filed=True,
    )


def _ignored(repository: Repository) -> Iterator[Bilingual]:
    """Name the documents that do not count, since no commit will hold them."""
    for path in ignored_files(repository):
        if place_of(path):
            yield (
                f"{path} 不计入比较：.gitignore 排除了它，不会提交；请用 git add -f 加入，或改 .gitignore",
                f"{path} does not count: Git ignores it and commits nothing of it; git add -f, or mend .gitignore",
            )


def _named(state: Revision) -> Bilingual:
    name = state.name if state.commit.startswith(state.name) else f"{state.name} ({state.commit[:10]})"
    return name, name


def _moved(state: Revision, revision: str) -> Bilingual:
    folder = state.folder or "."
    return f"{revision} 里登记簿在 {folder}", f"in {revision} the registry is at {folder}"
