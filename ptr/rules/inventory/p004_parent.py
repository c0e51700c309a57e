"""Parent and sub-item disagree.

主项与子项不一致。

A sub-item (子项) is a power with a parent: of the same unit and class, not under another sub-item, and not alive when
its parent is abolished.

子项与主项应属同一单位、同一类别；子项下面不再分子项；主项取消了，子项不能还有效。

Breaks:

    class: licence
    parent: mz-k3p7qd   # a power of class penalty

Keeps:

    class: penalty
    parent: mz-k3p7qd
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit, Spot
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import Fact, cross_rule

FAULTS = {
    "unit": ("不属于同一单位", "belongs to another unit"),
    "class": ("类别不同", "is of another class"),
    "parent": ("本身又是子项", "is a sub-item itself"),
    "status": ("已经不再有效", "is not active any more"),
}


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep what parent and sub-item must share."""
    value = "/".join((place.unit, power.class_, power.status, "sub" if power.parent else "main"))
    yield Fact(group=("power", power.id), value=value)
    if power.parent:
        yield Fact(group=("child", power.parent), pointer=("parent",), value=value)


@cross_rule(
    "P004",
    Power,
    Withheld,
    collect=collect,
    clause="三.1",
    zh="所属主项 {parent} {fault}（{other}）",
    en="the parent {parent} {fault} ({other})",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each sub-item with its parent."""
    powers = {fact.group[1]: fact for fact in facts if fact.group[0] == "power"}
    for fact in facts:
        parent = powers.get(fact.group[1]) if fact.group[0] == "child" else None
        if parent is None:
            continue
        unit, kind, status, _ = fact.value.split("/")
        parent_unit, parent_kind, parent_status, parent_rank = parent.value.split("/")
        wrong = {
            "unit": unit != parent_unit,
            "class": kind != parent_kind,
            "parent": parent_rank == "sub",
            "status": status == "active" and parent_status != "active",
        }
        for name in (name for name, holds in wrong.items() if holds):
            args = {"parent": fact.group[1], "fault": FAULTS[name], "other": parent.path}
            spot = Spot(path=parent.path)
            yield Hit(path=fact.path, pointer=fact.pointer, related=(spot,), about=name, args=args)
