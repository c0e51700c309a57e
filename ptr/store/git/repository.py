"""Two states of a registry in Git, compared without checkout: only the blobs that differ are read."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from shutil import which
from typing import Final

from msgspec import Struct

from ptr.model.fields.errors import PtrError
from ptr.store.git.program import Program, working_tree
from ptr.store.git.revision import hidden
from ptr.store.source import ENTRY_FILE, FolderSource, Unreadable, is_text

CHINA: Final = datetime.timezone(datetime.timedelta(hours=8))
LINK: Final = "120000"
SUBMODULE: Final = "160000"
ABSENT: Final = "000000"
FOLDER: Final = b"40000"
"""How a tree in a tree is marked."""
NO_FILES: Final = (FOLDER, SUBMODULE.encode())


class State(Struct, frozen=True):
    """A committed state of the registry: the commit, its day in China, the registry's folder in it ("" is the top)."""

    commit: str
    date: datetime.date
    folder: str
    name: str

    @property
    def tree(self) -> str:
        """The registry's folder as Git names it."""
        return f"{self.commit}:{self.folder}"


class Blob(Struct, frozen=True):
    """A file of a state: its mode and its blob's id, which is "" for a file of the working tree."""

    mode: str
    id: str = ""


class History:
    """The repository that a registry's folder lies in; `PtrError` where there is none."""

    def __init__(self, folder: Path) -> None:
        """Find the repository."""
        self.folder = folder.resolve()
        top = working_tree(self.folder) if which("git") else None
        if top is None:
            zh = f"{folder} 不在 Git 仓库里，或者没有安装 git；没有以前的版本可比"
            raise PtrError(zh, f"{folder} is in no Git repository, or git is missing: there is nothing to compare with")
        self._program = Program(top)
        inside = self.folder.relative_to(top).as_posix()
        self.inside = "" if inside == "." else inside

    def state(self, revision: str) -> State:
        """Give the state that a revision means; `PtrError` where there is none, or no registry in it."""
        held = self._program.get(_commit_of(revision))
        if held is None:
            raise self._unknown(revision)
        return State(held.id, _day_of(held.content), self._folder_in(held.id, revision), revision)

    def known(self, revision: str) -> str:
        """Give the commit that a revision means; "" where there is none."""
        held = self._program.get(_commit_of(revision))
        return held.id if held else ""

    def resolve(self, revisions: Iterable[str], kind: str = "commit") -> dict[str, str]:
        """Give the objects of a kind that many revisions mean, in one go; those that mean none are left out."""
        wanted = list(dict.fromkeys(revisions))
        found = zip(wanted, self._program.objects(f"{each}^{{{kind}}}" for each in wanted), strict=True)
        return {each: held.id for each, held in found if held}

    def main_line(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the commits of the main line that changed files of units, the newest first, with the files' paths.

        The paths begin at the top: the registry may have lain in any folder. The first commit that is known here
        counts as one that added all it held, so that a part of the history begins with that. Names that Git has to
        quote are no documents'.
        """
        words = ("--first-parent", "-m", "--name-only", "--no-renames", "--format=commit %H", "HEAD", "--")
        said = self._try(
            "log", *words, ":(top,glob)**/units/**", settings=("core.quotePath=false", "log.showRoot=true")
        )
        for part in f"\n{said}".split("\ncommit ")[1:]:
            commit, *paths = part.splitlines()
            yield commit, [path for path in paths if path]

    def loose(self, commits: Iterable[str]) -> list[str]:
        """List the commits among these that no branch or tag leads to: Git may let go of them one day."""
        head = ["HEAD"] if self.known("HEAD") else []
        return self._git("rev-list", *commits, "--not", "--all", *head).split()

    def behind(self, commits: Iterable[str]) -> set[str]:
        """Give the commits among these that HEAD leads to, as long as there is a HEAD."""
        wanted = set(commits)
        if not wanted or not self.known("HEAD"):
            return set()
        return wanted - set(self._git("rev-list", *wanted, "--not", "HEAD").split())

    def trees(self, commits: Iterable[str]) -> dict[str, str]:
        """Give the registry's folder in commits as Git names it; those that hold none, or several, are left out."""
        wanted = list(dict.fromkeys(commits))
        here = f"{self.inside}/{ENTRY_FILE}" if self.inside else ENTRY_FILE
        usual = self.resolve((f"{commit}:{here}" for commit in wanted), "blob")
        found = {}
        for commit in wanted:
            with suppress(PtrError):
                inside = self.inside if f"{commit}:{here}" in usual else self._folder_in(commit, commit)
                found[commit] = f"{commit}:{inside}"
        return found

    def listed(self, asked: Iterable[tuple[str, str]]) -> dict[tuple[str, str], dict[str, str]]:
        """List files with their blobs: the file, or those right in the folder, at a path in the registry of a commit.

        What is not there has no entry.
        """
        wanted = [each for each in dict.fromkeys(asked) if "\n" not in each[1]]
        names = (f"{tree}{path}" if tree.endswith(":") else f"{tree}/{path}" for tree, path in wanted)
        found: dict[tuple[str, str], dict[str, str]] = {}
        for (tree, path), held in zip(wanted, self._program.objects(names), strict=True):
            if held and held.what == "tree":
                here = _entries(held.content, len(held.id) // 2)
                found[tree, path] = {f"{path}/{name}": id for mode, name, id in here if mode not in NO_FILES}
            elif held and held.what == "blob":
                found[tree, path] = {path: held.id}
        return found

    def ordered(self, states: Iterable[State]) -> list[State]:
        """Sort states, each once, so that none stands before one that it descends from, whatever their dates say."""
        by_commit = {state.commit: state for state in states}
        if len(by_commit) < 2:
            return list(by_commit.values())
        listed = self._git("rev-list", "--topo-order", "--reverse", *by_commit).split()
        return [by_commit[commit] for commit in listed if commit in by_commit]

    def blobs(self, state: State, folder: str) -> dict[str, Blob]:
        """List the files of a state in a folder of the registry, with their blobs."""
        listing = self._git("ls-tree", "-r", "-z", "--full-tree", state.tree, "--", folder)
        rows = (line.split("\t", 1) for line in listing.split("\0") if line)
        return {path: Blob(head.split()[0], head.split()[2]) for head, path in rows if _is_ours(path)}

    def fork(self, base: str, head: str) -> str:
        """Give the commit from which two revisions went apart; `PtrError` where they share none."""
        found = self._try("merge-base", self._commit(base), self._commit(head))
        if not found:
            raise PtrError(
                f"{base} 和 {head} 没有共同的来历{self._shallow()[0]}",
                f"{base} and {head} have no common ancestor{self._shallow()[1]}",
            )
        return found.split()[0]

    def last_before(self, day: datetime.date) -> str:
        """Give the last commit of the main line before a day began in China."""
        self._commit("HEAD")
        found = self._try("rev-list", "-1", "--first-parent", f"--before={day.isoformat()}T00:00:00+08:00", "HEAD")
        if not found:
            raise PtrError(
                f"{day} 之前没有提交{self._shallow()[0]}", f"there is no commit before {day}{self._shallow()[1]}"
            )
        return found

    def differing(self, base: State, head: State | None) -> dict[str, tuple[Blob | None, Blob | None]]:
        """List what differs between two states, or a state and the working tree, by path in the registry.

        Untracked files count; so do those that lie unmerged. What is hidden by a dot in front is not the registry's.
        """
        until = head or self.state("HEAD")
        found: dict[str, tuple[Blob | None, Blob | None]] = {}
        if base.tree != until.tree:
            text = self._git("diff-tree", "-r", "--raw", "-z", "--no-abbrev", "--no-renames", base.tree, until.tree)
            found.update(_raw(text))
        if head is None:
            here = self._uncommitted() if until.folder == self.inside else self._renamed(until)
            for path, (old, _) in here.items():
                mine = found[path][0] if path in found else old
                found[path] = (mine, self._on_disk(path))
        return {path: blobs for path, blobs in sorted(found.items()) if not hidden(path)}

    def read_blobs(self, ids: Iterable[str]) -> Iterator[tuple[str, bytes | None]]:
        """Read blobs, each up to one byte more than the dialect allows; None for one that is missing."""
        wanted = list(dict.fromkeys(ids))
        for each, held in zip(wanted, self._program.objects(wanted), strict=True):
            yield each, held.content if held else None

    def sift(self, state: State | None, paths: Iterable[str], words: Iterable[str]) -> Iterator[str]:
        """Yield those of some files in which one of some words stands, or an escape, behind which one may stand."""
        looked_for = [b"\\", *(word.encode() for word in words)]
        for path, raw in self.read_many(state, list(paths)):
            if raw and any(each in raw for each in looked_for):
                yield path

    def read_many(self, state: State | None, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Read files of a state, or of the working tree; None where there is none."""
        if state:
            found = self._program.objects(_in(state, path) for path in paths)
            yield from ((path, held.content if held else None) for path, held in zip(paths, found, strict=True))
            return
        for path in paths:
            try:
                yield path, self.read_disk(path)
            except Unreadable:
                yield path, None

    def read_disk(self, path: str) -> bytes:
        """Read a file of the working tree; raise `Unreadable`."""
        return FolderSource(self.folder).read(path)

    def read(self, state: State, path: str) -> bytes:
        """Read a file of a state by its path; raise `Unreadable` where there is none."""
        held = self._program.get(_in(state, path))
        if held is None or held.what != "blob":
            raise Unreadable("not in this revision")
        return held.content

    def paths(self, state: State | None, folder: str) -> Iterator[str]:
        """List the files of a state, or of the working tree, in a folder of the registry."""
        if state is None:
            files = (self.folder / folder).rglob("*.yaml")
            yield from (path for path in (file.relative_to(self.folder).as_posix() for file in files) if _is_ours(path))
            return
        start = folder.rstrip("/")
        level = [(f"{start}/" if start else "", _in(state, start))]
        while level:
            trees = self._program.objects(name for _, name in level)
            below = []
            for (prefix, _), tree in zip(level, trees, strict=True):
                for mode, part, id in _entries(tree.content, len(tree.id) // 2) if tree and tree.what == "tree" else ():
                    if not _is_ours(part):
                        continue
                    if mode == FOLDER:
                        below.append((f"{prefix}{part}/", id))
                    else:
                        yield f"{prefix}{part}"
            level = below

    def mention(self, state: State | None, text: str) -> Iterator[str]:
        """List the files of units in which a text stands, in a state or in the working tree."""
        folder = state.folder if state else self.inside
        cut = f"{folder}/" if folder else ""
        where = ("--untracked", "--no-exclude-standard") if state is None else ()
        commit = (state.commit,) if state else ()
        found = self._try("grep", *where, "-l", "-z", "-F", "-e", text, *commit, "--", f":(literal,top){cut}units")
        for path in found.split("\0"):
            ours = path.removeprefix(f"{commit[0]}:" if commit else "").removeprefix(cut)
            if ours and _is_ours(ours):
                yield ours

    def _uncommitted(self) -> dict[str, tuple[Blob | None, Blob | None]]:
        """List what differs between HEAD and the working tree, untracked files included."""
        where = self.inside or "."
        text = self._git("diff", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "HEAD", "--", where)
        cut = f"{self.inside}/" if self.inside else ""
        found = {path.removeprefix(cut): blobs for path, blobs in _raw(text).items()}
        others = self._git("ls-files", "--others", "-z", "--full-name", "--", where)
        for path in others.split("\0"):
            if path:
                found.setdefault(path.removeprefix(cut), (None, None))
        return found

    def _renamed(self, until: State) -> dict[str, tuple[Blob | None, Blob | None]]:
        """List all files of a state whose folder has another name in the working tree, and all that lie there now."""
        listing = self._git("ls-tree", "-r", "-z", until.tree)
        rows = (line.split("\t", 1) for line in listing.split("\0") if line)
        held = {path: Blob(head.split()[0], head.split()[2]) for head, path in rows}
        paths = {*held, *self.paths(None, "")}
        return {path: (held.get(path), None) for path in paths}

    def _on_disk(self, path: str) -> Blob | None:
        file = self.folder / path
        if file.is_symlink():
            return Blob(LINK)
        if file.is_dir():
            return Blob(SUBMODULE)
        return Blob("100644") if file.exists() else None

    def _folder_in(self, commit: str, revision: str) -> str:
        """Find the registry in a commit: where it is now, else where there was just one."""
        here = f"{self.inside}/{ENTRY_FILE}" if self.inside else ENTRY_FILE
        if self._program.get(f"{commit}:{here}"):
            return self.inside
        listing = self._git("ls-tree", "-r", "-z", "--name-only", commit)
        found = [path for path in listing.split("\0") if path == ENTRY_FILE or path.endswith(f"/{ENTRY_FILE}")]
        folders = [path.removesuffix(ENTRY_FILE).rstrip("/") for path in found]
        if len(folders) == 1:
            return folders[0]
        if folders:
            names = "、".join(folders[:5])
            raise PtrError(
                f"{revision} 里登记簿不在 {self.inside or '.'}，而在 {names} 等几处，不知道比哪一个",
                f"in {revision} the registry is not at {self.inside or '.'} but there are several: {names}",
            )
        first = self._try("log", "--format=%h", "--diff-filter=A", "--", f":(glob)**/{ENTRY_FILE}").split()
        hint = (
            (f"；最早有登记簿的提交是 {first[-1]}", f"; the first commit with one is {first[-1]}")
            if first
            else ("", "")
        )
        raise PtrError(f"{revision} 里还没有登记簿{hint[0]}", f"there is no registry in {revision}{hint[1]}")

    def _commit(self, revision: str) -> str:
        found = self.known(revision)
        if found:
            return found
        raise self._unknown(revision)

    def _unknown(self, revision: str) -> PtrError:
        if not self.known("HEAD"):
            return PtrError("仓库里还没有提交，没有可比的版本", "the repository has no commit yet to compare with")
        return PtrError(
            f"没有版本 {revision}{self._shallow()[0]}；可用 git log 查看",
            f"there is no revision {revision}{self._shallow()[1]}; see git log",
        )

    @property
    def is_shallow(self) -> bool:
        """Tell whether the history was fetched in part only."""
        return self._try("rev-parse", "--is-shallow-repository") == "true"

    def _shallow(self) -> tuple[str, str]:
        """What to do where the history was fetched in part only."""
        if not self.is_shallow:
            return "", ""
        return (
            "（这里只取了部分历史：请运行 git fetch --unshallow，CI 中设 fetch-depth: 0）",
            " (only a part of the history was fetched: run git fetch --unshallow, in CI set fetch-depth: 0)",
        )

    def _git(self, command: str, *words: str) -> str:
        return self._program.ask(command, *words)

    def _try(self, command: str, *words: str, settings: Iterable[str] = ()) -> str:
        return self._program.attempt(command, *words, settings=settings)


def _in(state: State, path: str) -> str:
    """Name what lies at a path of a state as Git does."""
    return f"{state.commit}:{'/'.join(filter(None, (state.folder, path)))}"


def _commit_of(revision: str) -> str:
    return f"{revision}^{{commit}}"


def _day_of(commit: bytes) -> datetime.date:
    """Give the day in China on which a commit was made, from its content; a name may hold any bytes but line ends."""
    line = next(line for line in commit.split(b"\n") if line.startswith(b"committer "))
    return datetime.datetime.fromtimestamp(int(line.split()[-2]), CHINA).date()


def _entries(tree: bytes, width: int) -> Iterator[tuple[bytes, str, str]]:
    """Read a tree: mode, name, id of each entry; ids are so many bytes wide."""
    start = 0
    while start < len(tree):
        space, end = tree.index(b" ", start), tree.index(b"\0", start)
        id = tree[end + 1 : end + 1 + width].hex()
        yield tree[start:space], tree[space + 1 : end].decode("utf-8", "surrogateescape"), id
        start = end + 1 + width


def _is_ours(path: str) -> bool:
    return not hidden(path) and is_text(path)


def _raw(text: str) -> dict[str, tuple[Blob | None, Blob | None]]:
    """Read `--raw -z`: two modes, two ids, a letter; then the path."""
    fields = text.split("\0")
    found: dict[str, tuple[Blob | None, Blob | None]] = {}
    for head, path in zip(fields[::2], fields[1::2], strict=False):
        old_mode, new_mode, old, new, _ = head.removeprefix(":").split(" ")
        before = Blob(old_mode, old) if old_mode != ABSENT else None
        if path not in found or found[path][0] is None:
            found[path] = (before, Blob(new_mode, new) if new_mode != ABSENT else None)
    return found
