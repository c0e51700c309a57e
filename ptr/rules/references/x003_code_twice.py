"""A code used twice in a unit.

同一单位内职权编码重复。

The code is what the official list and the citizen use to name the power; two powers with one code cannot be
distinguished.

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
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact, repeats


class Coded(Fact, frozen=True):
    """A power with its code; a file that is not named by its id is a copy."""

    code: str
    path: str
    is_copy: bool


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Coded]:
    """Keep the code of a power that is still in the list."""
    if power.code and power.status != "abolished":
        yield Coded(power.code, place.path, power.id != place.key)


@unit_rule(
    "X003",
    Power,
    Withheld,
    collect=collect,
    zh="职权编码 {code} 在本单位已经用于 {other}",
    en="the code {code} is already used in this unit by {other}",
)
def rule(facts: Sequence[Coded], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Report each further holder of a code."""
    originals_first = sorted(facts, key=attrgetter("is_copy"))
    for first, power in repeats(originals_first, attrgetter("code")):
        spot = Spot(path=first.path, pointer=("code",))
        args = {"code": power.code, "other": first.path}
        yield Hit(path=power.path, pointer=("code",), related=(spot,), args=args)
