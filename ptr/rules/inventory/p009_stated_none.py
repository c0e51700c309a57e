"""A statement that there are none, beside a power of that class.

写明没有，却又列有该类职权。

The statement of a class without powers is part of the clearing (clause 三.1); a power of the class contradicts it, and
the reader cannot know which of the two is true.

“没有该类职权”的说明是清理的结论；又列着该类职权，就自相矛盾，读的人不知道信哪个。

Breaks:

    no_powers_in: [{class: levy, statement: 经清理没有行政征收职权}]   # and a power of class levy

Keeps:

    no_powers_in: []   # and a power of class levy
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class ListedPower(Fact, frozen=True):
    """A power that is not abolished."""

    path: str
    class_: str


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[ListedPower]:
    """Keep which classes a unit holds powers of that are not abolished."""
    if power.status != "abolished":
        yield ListedPower(place.path, power.class_)


@unit_rule(
    "P009",
    Power,
    Withheld,
    collect=collect,
    clause="三.1",
    zh="写明没有“{name}”类职权，却列有这一类的职权（{other}）；请删去说明或改正类别",
    en="the class “{name}” is stated to hold no power, but {other} is one; remove the statement or correct the class",
)
def rule(facts: Sequence[ListedPower], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the statements of each unit with its powers."""
    holder = snapshot.one(Unit, unit)
    first = {power.class_: power for power in reversed(facts)}
    for position, item in enumerate(holder.no_powers_in if holder else ()):
        power = first.get(item.class_)
        if power:
            name = snapshot.classes[item.class_].name if item.class_ in snapshot.classes else item.class_
            spot = Spot(path=power.path, pointer=("class",))
            args = {"name": name, "other": power.path}
            path = Unit.PATH.format(unit=unit)
            yield Hit(path=path, pointer=("no_powers_in", position), related=(spot,), args=args)
