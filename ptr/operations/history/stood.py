"""The commit that stood on a day: the last of the main line whose day, as it counts, is not later."""

from __future__ import annotations

import datetime
from bisect import bisect_right

from msgspec.structs import replace

from ptr.model.documents.registry import Registry
from ptr.model.fields.errors import PtrError
from ptr.model.fields.types import place_of
from ptr.model.time.clock import DAY
from ptr.model.time.written_day import is_written_day, read_day
from ptr.operations.ledger.main_line import OFF
from ptr.store.git.main_line import Step, steps
from ptr.store.git.refs import TipUnknown, tip
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import read_on_disk
from ptr.store.open import format_in, read_document
from ptr.store.source import MemorySource, Unreadable

MAIN = "main"


def revision_at(repository: Repository, moment: str, today: datetime.date) -> tuple[Revision, datetime.date | None]:
    """Return the revision that `--at` means, and the day if it names one; `PtrError` where there is none."""
    if not is_written_day(moment):
        return repository.revision(moment), None
    try:
        day = read_day(moment)
    except ValueError:
        raise PtrError(f"没有 {moment} 这一天", f"{moment} is not a valid date, like 2026-01-31") from None
    return replace(repository.revision(stood_on(repository, day, today).commit), name=f"{day}"), day


def stood_on(repository: Repository, day: datetime.date, today: datetime.date) -> Step:
    """Return the commit that stood at the end of a day; `PtrError` where none did, or none is known."""
    step = _last(repository, day, today)
    if step is None:
        zh, en = repository.shallow_hint
        raise PtrError(f"{day} 的情况不详：那时还没有提交{zh}", f"unknown on {day}: there was no commit yet{en}")
    return step


def stood_before(repository: Repository, day: datetime.date, today: datetime.date) -> Step:
    """Return the commit that stood when a day began; `PtrError` where none did, or none is known."""
    step = _last(repository, day - DAY, today)
    if step is None:
        zh, en = repository.shallow_hint
        raise PtrError(f"{day} 之前没有提交{zh}", f"there is no commit before {day}{en}")
    return step


def _last(repository: Repository, day: datetime.date, today: datetime.date) -> Step | None:
    """Return the last commit of the main line up to a day.

    The line is the one that `registry.yaml` names; where there is no such branch, that of HEAD. No day after today is
    believed, nor after the day that the registry itself judges by, if that is later.
    """
    registry = _registry(repository)
    name = registry.main_line if registry and registry.main_line != OFF else MAIN
    end = tip(repository, name)
    until = repository.commit("HEAD") if isinstance(end, TipUnknown) else end.commit
    latest = max(today, registry.as_of) if registry and registry.as_of else today
    line = steps(repository, until, name, latest)
    stood = bisect_right(line, day, key=lambda step: step.day)
    return line[stood - 1] if stood else None


def _registry(repository: Repository) -> Registry | None:
    """Return `registry.yaml` of the working tree; None where it cannot be read."""
    place = place_of(Registry.PATH)
    assert place is not None
    try:
        source = MemorySource({Registry.PATH: read_on_disk(repository, Registry.PATH)})
    except Unreadable:
        return None
    document = read_document(source, place, format_in(source)).document
    return document if isinstance(document, Registry) else None
