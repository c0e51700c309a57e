"""The same name twice in a unit.

同一单位内职权名称重复。

Two entries of one name are one power listed twice, or two powers that a citizen cannot distinguish. Sub-items of
different parents may share a name.

同名的两项，要么是重复列入，要么让群众分不清该办哪一项。不同主项下的子项可以同名。

Breaks:

    name: 养老机构备案   # in two powers

Keeps:

    name: 养老机构变更备案
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


class Named(Fact, frozen=True):
    """A power with its main item and its name without spaces; a file that is not named by its id is a copy."""

    main: str
    name: str
    path: str
    is_copy: bool


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Named]:
    """Keep the name without its spaces."""
    if power.status != "abolished":
        yield Named(power.parent or "", "".join(power.name.split()), place.path, power.id != place.key)


@unit_rule(
    "X004",
    Power,
    Withheld,
    collect=collect,
    zh="“{name}”在本单位已经列过（{other}）",
    en="“{name}” is already listed in this unit ({other})",
)
def rule(facts: Sequence[Named], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Report each further entry of a name."""
    originals_first = sorted(facts, key=attrgetter("is_copy"))
    for first, power in repeats(originals_first, attrgetter("main", "name")):
        spot = Spot(path=first.path, pointer=("name",))
        args = {"name": power.name, "other": first.path}
        yield Hit(path=power.path, pointer=("name",), related=(spot,), args=args)
