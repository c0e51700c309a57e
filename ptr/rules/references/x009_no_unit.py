"""A unit's folder without the unit.

单位文件夹里没有 unit.yaml。

Powers, flow charts and catalogues belong to a unit; without its `unit.yaml` nobody answers for them, and their posts
and departments cannot be looked up.

职权、流程图、目录都属于某个单位；缺了 unit.yaml，就不知道由谁负责，岗位、机构也无从核对。

Breaks:

    # units/minzheng/powers/mz-k3p7qd.yaml, but no units/minzheng/unit.yaml

Keeps:

    # units/minzheng/unit.yaml beside units/minzheng/powers/
"""

from collections.abc import Iterator

from ptr.model.documents.unit import Unit
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import registry_rule


@registry_rule(
    "X009",
    zh="{folder} 里没有 unit.yaml；请补上，或把文件移到所属单位",
    en="{folder} holds no unit.yaml; add it, or move the files to their unit",
)
def rule(snapshot: Snapshot) -> Iterator[Hit]:
    """Report each such folder once, at its first file."""
    reported = set()
    for place in snapshot.places:
        unit_file = Unit.PATH.format(unit=place.unit)
        if place.unit and place.unit not in reported and not snapshot.place(unit_file):
            reported.add(place.unit)
            yield Hit(path=place.path, args={"folder": unit_file.rpartition("/")[0]})
