"""The commit that stood on a day: the last of the main line whose day, as it counts, is not later."""

from __future__ import annotations

import datetime
from bisect import bisect_right

from msgspec.structs import replace

from ptr.model.documents.registry import Registry
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import place_of
from ptr.model.time.clock import DAY
from ptr.model.time.written_day import is_written_day, read_day
from ptr.operations.ledger.main_line import OFF, TURNED_OFF
from ptr.store.git.main_line import Step, steps
from ptr.store.git.refs import TipUnknown, tip
from ptr.store.git.repository import Repository, Revision
from ptr.store.git.revision_files import RevisionFiles
from ptr.store.open import format_in, read_document
from ptr.store.source import MemorySource

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


def by_head(repository: Repository) -> tuple[Bilingual, ...]:
    """Return what has to be said of a day: that it is one of HEAD's line, where no main line is known, and why."""
    name = _line_name(_registry(repository))
    end = tip(repository, name or MAIN)
    if name and not isinstance(end, TipUnknown):
        return ()
    zh, en = TURNED_OFF if not name else end.reason if isinstance(end, TipUnknown) else ("", "")
    line = ("当前分支（HEAD）", "HEAD") if isinstance(end, TipUnknown) else (f"分支 {MAIN} ", f"the branch {MAIN}")
    return ((f"{zh}：按{line[0]}的历史取这一天", f"{en}: the day is one of the history of {line[1]}"),)


def _line_name(registry: Registry | None) -> str:
    """Return the name of the main line; "" where the registry has none."""
    name = registry.main_line if registry else MAIN
    return "" if name == OFF else name


def _last(repository: Repository, day: datetime.date, today: datetime.date) -> Step | None:
    """Return the last commit of the main line up to a day.

    The line is the one that `registry.yaml` names; where there is no such branch, that of HEAD. No day after today is
    believed, nor after the day that the registry itself judges by, if that is later.
    """
    registry = _registry(repository)
    name = _line_name(registry) or MAIN
    end = tip(repository, name)
    until = repository.commit("HEAD") if isinstance(end, TipUnknown) else end.commit
    latest = max(today, registry.as_of) if registry and registry.as_of else today
    line = steps(repository, until, name, latest)
    stood = bisect_right(line, day, key=lambda step: step.day)
    return line[stood - 1] if stood else None


def _registry(repository: Repository) -> Registry | None:
    """Return `registry.yaml` of the working tree, or of HEAD in a bare repository; None where it cannot be read."""
    place = place_of(Registry.PATH)
    assert place is not None
    here = repository.revision("HEAD") if repository.is_bare else None
    [(path, raw)] = RevisionFiles(repository).read_many(here, [Registry.PATH])
    if raw is None:
        return None
    source = MemorySource({path: raw})
    document = read_document(source, place, format_in(source)).document
    return document if isinstance(document, Registry) else None
