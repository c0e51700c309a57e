"""The Git repository that a registry lies in: its revisions, and where the registry is in them."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from pathlib import Path
from shutil import which
from typing import Final

from msgspec import Struct

from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.results.unchecked import NO_GIT, NO_REPOSITORY, SHALLOW, Wholeness
from ptr.store.git.door.places import git_folder, is_bare, shared_folder, working_tree
from ptr.store.git.door.reader import GitObject
from ptr.store.git.door.sparse import left_out
from ptr.store.git.program import Program
from ptr.store.source import ENTRY_FILE

CHINA: Final = datetime.timezone(datetime.timedelta(hours=8))


class Revision(Struct, frozen=True):
    """A commit that holds the registry: its id, its day in China, the registry's folder ("" is the top), its name."""

    commit: str
    date: datetime.date
    folder: str
    name: str

    @property
    def tree(self) -> str:
        """The registry's folder as Git names it."""
        return f"{self.commit}:{self.folder}"

    def path_of(self, path: str) -> str:
        """Return the path in the repository of a path of the registry."""
        return "/".join(filter(None, (self.folder, path)))

    def object_at(self, path: str) -> str:
        """Return Git's name for what lies at a path of the registry."""
        return f"{self.commit}:{self.path_of(path)}"


class Repository:
    """The repository that a registry's folder lies in, or a bare one; `PtrError` where there is none.

    `folder` is the registry's folder, `top` that of the repository, `inside` where the registry lies in it ("" is the
    top), `program` answers questions about the repository.
    """

    def __init__(self, folder: Path) -> None:
        """Find the repository."""
        self.folder = folder.resolve()
        self.is_bare = is_bare(self.folder)
        top, why = _top_of(self.folder), none_for(folder)
        if top is None or why:
            zh, en = why or NO_REPOSITORY
            raise PtrError(f"{folder} {zh}；没有以前的版本可比", f"{folder}: {en}: there is nothing to compare with")
        self.top = top
        self.program = Program(top)
        inside = self.folder.relative_to(top).as_posix()
        self.inside = "" if inside == "." else inside
        if self.is_bare and self.find_commit("HEAD"):
            self.inside = self.folder_in("HEAD", "HEAD")

    @property
    def prefix(self) -> str:
        """What stands before the registry's paths in the repository: "", or a folder ending in `/`."""
        return f"{self.inside}/" if self.inside else ""

    def revision(self, name: str) -> Revision:
        """Return the revision that a name means; `PtrError` where there is none, or no registry in it."""
        commit = self._named(name)
        return Revision(commit.id, _day_of(commit.content), self.folder_in(commit.id, name), name)

    def commit(self, name: str) -> str:
        """Return the commit that a name means, whether it holds a registry or not; `PtrError` where there is none."""
        return self._named(name).id

    def find_commit(self, name: str) -> str:
        """Return the commit that a name means; "" where there is none."""
        commit = self.program.get(_commit_of(name))
        return commit.id if commit else ""

    def resolve(self, names: Iterable[str], kind: str = "commit") -> dict[str, str]:
        """Return the objects of a kind that many names mean, in one go; names that mean none are left out."""
        wanted = list(dict.fromkeys(names))
        asked = (each if ":" in each else f"{each}^{{{kind}}}" for each in wanted)  # a path ends the name of an object
        objects = zip(wanted, self.program.objects(asked), strict=True)
        return {each: entry.id for each, entry in objects if entry and entry.what == kind}

    def folder_in(self, commit: str, name: str) -> str:
        """Return where a commit holds the registry: where it is now, else the only one; errors name it `name`."""
        if self.program.get(f"{commit}:{self.prefix}{ENTRY_FILE}"):
            return self.inside
        listing = self.program.ask("ls-tree", "-r", "-z", "--name-only", commit)
        entries = [path for path in listing.split("\0") if path == ENTRY_FILE or path.endswith(f"/{ENTRY_FILE}")]
        folders = [path.removesuffix(ENTRY_FILE).rstrip("/") for path in entries]
        ours = folders if len(folders) == 1 else self._not_others(folders)
        if len(ours) == 1:
            return ours[0]
        if folders:
            names = "、".join(folders[:5])
            raise PtrError(
                f"{name} 里登记簿不在 {self.inside or '.'}，而在 {names} 等几处，不知道比哪一个",
                f"in {name} the registry is not at {self.inside or '.'}, and there are several others: {names}",
            )
        words = ("--format=%h", "--diff-filter=A", self.find_commit("HEAD") or commit, "--", f":(glob)**/{ENTRY_FILE}")
        first = self.program.ask_patterns("log", *words).split()
        zh, en = ("", "")
        if first:
            zh, en = f"；最早有登记簿的提交是 {first[-1]}", f"; the first commit with one is {first[-1]}"
        raise PtrError(f"{name} 里还没有登记簿{zh}", f"there is no registry in {name}{en}")

    def _not_others(self, folders: Sequence[str]) -> list[str]:
        """Return those of some folders with a registry that hold none any more: what stands is another registry."""
        standing = self.resolve((f"HEAD:{folder}/{ENTRY_FILE}" for folder in folders), "blob")
        return [folder for folder in folders if f"HEAD:{folder}/{ENTRY_FILE}" not in standing]

    @cached_property
    def is_shallow(self) -> bool:
        """Whether only part of the history was fetched."""
        folder = git_folder(self.top)
        return folder is not None and (shared_folder(folder) / "shallow").is_file()

    @property
    def shallow_hint(self) -> Bilingual:
        """What to do where only part of the history was fetched, else nothing."""
        return (f"（{SHALLOW[0]}）", f" ({SHALLOW[1]})") if self.is_shallow else ("", "")

    @cached_property
    def left_out(self) -> dict[str, str]:
        """The files of the registry that a sparse checkout left out, with their blobs in the index."""
        folder = git_folder(self.top)
        listed = left_out(self.program, folder, self.inside) if folder else {}
        cut = len(self.prefix)
        return {path[cut:]: id for path, id in listed.items() if not (self.folder / path[cut:]).exists()}

    @property
    def wholeness(self) -> Wholeness:
        """How much of the repository is here."""
        return Wholeness(shallow=self.is_shallow, partial=self.program.is_partial, absent=len(self.left_out))

    def _named(self, name: str) -> GitObject:
        """Return the commit that a name means; `PtrError` where there is none, or the name means several."""
        commit = self.program.get(_commit_of(name))
        if commit is None:
            raise self._unknown(name)
        short, *rest = re.split(r"(?=[~^@:])", name, maxsplit=1)
        full = [f"refs/tags/{short}", f"refs/heads/{short}", f"refs/remotes/{short}"]
        meant = self.resolve(f"{each}{''.join(rest)}" for each in full if short != "HEAD")
        if len(set(meant.values())) > 1:
            listed = [f"{each} ({id[:10]})" for each, id in meant.items()]
            raise PtrError(
                f"{name} 既是标签又是分支，不知道指哪一个；请写全：{'、'.join(listed)}",
                f"{name} means several commits; name one in full: {', '.join(listed)}",
            )
        return commit

    def _unknown(self, name: str) -> PtrError:
        if not self.find_commit("HEAD"):
            return PtrError("仓库里还没有提交，没有可比的版本", "the repository has no commit yet to compare with")
        zh, en = self.shallow_hint
        return PtrError(f"没有版本 {name}{zh}；可用 git log 查看", f"there is no revision {name}{en}; see git log")


def none_for(folder: Path) -> Bilingual | None:
    """Return why there is no repository to ask around a folder; None where there is one."""
    if not which("git"):
        return NO_GIT
    return None if _top_of(folder.resolve()) else NO_REPOSITORY


def _top_of(folder: Path) -> Path | None:
    return folder if is_bare(folder) else working_tree(folder)


def _commit_of(name: str) -> str:
    return f"{name}^{{commit}}"


def _day_of(commit: bytes) -> datetime.date:
    """Return the day in China of a commit, from its content; a name may hold any bytes but line ends."""
    line = next(line for line in commit.split(b"\n") if line.startswith(b"committer "))
    return datetime.datetime.fromtimestamp(int(line.split()[-2]), CHINA).date()
