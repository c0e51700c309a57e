"""Which commit descends from which, and what leads to it."""

from __future__ import annotations

from collections.abc import Iterable

from ptr.model.fields.errors import PtrError
from ptr.store.git.repository import Repository, Revision


def fork(repository: Repository, base: str, head: str) -> str:
    """Return the commit at which two revisions diverged; `PtrError` where they share none."""
    commit = repository.program.find("merge-base", repository.commit(base), repository.commit(head))
    if not commit:
        zh, en = repository.shallow_hint
        raise PtrError(f"{base} 和 {head} 没有共同的来历{zh}", f"{base} and {head} have no common ancestor{en}")
    return commit.split()[0]


def ordered(repository: Repository, revisions: Iterable[Revision]) -> list[Revision]:
    """Sort revisions, each once, so that none precedes one that it descends from, whatever their dates."""
    by_commit = {revision.commit: revision for revision in revisions}
    if len(by_commit) < 2:
        return list(by_commit.values())
    listed = repository.program.ask("rev-list", "--topo-order", "--reverse", *by_commit).split()
    return [by_commit[commit] for commit in listed if commit in by_commit]


def behind_head(repository: Repository, commits: Iterable[str]) -> set[str]:
    """Return those of the commits that HEAD descends from; none without a HEAD."""
    wanted = set(commits)
    if not wanted or not repository.find_commit("HEAD"):
        return set()
    return wanted - set(repository.program.ask("rev-list", *wanted, "--not", "HEAD").split())


def unreferenced(repository: Repository, commits: Iterable[str]) -> list[str]:
    """List those of the commits that no branch or tag leads to: Git may drop them one day."""
    head = ["HEAD"] if repository.find_commit("HEAD") else []
    return repository.program.ask("rev-list", *commits, "--not", "--all", *head).split()
