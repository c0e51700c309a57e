"""Enter what was posted: what it shows, where it hangs, since when (clauses 三.5(2), 三.6)."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from functools import partial
from itertools import count
from pathlib import Path
from typing import Final

import msgspec
from msgspec import Struct

from ptr.ledger.filing_days import CONFIRMED_WITHIN
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.field import Audience
from ptr.model.results.obligation import Demand
from ptr.model.results.posting_report import PostingAct, PostingReport
from ptr.model.state.catalogue_entry import same_entries
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.clock import Clock
from ptr.operations.act_day import act_day
from ptr.operations.ledger.alike import alike_entries
from ptr.operations.posting.carriers import carrier_names, chosen_carriers
from ptr.operations.posting.foreseen import Foreseen, foreseen
from ptr.operations.posting.shown import PostedSheets, named, whole
from ptr.operations.references import the_unit
from ptr.store.git.checkout import checkout
from ptr.store.git.repository import Repository
from ptr.store.git.worktree import uncommitted
from ptr.store.open import open_registry
from ptr.store.write import write_file
from ptr.store.yaml.emit import dump

LISTED: Final = 5
"""Paths that a message lists."""


class PostingRequest(Struct, frozen=True, kw_only=True):
    """What hangs where: all of a unit, or some powers and charts; on the carriers named, else on those that stand."""

    unit: str
    items: tuple[str, ...] = ()
    carriers: tuple[str, ...] = ()
    day: datetime.date | None = None
    title: str = ""
    where: str = ""


def publish(root: Path, request: PostingRequest, clock: Clock, *, dry: bool = False) -> PostingReport:
    """Write a posting of what is committed; `PtrError` if it cannot be posted or the day has not come yet."""
    day = act_day(root, clock, request.day)
    snapshot = open_registry(checkout(root), clock).snapshot
    snapshot.alike = partial(alike_entries, root, snapshot)
    unit = the_unit(snapshot, request.unit)
    shown = named(snapshot, unit.id, request.items) if request.items else whole(snapshot, unit.id)
    posting = posting_of(shown, chosen_carriers(snapshot, unit, request.carriers), day, request)
    _refuse_uncommitted(root, shown)
    path = free_path(root, unit.id, f"{day}-{posting.subject}")
    today = act_day(root, clock, None)
    follows = foreseen(root, snapshot, unit.id, path, (None, posting), today)
    write_file(root / path, dump(msgspec.to_builtins(posting)), dry=dry)
    return PostingReport(
        act=PostingAct.POSTED,
        path=path,
        unit=unit.id,
        unit_name=unit.name,
        posting=posting,
        day=day,
        carriers=carrier_names(snapshot),
        powers=len(shown.powers),
        charts=len(shown.charts),
        settled=follows.settled,
        owed=follows.owed,
        untold=follows.untold,
        notes=tuple(_notes(snapshot, shown, unit.id, (day, today), follows)),
        before=_before(snapshot, unit.id, posting) if shown.is_whole else (),
        written=not dry,
    )


def posting_of(
    shown: PostedSheets, carriers: tuple[str, ...], day: datetime.date, request: PostingRequest
) -> Publication:
    """Return the posting of what is shown on some carriers since a day."""
    return Publication(
        subject=shown.subject,
        title=request.title,
        edition=shown.edition,
        powers=() if shown.is_whole else shown.powers,
        flows=() if shown.is_whole else shown.charts,
        shows=shown.digests,
        scope=Audience.PUBLIC,
        carriers=carriers,
        where=request.where,
        posted=day,
    )


def free_path(root: Path, unit: str, name: str) -> str:
    """Return where a posting of this name is written: with a number where there is one of the day already."""
    names = (name if number == 1 else f"{name}-{number}" for number in count(1))
    paths = (Publication.PATH.format(unit=unit, key=each) for each in names)
    return next(path for path in paths if not (root / path).exists())


def _refuse_uncommitted(root: Path, shown: PostedSheets) -> None:
    loose = uncommitted(Repository(root), shown.paths)
    if loose:
        listed = loose[:LISTED]
        more = len(loose) - len(listed)
        zh, en = (f" 等 {len(loose)} 份", f" and {more} more") if more else ("", "")
        raise PtrError(
            f"要公开的内容还没有提交，请先 git add、git commit：{'、'.join(listed)}{zh}",
            f"what is posted is not committed; git add and git commit first: {', '.join(listed)}{en}",
        )


def _before(snapshot: Snapshot, unit: str, posting: Publication) -> tuple[str, ...]:
    """Return the postings of the whole unit that still hang on one of the carriers, which this one has replaced."""
    postings = list(snapshot.documents(Publication, unit))
    cancelled = {each.cancels for _, each in postings}
    return tuple(
        place.key
        for place, each in postings
        if each.subject is posting.subject
        and {*each.carriers} & {*posting.carriers}
        and not (each.removed or each.cancels or place.key in cancelled)
        and each.posted < posting.posted
    )


def _notes(
    snapshot: Snapshot, shown: PostedSheets, unit: str, days: tuple[datetime.date, datetime.date], follows: Foreseen
) -> Iterator[Bilingual]:
    """Yield what the unit should know: a stale edition, a day long past, what hung before it was as it is."""
    posted, today = days
    catalogue = snapshot.one(Catalogue, unit)
    if shown.is_whole and catalogue:
        powers = [power for _, power in snapshot.documents(Power, unit)]
        if not (same_entries(catalogue, powers) or same_entries(catalogue, powers, snapshot.alike())):
            yield (
                f"第 {catalogue.edition} 版目录与现在的职权不一致：先发布新版，再公开",
                f"edition {catalogue.edition} of the catalogue is not what the powers are now: issue the next one, "
                "then post again",
            )
    if today - posted > CONFIRMED_WITHIN:
        yield (
            f"公开日期在 {(today - posted).days} 天以前；隔得太久，台账按登记提交之日计算",
            f"posted {(today - posted).days} days ago: that far back, the ledger counts the day of the commit",
        )
    for each in follows.owed:
        shows = any(subject.key in shown.digests for subject in each.subjects)
        if each.what is Demand.PUBLICATION and shows and each.entered and each.entered > posted:
            names = "、".join(subject.name or subject.key for subject in each.subjects if subject.key in shown.digests)
            yield (
                f"{names}：{each.entered} 才改成现在这样，{posted} 公开的不是它",
                f"{names}: as it is now only since {each.entered}; what was posted on {posted} is not that",
            )
