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

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import Fact, cross_rule


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep the class of each power that the edition holds."""
    catalogue = snapshot.kept.get(Catalogue.PATH.format(unit=place.unit))
    if isinstance(catalogue, Catalogue) and power.id in catalogue.entries:
        yield Fact(group=(place.unit, power.class_))


@cross_rule(
    "C005",
    Power,
    collect=collect,
    clause="三.2",
    zh="“{name}”写明 {declared} 项，实际列了 {actual} 项",
    en="“{name}” is declared with {declared} powers and holds {actual}",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the declared counts with the entries."""
    actual = Counter(fact.group for fact in facts)
    read = Counter(fact.group[0] for fact in facts)
    for place, catalogue in snapshot.documents(Catalogue):
        paths = (Power.PATH.format(unit=place.unit, key=key) for key in catalogue.entries)
        if read[place.unit] < sum(snapshot.place(path) is not None for path in paths):
            continue  # a power that cannot be read may be of any class
        declared = catalogue.counts
        present = {key for unit, key in actual if unit == place.unit}
        for key in sorted({*declared, *present}):
            count = actual[place.unit, key]
            if declared.get(key, 0) != count:
                name = snapshot.classes[key].name if key in snapshot.classes else key
                args = {"name": name, "declared": declared.get(key, 0), "actual": count}
                yield Hit(path=place.path, pointer=("counts", key), args=args)
