"""Two states of a registry in Git, compared without checkout: only the blobs that differ are read."""

from __future__ import annotations

import datetime
import sys
import tempfile
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, Final

from msgspec import Struct

from ptr.model.errors import PtrError
from ptr.store.git import has_commit, hidden, open_repo, refusals
from ptr.store.source import ENTRY_FILE, MAX_BYTES, Unreadable, is_text

if TYPE_CHECKING:
    from git import Repo

LINK: Final = "120000"
SUBMODULE: Final = "160000"
ABSENT: Final = "000000"


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
        """Open the repository."""
        repo = open_repo(folder)
        if repo is None or repo.bare:
            zh = f"{folder} 不在 Git 仓库里，或者没有安装 git；没有以前的版本可比"
            raise PtrError(zh, f"{folder} is in no Git repository, or git is missing: there is nothing to compare with")
        self._repo: Repo = repo
        self.folder = folder.resolve()
        self._listed: dict[str, list[str]] = {}
        inside = self.folder.relative_to(Path(str(repo.working_tree_dir)).resolve()).as_posix()
        self.inside = "" if inside == "." else inside

    def state(self, revision: str) -> State:
        """Give the state that a revision means; `PtrError` where there is none, or no registry in it."""
        found = self._try("log", "-1", "--format=%H %ct", "--end-of-options", f"{revision}^{{commit}}", "--")
        commit, stamp = found.split() if found else (self._commit(revision), "0")
        china = datetime.timezone(datetime.timedelta(hours=8))
        date = datetime.datetime.fromtimestamp(int(stamp), china).date()
        return State(commit, date, self._folder_in(commit, revision), revision)

    def known(self, revision: str) -> str:
        """Give the commit that a revision means; "" where there is none."""
        return self._try("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")

    def resolve(self, revisions: Iterable[str], kind: str = "commit") -> dict[str, str]:
        """Give the objects of a kind that many revisions mean, in one go; those that mean none are left out."""
        wanted = list(dict.fromkeys(revisions))
        with self._asking(f"{each}^{{{kind}}}" for each in wanted) as file:
            lines = str(self._repo.git.cat_file("--batch-check", istream=file)).splitlines() if wanted else []
        answers = (line.split() for line in lines)
        return {each: said[0] for each, said in zip(wanted, answers, strict=True) if said[1:2] == [kind]}

    def main_line(self) -> Iterator[tuple[str, list[str]]]:
        """Yield the commits of the main line that changed files of units, the newest first, with the files' paths.

        The paths begin at the top: the registry may have lain in any folder. The first commit that is known here
        counts as one that added all it held, so that a part of the history begins with that. Names that Git has to
        quote are no documents'.
        """
        words = ("--first-parent", "-m", "--name-only", "--no-renames", "--format=commit %H", "HEAD", "--")
        said = self._try("log", *words, ":(top,glob)**/units/**", c=["core.quotePath=false", "log.showRoot=true"])
        for part in f"\n{said}".split("\ncommit ")[1:]:
            commit, *paths = part.splitlines()
            yield commit, [path for path in paths if path]

    def loose(self, commits: Iterable[str]) -> list[str]:
        """List the commits among these that no branch or tag leads to: Git may let go of them one day."""
        return self._git("rev-list", *commits, "--not", "--all", "HEAD").split()

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
        names = [f"{tree}{path}" if tree.endswith(":") else f"{tree}/{path}" for tree, path in wanted]
        found = {}
        for (tree, path), (head, raw) in zip(wanted, self._objects(names), strict=True):
            if head[1:2] == [b"tree"]:
                found[tree, path] = {f"{path}/{name}": id for name, id in _files(raw, len(head[0]) // 2)}
            elif head[1:2] == [b"blob"]:
                found[tree, path] = {path: head[0].decode()}
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
        """Read blobs, each at most one byte beyond what a document may have; None for those that are missing."""
        wanted = list(dict.fromkeys(ids))
        for each, (head, raw) in zip(wanted, self._objects(wanted, MAX_BYTES + 1), strict=True):
            yield each, raw if len(head) == 3 else None

    def _objects(self, names: Sequence[str], limit: int = sys.maxsize) -> Iterator[tuple[list[bytes], bytes]]:
        """Read objects through one `cat-file --batch`: id, type and size, and the content up to a limit.

        Two words only, and no content, where there is none of that name.
        """
        if not names:
            return
        with self._asking(names) as file:
            process = self._repo.git.cat_file("--batch", "--buffer", istream=file, as_process=True)
            out: IO[bytes] = process.stdout
            for _ in names:
                head = out.readline().split()
                size = int(head[2]) if len(head) == 3 else -1
                yield head, out.read(max(0, min(size, limit)))
                _skip(out, size + 1 - max(0, min(size, limit)))
            process.wait()

    @contextmanager
    def _asking(self, names: Iterable[str]) -> Iterator[IO[bytes]]:
        """Lend a file that asks Git for objects, one a line."""
        with tempfile.TemporaryFile() as file, refusals():
            file.write("".join(f"{each}\n" for each in names).encode())
            file.seek(0)
            yield file

    def read_disk(self, path: str) -> bytes:
        """Read a file of the working tree; raise `Unreadable`."""
        from ptr.store.source import FolderSource

        return FolderSource(self.folder).read(path)

    def read(self, state: State, path: str) -> bytes:
        """Read a file of a state by its path; raise `Unreadable` where there is none."""
        if "\n" in path:
            raise Unreadable("not in this revision")
        name = f"{state.commit}:{state.folder}{'/' if state.folder else ''}{path}"
        try:
            stream = self._repo.git.stream_object_data(name)[3]
            return bytes(stream.read(MAX_BYTES + 1))
        except ValueError:
            raise Unreadable("not in this revision") from None

    def paths(self, state: State | None, folder: str) -> Iterator[str]:
        """List the files of a state, or of the working tree, in a folder of the registry."""
        if state is None:
            files = (self.folder / folder).rglob("*.yaml")
            yield from (path for path in (file.relative_to(self.folder).as_posix() for file in files) if _is_ours(path))
            return
        if state.tree not in self._listed:
            listing = self._git("ls-tree", "-r", "-z", "--name-only", state.tree)
            self._listed[state.tree] = sorted(path for path in listing.split("\0") if path and _is_ours(path))
        paths, start = self._listed[state.tree], folder.rstrip("/") + "/" if folder else ""
        for path in paths[bisect_left(paths, start) :]:
            if not path.startswith(start):
                break
            yield path

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
        if self._try("rev-parse", "--verify", "--quiet", f"{commit}:{here}"):
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
        if not has_commit(self._repo):
            raise PtrError("仓库里还没有提交，没有可比的版本", "the repository has no commit yet to compare with")
        raise PtrError(
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
        with refusals():
            return str(getattr(self._repo.git(literal_pathspecs=True), command.replace("-", "_"))(*words))

    def _try(self, command: str, *words: str, c: Sequence[str] = ()) -> str:
        """Run git, with settings if need be; "" where it refuses."""
        from git import GitCommandError

        try:
            return str(getattr(self._repo.git(c=list(c)), command.replace("-", "_"))(*words)).strip()
        except (GitCommandError, ValueError):
            return ""


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


def _files(tree: bytes, width: int) -> Iterator[tuple[str, str]]:
    """Read a tree object: the names of its files and their ids, of so many bytes each."""
    at = 0
    while at < len(tree):
        end = tree.index(b"\0", at)
        mode, _, name = tree[at:end].partition(b" ")
        at = end + 1 + width
        if mode not in (b"40000", SUBMODULE.encode()):
            yield name.decode("utf-8", "surrogateescape"), tree[end + 1 : at].hex()


def _skip(out: IO[bytes], size: int) -> None:
    while size > 0:
        size -= len(out.read(min(size, MAX_BYTES))) or size
