"""A code used twice in a unit.

同一单位内职权编码重复。

The code is what the official list and the citizen use to name the power; two powers with one code cannot be told
apart.

职权编码是清单上、群众口中的编号，同一单位里两项职权不能共用一个编码。

Breaks:

    code: "MZ-02-001"   # in two powers

Keeps:

    code: "MZ-02-002"
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.rule import Fact, repeats, unit_rule


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep the code of a power that is still in the list."""
    if power.code and power.status != "abolished":
        yield Fact(group=(power.code,), pointer=("code",), value="copy" * (power.id != place.key))


@unit_rule(
    "X003",
    Power,
    Withheld,
    collect=collect,
    zh="职权编码 {code} 在本单位已经用于 {other}",
    en="the code {code} is used in this unit by {other} already",
)
def rule(facts: Sequence[Fact], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Report each further holder of a code."""
    for first, fact in repeats(sorted(facts, key=attrgetter("value"))):  # a file not named by its id is the copy
        spot = Spot(path=first.path, pointer=first.pointer)
        yield Hit(
            path=fact.path, pointer=fact.pointer, related=(spot,), args={"code": fact.group[0], "other": first.path}
        )
