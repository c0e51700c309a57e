"""The past of a registry, looked up again only if something that it depends on has changed."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from msgspec import Struct

from ptr.model.fields.types import Place
from ptr.model.results.irregularity import IrregularityKind
from ptr.model.results.past import Past, Traced
from ptr.model.results.unchecked import Untold
from ptr.model.state.content import Content
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import holds
from ptr.operations.checking.memory.keys import PAST, TRACES
from ptr.operations.history.past import look_up_past
from ptr.store.cache import Cache


class KeptPast(Struct, frozen=True, array_like=True):
    """A past as looked up; `key` identifies what it depends on. It holds from `since` until before `end`."""

    key: str
    since: datetime.date
    end: datetime.date | None
    past: Past


class RememberedPast:
    """The past of a registry in a folder; `lasts` says whether it holds for as long as the key and all files do.

    It does not where Git may later forget a commit, or be given a lost one, which moves no branch or tag; nor where the
    tool that checks signatures may yet be installed.
    """

    def __init__(self, root: Path, cache: Cache, key: str) -> None:
        """Take the folder and what its past depends on."""
        self._root, self._cache, self._key = root, cache, key
        self.lasts = True

    def look_up(self, snapshot: Snapshot, contents: Iterable[tuple[Place, Content]]) -> Past | Untold:
        """Return the past; `contents` is what the files of units that filed hold."""
        today, last = snapshot.today, self._cache.load(PAST, KeptPast)
        if last and last.key == self._key and holds(last.since, last.end, today.unwatched):
            if last.end:
                today.is_before(last.end)
            return last.past
        known = self._cache.load(TRACES, dict[str, bool | str]) or {}
        before = len(known)
        with today.watched() as horizon:
            past = look_up_past(self._root, snapshot, contents, known)
        if len(known) > before:
            self._cache.save(TRACES, known)
        self.lasts = isinstance(past, Past) and self._lasts(past)
        if isinstance(past, Past) and self.lasts and all(each.commit for each in past.filings):
            self._cache.save(PAST, KeptPast(self._key, today.unwatched, horizon.end, past))
        return past

    def _lasts(self, past: Past) -> bool:
        located = all(each.is_known or each.returned for each in past.filings)
        unsigned = any(each.kind is IrregularityKind.UNSIGNED_DECISION for each in past.irregularities)
        return located and not (past.unsigned or unsigned) and _kept_by_git(self._root, past.filings)


def _kept_by_git(root: Path, traced: Iterable[Traced]) -> bool:
    """Return whether branches or tags keep all the commits of the filings."""
    commits = {each.commit for each in traced if each.commit}
    if not commits:
        return True
    from ptr.store.git.ancestry import unreferenced
    from ptr.store.git.repository import Repository

    return not unreferenced(Repository(root), commits)
