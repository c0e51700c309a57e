"""A publication that is overdue, or older than what it shows.

公开逾期，或者公开的内容已经过时。

What is proactively disclosed is published within 20 working days of being made or changed (政府信息公开条例 26; clause
三.5: no delay without cause). An edition of the catalogue that is in force and posted nowhere is overdue; a carrier
whose latest catalogue is an earlier edition, or shows entries that have changed since, misleads whoever reads it. A
unit that has not posted a catalogue yet is reported only when it claims to have published.

应当主动公开的信息，自形成或者变更之日起二十个工作日内公开。新版目录施行后过了期限还没有公开，是逾期；公开栏上挂的还是旧版，或者其中的条目后来改过，是过时。

Breaks:

    # catalogue.yaml: edition 2026-2, effective 2026-07-01; publications/ knows only
    {subject: catalogue, edition: 2026-1, carriers: [website], posted: 2026-01-10}

Keeps:

    {subject: catalogue, edition: 2026-2, carriers: [website], posted: 2026-07-03}
"""

import datetime
from collections.abc import Iterator, Sequence

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import LimitUnit
from ptr.model.documents.publication import Publication, PublicationSubject
from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.types import Place
from ptr.model.names.listed import listed
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class Posting(Fact, frozen=True):
    """An edition of the catalogue that is posted on carriers, and the first entry in which it is out of date."""

    path: str
    carriers: tuple[str, ...]
    edition: str
    posted: datetime.date
    stale: str


def collect(publication: Publication, place: Place, snapshot: Snapshot) -> Iterator[Posting]:
    """Keep which edition of the catalogue was posted when and where and is still there, and what it shows wrongly."""
    removed = publication.removed and not snapshot.today.is_before(publication.removed)
    if (
        publication.subject is not PublicationSubject.CATALOGUE
        or removed
        or snapshot.today.is_before(publication.posted)
    ):
        return
    catalogue = snapshot.one(Catalogue, place.unit)
    entries = catalogue.entries if catalogue else {}
    stale = next((key for key, shown in publication.entries.items() if entries.get(key) != shown), "")
    yield Posting(place.path, tuple(publication.carriers), publication.edition, publication.posted, stale)


@unit_rule(
    "D007",
    Publication,
    collect=collect,
    clause="三.5(2)",
    rung=Stage.PUBLISHED,
    dated=True,
    zh="公开不及时：{problem}",
    en="not published in time: {problem}",
)
def rule(facts: Sequence[Posting], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the latest posting on each carrier with the edition in force."""
    holder, catalogue = snapshot.one(Unit, unit), snapshot.one(Catalogue, unit)
    if holder is None or catalogue is None or snapshot.today.is_before(catalogue.effective):
        return
    by_day = sorted(facts, key=lambda posting: posting.posted)
    latest = {carrier: posting for posting in by_day for carrier in posting.carriers}
    if not latest and not holder.stage.claims(Stage.PUBLISHED):
        return
    due = _due(catalogue.effective, snapshot)
    late = due is not None and snapshot.today.is_after(due)
    if late and not any(posting.edition == catalogue.edition for posting in latest.values()):
        zh = f"职权目录第 {catalogue.edition} 版应在 {due} 前公开，还没有公开"
        en = f"edition {catalogue.edition} of the catalogue was to be published by {due} and has not been"
        yield Hit(path=Catalogue.PATH.format(unit=unit), pointer=("edition",), args={"problem": (zh, en)})
    elif late:
        names = listed(snapshot, "carrier")
        for carrier in sorted(latest):
            yield from _stale(carrier, names.get(carrier, carrier), latest[carrier], catalogue)


def _stale(carrier: str, name: str, posting: Posting, catalogue: Catalogue) -> Iterator[Hit]:
    if posting.edition != catalogue.edition:
        zh = f"载体“{name}”上公开的还是第 {posting.edition} 版，现行的是第 {catalogue.edition} 版"
        en = f"the carrier “{name}” still shows edition {posting.edition}; {catalogue.edition} is in force"
        yield Hit(path=posting.path, pointer=("edition",), about=carrier, args={"problem": (zh, en)})
    elif posting.stale:
        zh = f"载体“{name}”上公开的条目 {posting.stale} 与现行目录不同，请更新"
        en = f"the entry {posting.stale} on the carrier “{name}” differs from the catalogue in force; renew it"
        yield Hit(path=posting.path, pointer=("entries", posting.stale), about=carrier, args={"problem": (zh, en)})


def _due(effective: datetime.date, snapshot: Snapshot) -> datetime.date | None:
    return snapshot.days.last(effective, snapshot.policy.publish_working_days, LimitUnit.WORKING_DAYS)
