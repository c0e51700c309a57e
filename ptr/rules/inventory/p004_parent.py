"""Parent and sub-item disagree.

主项与子项不一致。

A sub-item (子项) is a power with a parent: of the same unit and class, not under another sub-item, and not active when
its parent is abolished.

子项与主项应属同一单位、同一类别；子项下面不再分子项；主项取消了，子项不能还有效。

Breaks:

    class: licence
    parent: mz-k3p7qd   # a power of class penalty

Keeps:

    class: penalty
    parent: mz-k3p7qd
"""

from collections.abc import Iterator

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

FAULTS = {
    "unit": ("不属于同一单位", "belongs to another unit"),
    "class": ("类别不同", "is of another class"),
    "parent": ("本身又是子项", "is a sub-item itself"),
    "status": ("已经不再有效", "is not active any more"),
}


@document_rule(
    "P004",
    Power,
    Withheld,
    clause="三.1",
    zh="所属主项 {parent} {fault}（{other}）",
    en="the parent {parent} {fault} ({other})",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare a sub-item with its parent."""
    holder = snapshot.holder(power.parent, place.unit) if power.parent else None
    parent = snapshot.document(holder) if holder else None
    if holder is None or not isinstance(parent, Power):
        return
    wrong = {
        "unit": holder.unit != place.unit,
        "class": parent.class_ != power.class_,
        "parent": bool(parent.parent),
        "status": power.status == "active" and parent.status != "active",
    }
    for name in (name for name, holds in wrong.items() if holds):
        args = {"parent": power.parent, "fault": FAULTS[name], "other": holder.path}
        yield Hit(pointer=("parent",), related=(Spot(path=holder.path),), about=name, args=args)
