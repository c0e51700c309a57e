"""The declared count differs.

所列项数与实际不符。

The foreword of a catalogue says how many powers of each class it holds; a reader who counts must find as many.

目录写明各类职权的项数，要与所列条目一致。

Breaks:

    counts: {penalty: 3}   # with two penalties in entries

Keeps:

    counts: {penalty: 2}
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from ptr.model.documents._common import Status
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class Listed(Fact, frozen=True):
    """A power that the edition lists."""

    class_: str


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Listed]:
    """Keep the class of each power that the edition holds."""
    catalogue = snapshot.one(Catalogue, place.unit)
    if catalogue and power.id in catalogue.entries:
        yield Listed(power.class_)


@unit_rule(
    "C005",
    Power,
    collect=collect,
    clause="三.2",
    zh="“{name}”写明 {declared} 项，实际列了 {actual} 项",
    en="the declared count of “{name}” is {declared}, but the edition lists {actual}",
)
def rule(facts: Sequence[Listed], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the declared counts with the entries."""
    catalogue, holder = snapshot.one(Catalogue, unit), snapshot.one(Unit, unit)
    if catalogue is None or (holder and holder.status is Status.ABOLISHED):
        return  # the last edition of a unit that ended stays as it was
    paths = (Power.PATH.format(unit=unit, key=key) for key in catalogue.entries)
    if len(facts) < sum(snapshot.place(path) is not None for path in paths):
        return  # a power that cannot be read may be of any class
    actual = Counter(power.class_ for power in facts)
    declared = catalogue.counts
    for key in sorted({*declared, *actual}):
        if declared.get(key, 0) != actual[key]:
            name = snapshot.classes[key].name if key in snapshot.classes else key
            args = {"name": name, "declared": declared.get(key, 0), "actual": actual[key]}
            yield Hit(path=Catalogue.PATH.format(unit=unit), pointer=("counts", key), args=args)
