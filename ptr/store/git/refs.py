"""The state of a repository: branches, tags, the end of its history, the end of its main line."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.store.git.door.places import git_folder, shared_folder, working_tree
from ptr.store.git.door.refused import GitRefused
from ptr.store.git.program import Program
from ptr.store.git.repository import Repository


class Tip(Struct, frozen=True):
    """The end of the main line: its commit, and the full name of the branch."""

    commit: str
    branch: str


class TipUnknown(Struct, frozen=True):
    """Why it is not known which commits the main line has."""

    reason: Bilingual


def standing(folder: Path) -> str:
    """Return the state of the repository around a folder: HEAD, branches and what they follow, tags, first commits.

    As long as the answer is the same, so is all that can be reached from these, and which branch is the main line.
    Where Git refuses, or is missing, the error message is the answer.
    """
    top = working_tree(folder) or folder
    program, inner = Program(top), git_folder(top)
    try:
        head = program.find("rev-parse", "--verify", "-q", "HEAD")
        refs = program.ask("for-each-ref", "--format=%(objectname) %(refname) %(upstream)")
    except GitRefused as error:
        return error.words
    with suppress(OSError):  # a complete history has no such file
        shallow = (shared_folder(inner) / "shallow").read_text("utf-8", "replace") if inner else ""
        return f"{shallow}{head}\n{refs}"
    return f"{head}\n{refs}"


def tip(repository: Repository, name: str) -> Tip | TipUnknown:
    """Return the end of the main line of a name: the remote-tracking branch where it contains the local one.

    Where they have parted, or there is no remote one, the local branch counts; HEAD never does by itself.
    """
    local, tracked = f"refs/heads/{name}", _tracked(repository, name)
    commits = repository.resolve([local, *tracked])
    remote = next((each for each in tracked if each in commits), "")
    if local in commits and remote:
        apart = repository.program.ask("rev-list", "-1", commits[local], "--not", commits[remote])
        return Tip(commits[local], local) if apart else Tip(commits[remote], remote)
    if local in commits or remote:
        branch = remote or local
        return Tip(commits[branch], branch)
    return TipUnknown((f"这里没有主干分支 {name}", f"there is no branch {name} here"))


def _tracked(repository: Repository, name: str) -> list[str]:
    """List the remote-tracking branches that can be the main line's: the configured one, origin's, the only one."""
    rows = repository.program.ask("for-each-ref", "--format=%(refname)%00%(upstream)", "refs/heads", "refs/remotes")
    refs = dict(row.split("\0", 1) for row in rows.split("\n") if row)
    upstream, origin = refs.get(f"refs/heads/{name}", ""), f"refs/remotes/origin/{name}"
    named = [ref for ref in refs if ref.startswith("refs/remotes/") and ref.split("/", 3)[3:] == [name]]
    listed = (upstream if upstream.startswith("refs/remotes/") else "", origin, named[0] if len(named) == 1 else "")
    return [ref for ref in dict.fromkeys(listed) if ref in refs]
