"""One power in two units at once.

同一职权同时列在两个单位。

A file that moves between units with its id is a transfer; while it stands in both, nobody knows who answers.

职权划转时文件连同编号一起移走；两个单位同时持有，就分不清由谁负责。

Breaks:

    # units/zhujian/powers/zj-k3p7qd.yaml and units/shenpi/powers/zj-k3p7qd.yaml

Keeps:

    # units/shenpi/powers/zj-k3p7qd.yaml only
"""

from collections.abc import Iterator

from ptr.model.documents.power import Power
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import registry_rule


@registry_rule(
    "X006",
    zh="职权 {id} 同时列在{unit}（{other}）；划转后请删去原单位的文件",
    en="the power {id} also stands in {unit} ({other}); after a transfer remove the giver's file",
)
def rule(snapshot: Snapshot) -> Iterator[Hit]:
    """Report each further unit that holds a power; its file name is its id (Y008)."""
    firsts: dict[str, Place] = {}
    for place in snapshot.of(Power):
        first = firsts.setdefault(place.key, place)
        if first is not place:
            unit = snapshot.unit(first.unit)
            args = {"id": place.key, "unit": unit.name if unit else first.unit, "other": first.path}
            spot = Spot(path=first.path, pointer=("id",))
            yield Hit(path=place.path, pointer=("id",), related=(spot,), args=args)
