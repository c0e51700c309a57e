"""The codes that the states of a registry carry, kept by what these hold: a code that none has is known at once.

Only the absence of a code is answered from here; a sheet that has it is always built again. What is kept of a state
holds for ever, since its name is made of its content: of the files of the working tree, of a commit's id. What says
which day it is holds for a day.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from shutil import which
from typing import Final

from msgspec import Struct

from ptr.model.fields.types import place_of
from ptr.model.time.clock import Clock, holds
from ptr.operations.checking.memory.keys import CODES
from ptr.operations.printing.sheets import TEMPLATES
from ptr.render.identity import CROCKFORD
from ptr.store.assets import template_folder
from ptr.store.cache import Cache, identity
from ptr.store.git.refs import standing
from ptr.store.hashes import lines_digest

WIDTH: Final = 7
"""Bytes of a code as it is kept: its 50 bits."""


class DatedCodes(Struct, frozen=True, array_like=True):
    """The codes of the sheets that say which day it is, from `since` until before `end`, of the state named `key`."""

    key: str
    as_of: datetime.date | None
    since: datetime.date
    end: datetime.date | None
    codes: bytes


class KeptCodes(Struct, frozen=True, array_like=True):
    """All that is kept: by which ptr, the codes of each state by its name, and those of today."""

    terms: str
    states: dict[str, bytes]
    dated: DatedCodes | None


class CodeIndex:
    """What earlier searches found in a registry, and this one adds."""

    def __init__(self, root: Path) -> None:
        """Take the registry's folder."""
        self._cache = Cache(root)
        self._terms = lines_digest([identity(), *_templates()])
        kept = self._cache.load(CODES, KeptCodes)
        known = kept if kept and kept.terms == self._terms else KeptCodes(self._terms, {}, None)
        self._states, self._dated = dict(known.states), known.dated
        self._used: set[str] = set()
        self._is_new = False

    def lacks(self, state: str, code: str) -> bool:
        """Return whether a state is known to have no sheet with a code."""
        self._used.add(state)
        return state in self._states and not _has(self._states[state], code)

    def lacks_today(self, key: str, code: str, clock: Clock) -> bool:
        """Return whether no sheet of today that says which day it is has a code."""
        last = self._dated
        if last is None or last.key != key or not holds(last.since, last.end, clock.today(last.as_of)):
            return False
        return not _has(last.codes, code)

    def keep(self, state: str, codes: Iterable[str]) -> None:
        """Keep all the codes of a state."""
        self._states[state], self._is_new = _packed(codes), True
        self._used.add(state)

    def keep_today(self, dated: DatedCodes) -> None:
        """Keep the codes of the sheets that say which day it is."""
        self._dated, self._is_new = dated, True

    def save(self) -> None:
        """Write what is new, without the states that this search did not come by."""
        if self._is_new:
            states = {name: codes for name, codes in self._states.items() if name in self._used}
            self._cache.save(CODES, KeptCodes(self._terms, states, self._dated))


def dated_codes(
    key: str, as_of: datetime.date | None, since: datetime.date, end: datetime.date | None, codes: Iterable[str]
) -> DatedCodes:
    """Return codes as they are kept for a time."""
    return DatedCodes(key, as_of, since, end, _packed(codes))


def content_name(blobs: Mapping[str, str]) -> str:
    """Return the name of a state by what it holds: the ids of its documents and templates, by path."""
    ours = (path for path in blobs if path.startswith(f"{TEMPLATES}/") or place_of(path))
    return lines_digest(["content", *(f"{path} {blobs[path]}" for path in sorted(ours))])


def commit_name(commit: str, folder: str, paths: Sequence[str]) -> str:
    """Return the name of what a commit changed: its id, the registry's folder in it, the files it touched there."""
    return lines_digest(["commit", commit, folder, *paths])


def today_name(root: Path, content: str) -> str:
    """Return the name of what reports of today depend on: content, Git, the program that checks signatures."""
    return lines_digest(["today", content, standing(root), which("ssh-keygen") or ""])


def _templates() -> list[str]:
    """List the built-in templates as the file system does, which lie beside the package in a checkout."""
    files = sorted(path for path in template_folder().rglob("*") if path.is_file())
    return [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in files]


def _packed(codes: Iterable[str]) -> bytes:
    return b"".join(sorted({_bits(code) for code in codes if code}))


def _bits(code: str) -> bytes:
    number = 0
    for character in code.replace("-", ""):
        number = number << 5 | CROCKFORD.index(character)
    return number.to_bytes(WIDTH, "big")


def _has(packed: bytes, code: str) -> bool:
    """Return whether a code is among packed ones; a match across two of them is none."""
    bits, place = _bits(code), -1
    while (place := packed.find(bits, place + 1)) >= 0:
        if place % WIDTH == 0:
            return True
    return False
