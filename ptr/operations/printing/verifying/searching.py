"""Search one state for a code, unless it is known not to have it."""

from __future__ import annotations

import datetime
from pathlib import Path

from ptr.model.fields.errors import PtrError
from ptr.model.results.progress import Progress
from ptr.model.time.clock import Clock
from ptr.operations.history.in_force import Reading, Readings, reading
from ptr.operations.printing.render import Printing
from ptr.operations.printing.verifying.code_index import (
    CodeIndex,
    commit_name,
    content_name,
    dated_codes,
    today_name,
)
from ptr.operations.printing.verifying.coded import Hit, coded_sheets, hit
from ptr.store.cache import Cache
from ptr.store.git.checkout import checkout
from ptr.store.git.main_line import MainLineCommit
from ptr.store.inventory import Listing, take


def search_today(root: Path, code: str, clock: Clock, index: CodeIndex, progress: Progress) -> Hit | None:
    """Search the working tree: what its sheets say by themselves, and what they say as of today."""
    content = _content(root)
    name = today_name(root, content)
    if index.lacks(content, code) and index.lacks_today(name, code, clock):
        return None
    state = reading(root, None, clock)
    printing = Printing(state)
    codes: set[str] = set()
    dated: dict[str, datetime.date] = {}
    for each in coded_sheets(printing, state, progress=progress):
        if each.code == code:
            return hit(printing, state, each)
        if each.end:
            dated[each.code] = each.end
        else:
            codes.add(each.code)
    if _content(root) == content:  # nobody wrote meanwhile
        registry, day = printing.snapshot.registry, printing.snapshot.today.date
        index.keep(content, codes)
        end = min(dated.values(), default=None)
        index.keep_today(dated_codes(name, registry.as_of if registry else None, day, end, dated))
    return None


def search_state(state: Reading, code: str, progress: Progress) -> Hit | None:
    """Search all sheets of an earlier state, also those that say which day it was."""
    printing = Printing(state)
    sheets = (each for each in coded_sheets(printing, state, progress=progress) if each.code == code)
    return next((hit(printing, state, each) for each in sheets), None)


def search_commit(states: Readings, touched: MainLineCommit, code: str, index: CodeIndex, newest: bool) -> Hit | None:
    """Search the sheets that a commit affected; of the newest all, as far as the working tree is another."""
    changed = None if newest else touched.paths
    name = _content_of(states, touched.commit) if newest else commit_name(touched.commit, states.inside, touched.paths)
    if index.lacks(name, code):
        return None
    codes: set[str] = set()
    try:
        state = states.of(touched.commit)
        printing = Printing(state)
    except PtrError:  # no registry yet, or one of a newer format
        index.keep(name, codes)
        return None
    for each in coded_sheets(printing, state, changed):
        if each.code == code:
            return hit(printing, state, each)
        codes.add(each.code)
    if not states.missing:
        index.keep(name, codes)
    return None


def _content(root: Path) -> str:
    return content_name(take(Listing(checkout(root)), Cache(root)).blobs)


def _content_of(states: Readings, commit: str) -> str:
    """Return the name of all that a commit holds."""
    try:
        return content_name(states.blobs(commit))
    except PtrError:  # no registry
        return commit_name(commit, states.inside, ["*"])
