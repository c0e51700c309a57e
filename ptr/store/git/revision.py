"""Git without checkout: files of a revision, and which files differ from one."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, MutableMapping, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from ptr.model.fields.errors import PtrError
from ptr.store.source import MAX_BYTES, Entry, Unreadable, escaped, is_text

if TYPE_CHECKING:
    from git import Repo


def open_repo(folder: Path) -> Repo | None:
    """Open the repository that a folder lies in; None where there is none, or no git to ask."""
    try:
        from git import InvalidGitRepositoryError, NoSuchPathError, Repo
    except ImportError:  # GitPython refuses to import without a git program
        return None
    try:
        return Repo(folder, search_parent_directories=True)
    except (InvalidGitRepositoryError, NoSuchPathError):
        return None


def standing(folder: Path) -> str:
    """Say where the repository around a folder stands: what HEAD, branches and tags are, and where its history ends.

    As long as the answer is the same, so is all that can be reached from these. Git is called without GitPython,
    which takes longer to import than Git to answer; where it refuses, or is missing, its words are the answer.
    """
    asked = (("rev-parse", "--git-path", "shallow"), ("show-ref", "--head"))
    shallow, refs = map(partial(_said, folder), asked)
    with suppress(OSError):  # a history that is whole has no such file
        return (folder / shallow.removesuffix("\n")).read_text("utf-8", "replace") + refs
    return refs


def _said(folder: Path, words: Sequence[str]) -> str:
    try:
        done = subprocess.run(["git", *words], cwd=folder, capture_output=True, check=False)
    except OSError as error:
        return str(error)
    return os.fsdecode(done.stdout + done.stderr)


def changed_paths(folder: Path, revision: str) -> frozenset[str]:
    """List the files in a folder that differ from a revision: changed, added, untracked or gone; relative to it.

    Renamed files are listed under both names. `PtrError` where Git cannot say.
    """
    repo = open_repo(folder)
    if repo is None or repo.bare:
        raise PtrError(
            f"{folder} 不在 Git 仓库里，或者没有安装 git", f"{folder} is in no Git repository, or git is missing"
        )
    commit = _commit(repo, revision)
    root = Path(str(repo.working_tree_dir)).resolve()
    prefix = folder.resolve().relative_to(root).as_posix()
    with refusals():
        git = repo.git(literal_pathspecs=True)
        tracked = git.diff("--name-only", "--no-renames", "--no-ext-diff", "-z", commit, "--", prefix)
        untracked = repo.git(literal_pathspecs=True).ls_files("--others", "-z", "--full-name", "--", prefix)
    cut = "" if prefix == "." else prefix + "/"
    paths = (path.removeprefix(cut) for path in (tracked + "\0" + untracked).split("\0"))
    return frozenset(path for path in paths if path and not hidden(path))


@contextmanager
def refusals() -> Iterator[None]:
    """Say what git says where it refuses."""
    from git import GitCommandError

    try:
        yield
    except (GitCommandError, OSError, ValueError) as error:
        reason = str(getattr(error, "stderr", "") or error).strip().removeprefix("stderr:").strip(" '\n")
        raise PtrError(f"git 报错：{reason}", f"git says: {reason}") from error


def hidden(path: str) -> bool:
    """Tell whether a name with a dot in front is on the path: it is not the registry's."""
    return any(part.startswith(".") for part in path.split("/"))


def has_commit(repo: Repo) -> bool:
    """Tell whether the repository has a commit; `PtrError` where git refuses to look (another owner, damage)."""
    from git import GitCommandError

    with refusals():
        try:
            repo.git.rev_parse("--verify", "--quiet", "HEAD^{commit}")
        except GitCommandError as error:
            if error.status != 1:
                raise
            return False
    return True


def _commit(repo: Repo, revision: str) -> str:
    """Give the commit that a revision means; `PtrError` where there is none."""
    from git import GitCommandError

    try:
        return str(repo.git.rev_parse("--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"))
    except (GitCommandError, ValueError) as error:
        if not has_commit(repo):
            raise PtrError("仓库里还没有提交", "the repository has no commit yet") from error
        message = f"没有版本 {revision}；可用 git log 查看", f"there is no revision {revision}; see git log"
        raise PtrError(*message) from error


class RevisionSource:
    """A registry as a Git revision holds it, read from the object store."""

    def __init__(self, repo: Repo, revision: str, prefix: str, known: MutableMapping[str, bytes] | None = None) -> None:
        """Take the repository, a revision and the registry's folder in it (`""` or ending in `/`).

        `known` keeps what was read, by blob, for whoever reads many revisions that are mostly the same.
        """
        self._repo, self._prefix, self._known = repo, prefix, known
        self.commit = _commit(repo, revision)
        self.inside = prefix.rstrip("/")
        listing = repo.git.ls_tree("-r", "-z", self.commit, "--", prefix or ".", as_process=False)
        self._blobs: dict[str, tuple[str, str]] = {}
        for line in listing.split("\0"):
            if line:
                head, path = line.split("\t", 1)
                mode, _, blob = head.split()
                self._blobs[path.removeprefix(prefix)] = (mode, blob)

    @property
    def name(self) -> str:
        """The short commit."""
        return self.commit[:10]

    def entries(self) -> Iterator[Entry]:
        """Yield the files of the revision; a name with a dot in front is not the registry's."""
        for path, (mode, _) in self._blobs.items():
            if hidden(path):
                continue
            if not is_text(path):
                yield Entry(escaped(path), "named")
            else:
                yield Entry(path, {"120000": "link", "160000": "other"}.get(mode, "file"))

    def read(self, path: str) -> bytes:
        """Read a blob through one `cat-file --batch` process that GitPython keeps open."""
        if path not in self._blobs:
            raise Unreadable("not in this revision")
        blob = self._blobs[path][1]
        if self._known is not None and blob in self._known:
            return self._known[blob]
        stream = self._repo.git.stream_object_data(blob)[3]
        raw = bytes(stream.read(MAX_BYTES + 1))
        if self._known is not None:
            self._known[blob] = raw
        return raw
