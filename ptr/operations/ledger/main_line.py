"""The main line of a registry: which commits it has, on which days they count, and where a revision left it."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from ptr.model.documents.registry import Registry
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.results.unchecked import SHALLOW, Untold
from ptr.model.time.clock import Belief
from ptr.store.git.main_line import Step, steps
from ptr.store.git.refs import TipUnknown, tip
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import RevisionFiles
from ptr.store.hashes import lines_digest
from ptr.store.open import read_document
from ptr.store.source import MemorySource

OFF: Final = "none"
TURNED_OFF: Final[Bilingual] = (
    "registry.yaml 写明 main_line: none",
    "main_line: none (registry.yaml)",
)


class MainLine:
    """The commits of the main line, the oldest first."""

    def __init__(self, repository: Repository, name: str, end: str, belief: Belief) -> None:
        """Read the line that ends with a commit, with the days that are believed."""
        self.repository, self.name, self.belief = repository, name, belief
        read = steps(repository, end, name, belief.latest)
        self.steps: list[Step] = [replace(step, day=belief.day(step.day)) for step in read]
        self.positions = {step.commit: position for position, step in enumerate(self.steps)}

    @property
    def last(self) -> int:
        """The position of the last commit."""
        return len(self.steps) - 1

    def digest(self, until: int) -> str:
        """Return a name for the steps up to a position with their days, which a later commit can move."""
        return lines_digest(f"{step.commit} {step.day}" for step in self.steps[: until + 1])

    def left_at(self, commit: str) -> int:
        """Return the position of the last commit of the line that a commit descends from; -1 where there is none."""
        if commit in self.positions:
            return self.positions[commit]
        behind = self.repository.program.ask("rev-list", commit).split()
        return max((self.positions[each] for each in behind if each in self.positions), default=-1)


def main_line_of(repository: Repository, revision: Revision | None, belief: Belief) -> MainLine | Untold:
    """Return the main line that a revision of the registry names, else the reason why its days cannot be told."""
    name = _named(repository, revision)
    if name == OFF:
        return Untold(TURNED_OFF)
    if repository.is_shallow:
        return Untold(SHALLOW)
    end = tip(repository, name)
    return Untold(end.reason) if isinstance(end, TipUnknown) else MainLine(repository, name, end.commit, belief)


def _named(repository: Repository, revision: Revision | None) -> str:
    """Return the branch that `registry.yaml` names; the default where it cannot be read."""
    place = place_of(Registry.PATH)
    [(path, raw)] = RevisionFiles(repository).read_many(revision, [Registry.PATH])
    document = read_document(MemorySource({path: raw}), place).document if raw is not None and place else None
    return document.main_line if isinstance(document, Registry) else "main"
