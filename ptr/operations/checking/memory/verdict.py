"""The last report, returned again before any rule is imported if nothing it depends on has changed."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.results.report import ValidationReport
from ptr.model.time.clock import Clock, holds
from ptr.operations.checking.memory.keys import CODES, LEDGER, PAST, TRACES, VERDICT, past_key, unit_file
from ptr.store.cache import Cache, identity
from ptr.store.codeowners import read_codeowners
from ptr.store.git.refs import standing
from ptr.store.hashes import lines_digest
from ptr.store.inventory import NAME, Inventoried, Inventory, Listing, take
from ptr.store.source import FolderSource, Source

if TYPE_CHECKING:
    from ptr.model.results.past import Past
    from ptr.model.results.unchecked import Untold
    from ptr.model.state.snapshot import Snapshot
    from ptr.model.time.today import Horizon
    from ptr.operations.checking.checker import Checker
    from ptr.operations.checking.memory.past import RememberedPast
    from ptr.operations.checking.memory.units import RememberedUnits
    from ptr.store.open import Opened


class Verdict(Struct, frozen=True, array_like=True):
    """A report and the days on which it holds: from `since` until before `end`.

    `key` identifies what it was made from, `files` the file system's listing of that (None if the listing is not enough
    to recognise it), `git` the state of Git ("" if Git was not asked). `as_of` is the day that the registry judges by,
    if it names one.
    """

    key: str
    files: str | None
    git: str
    as_of: datetime.date | None
    since: datetime.date
    end: datetime.date | None
    report: ValidationReport


class Memory:
    """What earlier runs found in a registry in a folder; everything read through it is from one moment."""

    def __init__(self, folder: FolderSource, codes: Sequence[str] | None, history: Past | Untold | None) -> None:
        """Take the folder, the codes of the chosen rules (None for all), and its past (None to look it up)."""
        self._folder, self._history = folder, history
        self._cache = Cache(folder.root)
        self._listing = Listing(folder)
        self._terms = lines_digest([identity(), *(["every rule"] if codes is None else codes)])

    def verdict(self, clock: Clock) -> ValidationReport | None:
        """Return the last report, as of today, if nothing that it depends on has changed."""
        last = self._cache.load(VERDICT, Verdict)
        if last is None or not holds(last.since, last.end, today := clock.today(last.as_of)):
            return None
        if last.files is None or last.files != self._files(self._folder) or last.git not in ("", self._git):
            if last.key != self._key:
                return None
            self._cache.save(VERDICT, replace(last, files=self._files(self.source)))
        return replace(last.report, today=today)

    def _files(self, source: Source) -> str | None:
        """Return a digest of the file system's listing, without opening any file; None if there is no reliable one."""
        listing = self._listing.digest()
        return lines_digest([self._beside(source), listing]) if listing else None

    def _beside(self, source: Source) -> str:
        """Return what a report depends on besides the registry's own files and Git."""
        return lines_digest([self._terms, repr(self._history), ascii(read_codeowners(source))])

    @cached_property
    def _git(self) -> str:
        return lines_digest([standing(self._folder.root)])

    @cached_property
    def _inventory(self) -> Inventory:
        return take(self._listing, self._cache)

    @cached_property
    def _past_key(self) -> str:
        """What the past depends on; "" where it is known already, so that Git is not asked."""
        return past_key(self._inventory, lambda: self._git) if self._history is None else ""

    @cached_property
    def _key(self) -> str:
        inventory = self._inventory
        others = (f"{each.what} {each.path}" for each in inventory.entries if each.what != "file")
        files = (f"{path} {blob}" for path, blob in inventory.blobs.items())
        return lines_digest([self._beside(self.source), self._past_key, *others, "", *files])

    @cached_property
    def source(self) -> Inventoried:
        """The folder as it was listed."""
        return Inventoried(self._folder, self._inventory)

    def units(self, opened: Opened, checker: Checker) -> RememberedUnits:
        """Return the units of the registry, each with what is known of it."""
        from ptr.operations.checking.memory.units import RememberedUnits  # imports the rules, which a verdict avoids

        return RememberedUnits(self.source, opened, checker, self._cache, self._inventory, self._terms)

    def past(self) -> RememberedPast:
        """Return the registry's past, with what is known of it."""
        from ptr.operations.checking.memory.past import RememberedPast  # imports the document types

        return RememberedPast(self._folder.root, self._cache, self._past_key)

    def keep(self, report: ValidationReport, snapshot: Snapshot, horizon: Horizon) -> None:
        """Keep a report for as long as it holds."""
        as_of = snapshot.registry.as_of if snapshot.registry else None
        git = self._git if self._past_key else ""
        files = self._files(self.source)
        self._cache.save(VERDICT, Verdict(self._key, files, git, as_of, report.today, horizon.end, report))

    def keep_only(self, units: Collection[str]) -> None:
        """Forget what is known of all units but these."""
        self._cache.keep_only({VERDICT, NAME, PAST, TRACES, CODES, LEDGER, *map(unit_file, units)})
