"""What could not be checked, and why; what of a repository is here at all."""

from __future__ import annotations

from typing import Final

from msgspec import Struct

from ptr.model.fields.fault import Bilingual
from ptr.model.text.plural import counted

NO_GIT: Final[Bilingual] = ("没有安装 git", "git is not installed")
NO_REPOSITORY: Final[Bilingual] = ("不在 Git 仓库里", "in no Git repository")
SHALLOW: Final[Bilingual] = (
    "这里只取了部分历史；请运行 git fetch --unshallow，CI 中设 fetch-depth: 0",
    "only a part of the history was fetched; run git fetch --unshallow, in CI set fetch-depth: 0",
)
PARTIAL: Final[Bilingual] = (
    "这里没有克隆全部内容（--filter）；请运行 git fetch --refetch --no-filter，CI 中不设 filter",
    "not all contents were cloned (--filter); run git fetch --refetch --no-filter, in CI set no filter",
)


class Untold(Struct, frozen=True):
    """Why the past of a registry is not known."""

    why: Bilingual


class Unchecked(Struct, frozen=True):
    """Rules that need the past and were not run, and why: never a pass; those `in_part` told how things stand."""

    codes: tuple[str, ...]
    why: Bilingual
    in_part: tuple[str, ...] = ()


NOT_COMPARED: Final = Untold(("没有与登记簿以前的内容比较", "the registry was not compared with its past"))


class Wholeness(Struct, frozen=True, kw_only=True):
    """What a repository lacks: commits before a certain one, contents of commits, files of the working tree.

    `absent` are the files of the registry that a sparse checkout left out; they are read from Git's index.
    """

    shallow: bool = False
    partial: bool = False
    absent: int = 0

    @property
    def reasons(self) -> tuple[Bilingual, ...]:
        """Why an answer may rest on less than the registry is; none where all is here."""
        flags = ((self.shallow, SHALLOW), (self.partial, PARTIAL))
        return (*(reason for is_so, reason in flags if is_so), *self.read_from_index)

    @property
    def read_from_index(self) -> tuple[Bilingual, ...]:
        """What is said beside an answer on the working tree where some of its files are only in the index."""
        if not self.absent:
            return ()
        are = "is" if self.absent == 1 else "are"
        zh = f"稀疏检出没有取出 {self.absent} 个文件；它们按 Git 暂存区的内容读取"
        return ((zh, f"{counted(self.absent, 'file')} left out by the sparse checkout {are} read from Git's index"),)
