"""A new Git repository written commit by commit: equal files, messages and times yield equal commit ids anywhere."""

from __future__ import annotations

import datetime
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from ptr.model.fields.errors import PtrError
from ptr.store.git.door.environment import nobodys
from ptr.store.git.program import Program

if TYPE_CHECKING:
    from git import Repo


class Timeline:
    """A repository that grows; what is committed is all of its files."""

    def __init__(self, repo: Repo) -> None:
        """Take an empty repository."""
        self._repo = repo
        self._folder = Path(str(repo.working_tree_dir))
        self._written: dict[str, bytes] = {}

    def commit(self, files: Mapping[str, bytes], message: str, author: str, moment: datetime.datetime) -> str:
        """Commit a whole state, written by a post at a moment with its time zone, and return the commit's id.

        No hook runs and nothing is signed, so that the settings of the machine do not affect the id.
        """
        from git import Actor

        gone = [path for path in self._written if path not in files]
        changed = [path for path, content in files.items() if self._written.get(path) != content]
        for path in changed:
            (self._folder / path).parent.mkdir(parents=True, exist_ok=True)
            (self._folder / path).write_bytes(files[path])
        index = self._repo.index
        if gone:
            index.remove(gone, working_tree=True)
        index.add(changed)
        self._written = dict(files)
        actor = Actor(author, "post@example.cn")
        commit = index.commit(
            message, author=actor, committer=actor, author_date=moment, commit_date=moment, skip_hooks=True
        )
        return str(commit.hexsha)


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn a refusal of git into a `PtrError` with its message."""
    from git import GitCommandError

    try:
        yield
    except (GitCommandError, OSError, ValueError) as error:
        reason = str(getattr(error, "stderr", "") or error).strip().removeprefix("stderr:").strip(" '\n")
        raise PtrError(f"git 报错：{reason}", f"git says: {reason}") from error


@contextmanager
def _in_utf8(repo: Repo) -> Iterator[None]:
    """Have messages kept in UTF-8, whatever a person's settings say."""
    with repo.config_writer() as settings:
        settings.set_value("i18n", "commitEncoding", "UTF-8")
    yield
    with repo.config_writer() as settings:
        settings.remove_section("i18n")


@contextmanager
def new_repository(folder: Path) -> Iterator[Timeline]:
    """Provide a timeline whose repository is in `folder` at the end, whole or not at all.

    `PtrError` without a git program, and where the folder holds something already.
    """
    try:
        from git import Repo
    except ImportError:
        raise PtrError("没有安装 git，无法建立仓库", "git is not installed: no repository can be created") from None
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PtrError(f"{folder} 已经存在并且不空；请另选一个", f"{folder} exists and is not empty; choose another")
    folder = folder.resolve()
    above = [path for path in folder.parents if not path.exists()]
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=".ptr-"))
    try:
        (aside / "new").mkdir()
        words = ("--quiet", "--template=", "--object-format=sha1", "--initial-branch=main")
        Program(aside / "new").ask("init", *words)
        with _refusals(), nobodys(), Repo(aside / "new") as repo, _in_utf8(repo):
            yield Timeline(repo)
        if folder.exists():
            folder.rmdir()
        (aside / "new").rename(folder)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        for path in above:
            path.rmdir()
        raise
    shutil.rmtree(aside, ignore_errors=True)
