"""Findings of a validation with their places, worded in both languages."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.fields.fault import Bilingual, Mark
from ptr.model.fields.level import Level
from ptr.model.fields.pointer import Pointer
from ptr.model.text.language import Language

Args: TypeAlias = Mapping[str, object]
"""Values of a message; of a pair of texts each language takes its own."""


class Spot(Struct, frozen=True, kw_only=True):
    """A place in a file; `mark` is looked up only for reported findings."""

    path: str
    pointer: Pointer = ()
    at_key: bool = False
    mark: Mark | None = None


class Hit(Struct, frozen=True, kw_only=True):
    """What a rule yields: a place and the values of its message.

    A rule about one document leaves `path` empty. `related` are other places that belong to it (the other holder of
    an id). `about` permanently tells apart findings at one place (the key of what is missing there). `done` marks what
    was late and is done, `early` what is due and not late yet: notes, whatever the level of the rule. `dated` is
    whether the hit depends on today, if the rule reads the clock: then it is a warning at most, so that a commit that
    was good yesterday is good today.
    """

    pointer: Pointer = ()
    args: Args = {}
    path: str = ""
    at_key: bool = False
    mark: Mark | None = None
    related: tuple[Spot, ...] = ()
    about: str = ""
    done: bool = False
    early: bool = False
    dated: bool = True


class Finding(Struct, frozen=True, kw_only=True):
    """One finding; `excerpt` is the line of the file it points at, `waived` the reason why it stands.

    `done` marks what was late and is done.
    """

    code: str
    level: Level
    spot: Spot
    message: Bilingual
    clause: str = ""
    unit: str = ""
    related: tuple[Spot, ...] = ()
    dated: bool = False
    done: bool = False
    fingerprint: str = ""
    waived: str = ""
    excerpt: str = ""

    def by_date(self) -> Finding:
        """Return the finding as one caused by the calendar: a warning at most, which fails no run."""
        return replace(self, dated=True, level=Level.WARNING if self.level is Level.ERROR else self.level)

    def fails(self, threshold: Level) -> bool:
        """Return whether it makes a run fail: as severe as `threshold`, not waived, not due to the calendar alone."""
        return self.level.reaches(threshold) and not self.waived and not self.dated


def worded(template: Bilingual, args: Args) -> Bilingual:
    """Fill in a message in both languages; of an argument that is a pair each language takes its own."""
    texts = []
    for language in Language:
        values = {key: language.pick(*value) if isinstance(value, tuple) else value for key, value in args.items()}
        texts.append(language.pick(*template).format(**values))
    zh, en = texts
    return zh, en


def fingerprint(code: str, spot: Spot, keyed: Iterable[str], about: str = "") -> str:
    """Return a name for a finding that moved lines, reordered lists and other findings leave alone.

    `keyed` is the pointer with list positions replaced by the keys of their items; `about` is the hit's own.
    """
    text = "\n".join((code, spot.path, *keyed, *([about] if about else [])))
    return hashlib.sha256(text.encode()).hexdigest()[:16]
