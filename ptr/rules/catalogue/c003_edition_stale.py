"""The catalogue edition is older than what it holds.

职权目录的内容已经改变，版次没有更新。

When a power's entry changes, the catalogue is revised by procedure (clause 三.2): a new edition is issued, within the policy
`revision_days` from the event or from the day on which the change entered the main line, whichever is earlier. Until then it is
a note; afterwards a finding by date. The edition keeps a digest of each entry; an entry that no longer gives its digest has
changed since. Telephone numbers and addresses are in no digest, an article in another form is the same article, and a slip of
the pen revises nothing. Where the main line is not known, the note says what stands, and why nothing tells since when.

职权内容变更后要按程序修订职权目录，即发布新的版次（ptr catalogue issue），期限是政策 revision_days，从事由发生之日或者变更进入主线之日起算，以早者为准。期限以内只作提示，过期的按逾期报出。版次里记有每一项的摘要，对不上就是之后改过。电话、地址的变更不算，条款换一种写法、勘误也不算。主线不明时只提示现状，并写明为什么不知道从何时起。

Breaks:

    # catalogue.yaml was issued, then powers/mz-k3p7qd.yaml got a new limit on the main line; the term of revision is over

Keeps:

    # ptr catalogue issue was run after the change was approved
"""

import datetime
from collections.abc import Iterator, Sequence

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.results.change import Subject
from ptr.model.results.finding import Hit, Spot
from ptr.model.results.obligation import Demand
from ptr.model.results.past import Past
from ptr.model.state.catalogue_entry import entry_digest, first_alike, same_entry
from ptr.model.state.content import Contents
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import standing_rule
from ptr.rules.facts import Fact
from ptr.rules.overdue import outstanding, unknown_since

NO_TERM: Bilingual = ("（主线上还没有它的修订期限）", " (no term of revision runs for it on the main line yet)")


class Stale(Fact, frozen=True):
    """A power that is not as the edition recorded it: both digests."""

    path: str
    unit: str
    key: str
    name: str
    recorded: str
    current: str


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Stale]:
    """Compare the entry's digest with the one the edition holds."""
    catalogue = snapshot.one(Catalogue, place.unit)
    recorded = catalogue.entries.get(power.id) if catalogue else None
    if recorded and not same_entry(recorded, power):
        yield Stale(place.path, place.unit, power.id, power.name, recorded, entry_digest(power))


@standing_rule(
    "C003",
    Power,
    collect=collect,
    clause="三.2",
    rung=Stage.CATALOGUED,
    dated=True,
    zh="“{name}”在目录第 {edition} 版发布后改过{state}；批准后请运行 ptr catalogue issue {unit} --approved-by … --approved-on …",
    en="“{name}” has changed since edition {edition} of the catalogue{state}; once approved, run ptr catalogue issue {unit} --approved-by … --approved-on …",
)
def rule(past: Past, facts: Sequence[Stale], contents: Contents, snapshot: Snapshot) -> Iterator[Hit]:
    """Report entries whose revision is late or due, then those that differ without a term."""
    on_main: set[str] = set()
    for owed in outstanding(past, Demand.CATALOGUE):
        for subject in owed.subjects:
            path = (Unit if subject.type == Unit.TYPE else Power).PATH.format(unit=owed.unit, key=subject.key)
            if path not in on_main:
                on_main.add(path)
                yield _owed(path, subject, owed.unit, owed.due, snapshot)
    for fact in facts:
        alike = first_alike(fact.recorded, past.alike) == first_alike(fact.current, past.alike)
        if fact.path not in on_main and not alike:
            state = unknown_since(past) if past.untold else NO_TERM
            yield _hit(fact.path, fact.name, fact.unit, state, snapshot, key=fact.key)


def _owed(path: str, subject: Subject, unit: str, due: datetime.date | None, snapshot: Snapshot) -> Hit:
    late = due is not None and snapshot.today.is_after(due)
    state = (
        (
            f"，应在 {due} 前修订，主线上还没有新版",
            f", was to be revised by {due}, and no new edition is on the main line",
        )
        if late
        else (f"，应在 {due} 前修订", f", to be revised by {due}")
    )
    return _hit(path, subject.name or subject.key, unit, state, snapshot, key=subject.key, due=due, late=late)


def _hit(
    path: str,
    name: str,
    unit: str,
    state: Bilingual,
    snapshot: Snapshot,
    *,
    key: str,
    due: datetime.date | None = None,
    late: bool = False,
) -> Hit:
    catalogue, edition = Catalogue.PATH.format(unit=unit), snapshot.one(Catalogue, unit)
    spot = Spot(path=catalogue, pointer=("entries", key) if edition and key in edition.entries else ())
    there = bool(snapshot.place(path))
    return Hit(
        path=path if there else catalogue,
        related=(spot,) if there else (),
        about="" if there else key,
        args={"name": name, "edition": edition.edition if edition else "", "unit": unit, "state": state},
        early=not late,
        dated=due is not None,
    )
