"""How a registry stands by its ledger: at a revision, or in the working tree, with what is not on the main line yet."""

from __future__ import annotations

import datetime
from pathlib import Path

from msgspec import Struct

from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.memory import Memory
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.results.unchecked import Untold
from ptr.model.time.clock import Belief
from ptr.model.time.deadline import WorkingDays
from ptr.operations.ledger.loading import Ends, StatePair, read_states
from ptr.operations.ledger.main_line import MainLine, main_line_of
from ptr.store.cache import Cache, identity
from ptr.store.git.repository import Repository, Revision, none_for
from ptr.store.git.revision_files import ComparedFiles, RevisionFiles
from ptr.store.git.signature import KEYS, NO_TOOL, SUFFIX

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
    root: Path,
    head: Revision | None,
    days: WorkingDays,
    today: datetime.date,
    compared: Compared | None = None,
    *,
    belief: Belief | None = None,
) -> Standing | Untold:
    """Return how a registry stands at a revision, or in the working tree (None).

    What a branch or the working tree holds beyond the main line is taken as one provisional step of today. What was
    compared already is not read again; it is all there is where the main line is not known. Of commits no day after
    today is believed, or what `belief` says.
    """
    repository = compared.files.repository if compared else Repository(root)
    line = main_line_of(repository, head, belief or Belief(today))
    commit = head.commit if head else repository.find_commit("HEAD")
    position = line.left_at(commit) if commit and isinstance(line, MainLine) else -1
    if isinstance(line, Untold) or position < 0:
        untold = line if isinstance(line, Untold) else Untold(_apart(line.name))
        return _compared(repository, compared, days, today, untold) if compared else untold
    ledger = _folded(Cache(root), line, days, position)
    notes = tuple(_notes(line, position))
    beyond = None if head and commit in line.positions else _beyond(line, position, head, compared)
    if beyond is None:
        return Standing(ledger, -1, line, None, notes)
    day = max(today, line.steps[position].day)
    _add(ledger, repository, line, days, beyond, position + 1, day)
    return Standing(ledger, position + 1, line, None, notes)


def _beyond(line: MainLine, position: int, head: Revision | None, compared: Compared | None) -> Compared | None:
    """Read what a branch or the working tree holds beyond the line, unless it was read; None where that is nothing."""
    left = line.steps[position].commit
    if compared and (compared.ends[0].commit, compared.ends[1]) == (left, head):
        read = compared
    else:
        files, base = RevisionFiles(line.repository), line.repository.revision(left)
        read = Compared(files, (base, head), read_states(files, base, head))
    states = read.states
    if states.before.documents or states.after.documents or states.unread:
        return read
    sealed = any(path.endswith((SUFFIX, KEYS)) for path in read.files.differing(*read.ends))
    return read if sealed else None


def _add(
    ledger: Ledger,
    repository: Repository,
    line: MainLine | None,
    days: WorkingDays,
    read: Compared,
    position: int,
    today: datetime.date,
) -> None:
    from ptr.operations.ledger.fold import Folder

    Folder(repository, line, days).provisional(ledger, read.states, read.files, read.ends, position, today)


def main_standing(root: Path, days: WorkingDays, belief: Belief, *, remember: bool = True) -> Standing | Untold:
    """Return how the main line stands as far as HEAD descends from it, without what is not on it yet.

    Without `remember` no checkpoint is read or written.
    """
    missing = none_for(root)
    if missing:
        return Untold(missing)
    repository = Repository(root)
    commit = repository.find_commit("HEAD")
    if not commit:
        return Untold(("仓库里还没有提交", "the repository has no commit yet"))
    try:
        head = repository.revision("HEAD")
    except PtrError as error:
        return Untold(error.message)
    line = main_line_of(repository, head, belief)
    if isinstance(line, Untold):
        return line
    position = line.left_at(commit)
    if position < 0:
        return Untold(_apart(line.name))
    cache = Cache(root) if remember else None
    return Standing(_folded(cache, line, days, position), -1, line)


def _compared(
    repository: Repository, compared: Compared, days: WorkingDays, today: datetime.date, untold: Untold
) -> Standing:
    """Return what two states alone tell: what is owed for their changes, and which documents meet it."""
    if not (compared.states.before.documents or compared.states.after.documents):
        return Standing(Ledger(), 1, None, untold.why)
    from ptr.operations.ledger.fold import Folder

    ledger = Folder(repository, None, days).begin(compared.ends[0])
    _add(ledger, repository, None, days, compared, 1, today)
    return Standing(ledger, 1, None, untold.why)


def _folded(cache: Cache | None, line: MainLine, days: WorkingDays, position: int) -> Ledger:
    """Fold the line up to a position, from the last checkpoint where that lies before it and its steps are the same."""
    inside = line.repository.inside
    kept = cache.load(CHECKPOINT, Checkpoint) if cache else None
    ledger = Ledger()
    if kept and kept.memory.step <= position and _is_ours(kept, line, inside):
        ledger = Ledger(kept.memory)
    if ledger.memory.step < position:
        from ptr.operations.ledger.fold import Folder

        Folder(line.repository, line, days).fold(ledger, line, position)
        if cache and position == line.last and all(each.message != NO_TOOL for each in ledger.memory.irregularities):
            checkpoint = Checkpoint(identity(), line.digest(ledger.memory.step), inside, ledger.memory)
            cache.save(CHECKPOINT, checkpoint)
    return ledger


def _is_ours(kept: Checkpoint, line: MainLine, inside: str) -> bool:
    same = (kept.ptr, kept.folder) == (identity(), inside)
    return same and kept.line == line.digest(kept.memory.step)


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
        zh = f"主干此后又前进了 {ahead} 步"
        notes.append((zh, f"the main line has moved on by {ahead} steps since then"))
    stopped = line.belief.stopped
    if any(stopped and step.committer_day and step.committer_day > stopped for step in line.steps[: position + 1]):
        zh = f"登记簿以 {stopped} 为今天（as_of），此后的提交按这一天计"
        notes.append((zh, f"today is {stopped} by as_of in registry.yaml; later commits count as of that day"))
    for step in line.steps[: position + 1]:
        commit, named = step.commit[:10], step.committer_day or "?"
        if step.disbelieved:
            zh = f"提交 {commit} 写的日期 {named} 不可信，按 {step.day} 计"
            notes.append((zh, f"the day {named} of commit {commit} is not believed; it counts as of {step.day}"))
        if step.turned:
            zh = f"提交 {commit} 是把主干并进来（git pull），主线沿原主干计"
            notes.append((zh, f"commit {commit} merged the main line in (a pull); the line follows what was main"))
    return notes
