"""How a registry stands by its ledger: at a revision, or in the working tree, with what is not on the main line yet."""

from __future__ import annotations

import datetime
from pathlib import Path

import msgspec
from msgspec import Struct

from ptr.ledger.ledger import Ledger
from ptr.ledger.memory import Memory
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.results.unchecked import Untold
from ptr.model.time.deadline import WorkingDays
from ptr.operations.ledger.fold import Ends, Folder, line_digest
from ptr.operations.ledger.loading import StatePair, read_states
from ptr.operations.ledger.main_line import MainLine, main_line_of
from ptr.store.cache import Cache, identity
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import ComparedFiles, RevisionFiles

CHECKPOINT = "ledger"


class Checkpoint(Struct, frozen=True, array_like=True):
    """A ledger as it was after the last step of a line; `line` names the steps with their days."""

    ptr: str
    line: str
    folder: str
    memory: Memory


class Compared(Struct, frozen=True):
    """Two states that were read already: where from, which revisions, what they hold."""

    files: ComparedFiles
    ends: Ends
    states: StatePair


class Standing(Struct, frozen=True, eq=False):
    """A ledger with the position of the step that is provisional (-1: none), and the line it was folded over.

    Where the line is not known, `untold` says why, and the ledger knows only the two states of a comparison.
    """

    ledger: Ledger
    provisional: int
    line: MainLine | None = None
    untold: Bilingual | None = None
    notes: tuple[Bilingual, ...] = ()

    def left_at(self, commit: str) -> int:
        """Return the position at which a commit left the line; before every step where no line is known."""
        return self.line.left_at(commit) if self.line else 0


def standing(
    root: Path, head: Revision | None, days: WorkingDays, today: datetime.date, compared: Compared | None = None
) -> Standing | Untold:
    """Return how a registry stands at a revision, or in the working tree (None).

    What a branch or the working tree holds beyond the main line is taken as one provisional step of today. What was
    compared already is not read again; it is all there is where the main line is not known.
    """
    repository = compared.files.repository if compared else Repository(root)
    line = main_line_of(repository, head, today)
    commit = head.commit if head else repository.find_commit("HEAD")
    position = line.left_at(commit) if commit and isinstance(line, MainLine) else -1
    if isinstance(line, Untold) or position < 0:
        untold = line if isinstance(line, Untold) else Untold(_apart(line.name))
        return _compared(repository, compared, days, today, untold) if compared else untold
    folder = Folder(repository, line, days)
    ledger = _folded(Cache(root), line, folder, position)
    notes = tuple(_notes(line, position))
    if head and commit in line.positions:
        return Standing(ledger, -1, line, None, notes)
    base = repository.revision(line.steps[position].commit)
    mine = compared if compared and compared.ends == (base, head) else None
    files = mine.files if mine else RevisionFiles(repository)
    states = mine.states if mine else read_states(files, base, head)
    if not (states.before.documents or states.after.documents or states.unread):
        return Standing(ledger, -1, line, None, notes)
    ledger = ledger.copy()
    folder.provisional(ledger, states, files, (base, head), position + 1, today)
    return Standing(ledger, position + 1, line, None, notes)


def main_standing(root: Path, days: WorkingDays, today: datetime.date, *, remember: bool = True) -> Standing | Untold:
    """Return how the main line stands as far as HEAD descends from it, without what is not on it yet.

    Without `remember` no checkpoint is read or written.
    """
    try:
        repository = Repository(root)
        commit = repository.find_commit("HEAD")
        head = repository.revision("HEAD") if commit else None
    except PtrError as error:
        return Untold(error.message)
    if head is None:
        return Untold(("仓库里还没有提交", "the repository has no commit yet"))
    line = main_line_of(repository, head, today)
    if isinstance(line, Untold):
        return line
    position = line.left_at(commit)
    if position < 0:
        return Untold(_apart(line.name))
    cache = Cache(root) if remember else None
    return Standing(_folded(cache, line, Folder(repository, line, days), position), -1, line)


def _compared(
    repository: Repository, compared: Compared, days: WorkingDays, today: datetime.date, untold: Untold
) -> Standing:
    """Return what two states alone tell: what is owed for their changes, and which documents meet it."""
    folder = Folder(repository, None, days)
    ledger = folder.begin(compared.ends[0])
    folder.provisional(ledger, compared.states, compared.files, compared.ends, 1, today)
    return Standing(ledger, 1, None, untold.why)


def _folded(cache: Cache | None, line: MainLine, folder: Folder, position: int) -> Ledger:
    """Fold the line up to a position, from the last checkpoint where that lies before it and its steps are the same."""
    inside = line.repository.inside
    kept = cache.load(CHECKPOINT, Checkpoint) if cache else None
    ledger = Ledger()
    if kept and kept.memory.step <= position and _is_ours(kept, line, inside):
        ledger = Ledger(kept.memory)
    if ledger.memory.step < position:
        folder.fold(ledger, line, position)
        if cache and position == line.last:
            memory = msgspec.msgpack.decode(ledger.dump(), type=Memory)
            digest = line_digest(line, ledger.memory.step)
            cache.save(CHECKPOINT, Checkpoint(identity(), digest, inside, memory))
    return ledger


def _is_ours(kept: Checkpoint, line: MainLine, inside: str) -> bool:
    same = (kept.ptr, kept.folder) == (identity(), inside)
    return same and kept.line == line_digest(line, kept.memory.step)


def _apart(name: str) -> Bilingual:
    return (
        f"这里的历史里没有与主干 {name} 共同的提交",
        f"nothing here descends from the main line {name}",
    )


def _notes(line: MainLine, position: int) -> list[Bilingual]:
    """Word what is particular about the line: days that are not believed, a merge that turned it, steps beyond."""
    notes: list[Bilingual] = []
    ahead = line.last - position
    if ahead:
        zh = f"主干在分出之后又前进了 {ahead} 步"
        notes.append((zh, f"the main line has moved on by {ahead} steps since the fork"))
    for step in line.steps[: position + 1]:
        commit, named = step.commit[:10], step.committer_day or "?"
        if step.disbelieved:
            zh = f"提交 {commit} 写的日期 {named} 不可信，按 {step.day} 计"
            notes.append((zh, f"the day {named} of commit {commit} is not believed; it counts as of {step.day}"))
        if step.turned:
            zh = f"提交 {commit} 是把主干并进来（git pull），主线沿原主干计"
            notes.append((zh, f"commit {commit} merged the main line in (a pull); the line follows what was main"))
    return notes
