"""A report as it was given last: given again, before any rule is imported, where nothing it depends on has changed."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from ptr.model.results.report import Report
from ptr.model.time.clock import Clock
from ptr.operations.checking.memory.keys import PAST, TRACES, VERDICT, past_key, unit_file
from ptr.store.cache import Cache, identity
from ptr.store.codeowners import read_codeowners
from ptr.store.hashes import lines_digest
from ptr.store.inventory import NAME, Inventoried, take
from ptr.store.source import FolderSource

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
    """A report, what it was made from (`key`), and the days on which it holds: from `since` until before `end`.

    `as_of` is the day that the registry judges by, if it names one.
    """

    key: str
    as_of: datetime.date | None
    since: datetime.date
    end: datetime.date | None
    report: Report


class Memory:
    """What earlier runs found out of a registry in a folder; all that is read through it is of one moment."""

    def __init__(self, folder: FolderSource, codes: Sequence[str] | None, history: Past | Untold | None) -> None:
        """Take the folder, the codes of the chosen rules (None is all), and its past, None if it is to be looked up."""
        self._cache = Cache(folder.root)
        self._inventory = take(folder, self._cache)
        self._folder, self._history = folder, history
        self.source = Inventoried(folder, self._inventory)
        self._terms = lines_digest([identity(), *(["every rule"] if codes is None else codes)])
        self._past_key = past_key(folder.root, self._inventory) if history is None else repr(history)
        files = (f"{each.what} {self._inventory.blobs.get(each.path)} {each.path}" for each in self._inventory.entries)
        self._key = lines_digest([self._terms, self._past_key, ascii(read_codeowners(self.source)), *files])

    def verdict(self, clock: Clock) -> Report | None:
        """Return the last report, as of today, if nothing that it depends on has changed."""
        last = self._cache.load(VERDICT, Verdict)
        if last is None or last.key != self._key:
            return None
        today = clock.today(last.as_of)
        return replace(last.report, today=today) if holds(last.since, last.end, today) else None

    def units(self, opened: Opened, checker: Checker) -> RememberedUnits:
        """Return the units of the registry, each with what is known of it."""
        from ptr.operations.checking.memory.units import RememberedUnits  # with the rules, which a verdict does without

        return RememberedUnits(self.source, opened, checker, self._cache, self._inventory, self._terms)

    def past(self) -> RememberedPast:
        """Return the registry's past, with what is known of it."""
        from ptr.operations.checking.memory.past import RememberedPast  # with the document types

        return RememberedPast(self._folder.root, self._cache, self._past_key)

    def keep(self, report: Report, snapshot: Snapshot, horizon: Horizon) -> None:
        """Keep a report for as long as it holds."""
        as_of = snapshot.registry.as_of if snapshot.registry else None
        self._cache.save(VERDICT, Verdict(self._key, as_of, report.today, horizon.end, report))

    def keep_only(self, units: Collection[str]) -> None:
        """Forget what is known of other units than these."""
        self._cache.keep_only({VERDICT, NAME, PAST, TRACES, *map(unit_file, units)})


def holds(since: datetime.date, end: datetime.date | None, today: datetime.date) -> bool:
    """Return whether what was found on a day, and turns on another, if ever, is what would be found today."""
    return since <= today and (end is None or today < end)
