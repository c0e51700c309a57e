"""A class with neither powers nor a statement that there are none.

有的权力类别既无职权、也无说明。

Every class is cleared in every unit (clause 三.1): the unit lists what it holds, or states that it holds nothing. A
class passed over in silence may hold a power that nobody looked for.

方案要求各单位对各类权力全面清理：有的逐项列出，没有的写明“没有”。不声不响，等于没有清理。

Breaks:

    # units/minzheng: no power of class levy
    no_powers_in: []

Keeps:

    no_powers_in:
      - {class: levy, statement: 经清理，本单位没有法律、法规设定的行政征收职权。}
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class ClassedPower(Fact, frozen=True):
    """A power."""

    class_: str


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[ClassedPower]:
    """Keep which classes a unit holds powers of."""
    yield ClassedPower(power.class_)


@unit_rule(
    "P001",
    Power,
    Withheld,
    collect=collect,
    clause="三.1",
    rung=Stage.INVENTORIED,
    zh="“{name}”类既没有职权，也没有写明没有；请清理，或在 no_powers_in 中说明",
    en="the class “{name}” has neither powers nor a statement in no_powers_in that there are none",
)
def rule(facts: Sequence[ClassedPower], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the classes of the registry with those each unit answers for."""
    holder = snapshot.one(Unit, unit)
    if holder is None or holder.status != "active":
        return
    if len(facts) < len(snapshot.of(Power, unit)) + len(snapshot.of(Withheld, unit)):
        return  # a power that cannot be read may be of any class
    answered = {power.class_ for power in facts} | {item.class_ for item in holder.no_powers_in}
    for key, kind in snapshot.classes.items():
        if key not in answered:
            path = Unit.PATH.format(unit=unit)
            yield Hit(path=path, pointer=("no_powers_in",), about=key, args={"name": kind.name})
