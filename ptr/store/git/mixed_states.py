"""A state put together of several: each file as the state holds it that is picked for it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Final, TypeAlias

from ptr.store.git.repository import Blob, History, State

Pick: TypeAlias = Callable[[str], State | None]
"""Which state holds a file; None is the working tree, with which nothing differs."""

Differing: TypeAlias = dict[str, tuple[Blob | None, Blob | None]]

TRAVELLING: Final = ("powers", "withheld", "flows")
"""Folders of what keeps its key, and so its file's name, wherever it goes."""


class Pieces(History):
    """The repository of a registry that is compared with a state put together; the other side is the working tree.

    What travelled between two of the states would stand in both places, or in none: it stands where the oldest of the
    states has it that hold it, so that the move is told.
    """

    def __init__(self, folder: Path, states: Sequence[State], pick: Pick) -> None:
        """Take the states, the oldest first, and which of them counts for which file."""
        super().__init__(folder)
        self._states = tuple(states)
        self._picked = pick
        self._moved: dict[str, State] = {}

    def differing(self, base: State, head: State | None) -> Differing:
        """List what differs between the state of each file and the working tree."""
        found: Differing = {}
        for state in self._states:
            differing = super().differing(state, None)
            found.update({path: blobs for path, blobs in differing.items() if self._pick(path) == state})
        for path, state in self._travelled(found).items():
            self._moved[path] = state
            found[path] = (self.blobs(state, path).get(path), self._on_disk(path))
        return {path: blobs for path, blobs in sorted(found.items()) if blobs != (None, None)}

    def _travelled(self, found: Differing) -> dict[str, State]:
        """Give the files of which there are several of one key, with the oldest state that holds one of them."""
        gone = {_name(path) for path, (old, new) in found.items() if old and not new and _travels(path)}
        holding: dict[str, set[str]] = defaultdict(set)
        for path, (old, _) in found.items():
            if old and _name(path) in gone and _travels(path):
                holding[_name(path)].add(path)
        for name in gone:
            here = (file.relative_to(self.folder).as_posix() for file in self.folder.glob(f"units/*/*/{name}"))
            holding[name].update(path for path in here if path not in found and _travels(path) and self._pick(path))
        moved = {}
        for paths in holding.values():
            states = [state for state in map(self._pick, paths) if state]
            if len(paths) > 1:
                moved.update(dict.fromkeys(paths, min(states, key=self._states.index)))
        return moved

    def read(self, state: State, path: str) -> bytes:
        """Read a file as its state holds it; raise `Unreadable` where there is none."""
        held = self._pick(path)
        return super().read(held, path) if held else self.read_disk(path)

    def read_many(self, state: State | None, paths: Sequence[str]) -> Iterator[tuple[str, bytes | None]]:
        """Read files as their states hold them, or those of the working tree."""
        for path in paths:
            held = self._pick(path) if state else None
            yield from super().read_many(held, [path])

    def paths(self, state: State | None, folder: str) -> Iterator[str]:
        """List the files that their states hold in a folder, or those of the working tree."""
        if state is None:
            yield from super().paths(None, folder)
            return
        found: set[str] = set()
        for held in (*self._states, None):
            found.update(path for path in super().paths(held, folder) if self._pick(path) == held)
        yield from sorted(found)

    def mention(self, state: State | None, text: str) -> Iterator[str]:
        """List the files of units in which a text stands, as their states hold them."""
        if state is None:
            yield from super().mention(None, text)
            return
        for held in (*self._states, None):
            for path in super().mention(held, text):
                if self._pick(path) == held:
                    yield path

    def _pick(self, path: str) -> State | None:
        return self._moved.get(path) or self._picked(path)


def _travels(path: str) -> bool:
    parts = path.split("/")
    return len(parts) == 4 and parts[2] in TRAVELLING


def _name(path: str) -> str:
    return path.rpartition("/")[2]
