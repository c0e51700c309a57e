"""A publication that is overdue, or older than what it shows.

公开逾期，或者公开的内容已经过时。

What is proactively disclosed is published within 20 working days of being made or changed (政府信息公开条例 26; clause
三.5: no delay without cause). An edition of the catalogue that is in force and posted nowhere is overdue; a carrier
whose latest catalogue is an earlier edition, or shows entries that have changed since, misleads whoever reads it. A
unit that has not posted a catalogue yet is asked only when it claims to have published.

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
from ptr.model.documents.unit import Stage
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import Fact, cross_rule


def collect(publication: Publication, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep, by carrier, when which edition of the catalogue was posted and is still there, and what it shows amiss."""
    removed = publication.removed and publication.removed <= snapshot.today
    if publication.subject is not PublicationSubject.CATALOGUE or removed or publication.posted > snapshot.today:
        return
    catalogue = _catalogue(place.unit, snapshot)
    entries = catalogue.entries if catalogue else {}
    changed = [key for key, shown in publication.entries.items() if entries.get(key) != shown]
    for carrier in publication.carriers:
        group = (place.unit, carrier, publication.edition, *changed[:1])
        yield Fact(group=group, pointer=("edition",), value=publication.posted.isoformat())


@cross_rule(
    "D007",
    Publication,
    collect=collect,
    clause="三.5(2)",
    rung=Stage.PUBLISHED,
    dated=True,
    zh="公开不及时：{problem}",
    en="not published in time: {problem}",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the latest posting on each carrier with the edition in force."""
    latest: dict[tuple[str, str], Fact] = {}
    for fact in sorted(facts, key=lambda fact: fact.value):
        latest[fact.group[0], fact.group[1]] = fact
    for name, unit in snapshot.units.items():
        catalogue = _catalogue(name, snapshot)
        if catalogue is None or catalogue.effective > snapshot.today:
            continue
        posted = {carrier: fact for (owner, carrier), fact in latest.items() if owner == name}
        if not posted and not unit.stage.claims(Stage.PUBLISHED):
            continue
        due = _due(catalogue.effective, snapshot)
        late = due is not None and due < snapshot.today
        if late and not any(fact.group[2] == catalogue.edition for fact in posted.values()):
            zh = f"职权目录第 {catalogue.edition} 版应在 {due} 前公开，还没有公开"
            en = f"edition {catalogue.edition} of the catalogue was to be published by {due} and is not"
            yield Hit(path=Catalogue.PATH.format(unit=name), pointer=("edition",), args={"problem": (zh, en)})
        elif late:
            for carrier, fact in sorted(posted.items()):
                yield from _stale(carrier, fact, catalogue)


def _stale(carrier: str, fact: Fact, catalogue: Catalogue) -> Iterator[Hit]:
    if fact.group[2] != catalogue.edition:
        zh = f"载体 {carrier} 上公开的还是第 {fact.group[2]} 版，现行的是第 {catalogue.edition} 版"
        en = f"the carrier {carrier} still shows edition {fact.group[2]}; {catalogue.edition} is in force"
        yield Hit(path=fact.path, pointer=fact.pointer, about=carrier, args={"problem": (zh, en)})
    elif len(fact.group) > 3:
        zh = f"载体 {carrier} 上公开的条目 {fact.group[3]} 与现行目录不同，请更新"
        en = f"the entry {fact.group[3]} on the carrier {carrier} differs from the catalogue in force; renew it"
        yield Hit(path=fact.path, pointer=("entries", fact.group[3]), about=carrier, args={"problem": (zh, en)})


def _catalogue(unit: str, snapshot: Snapshot) -> Catalogue | None:
    document = snapshot.kept.get(Catalogue.PATH.format(unit=unit))
    return document if isinstance(document, Catalogue) else None


def _due(effective: datetime.date, snapshot: Snapshot) -> datetime.date | None:
    return snapshot.last_day(effective, snapshot.policy.publish_working_days, LimitUnit.WORKING_DAYS)
