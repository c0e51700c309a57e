"""An id used twice.

同一编号用了两次。

An id is a document's name for ever; with two holders no reference, filing or record can be believed. (One power in
two units is X006.)

编号是一份文件终身的名字，被两份文件占用后，引用、备案、登记都分不清是哪一份。

Breaks:

    # powers/mz-k3p7qd.yaml and withheld/mz-k3p7qd.yaml

Keeps:

    # powers/mz-k3p7qd.yaml and withheld/mz-w7n2xe.yaml
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.filing import Filing
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.request import Request
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit, Spot
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import Fact, cross_rule, groups


def collect(document: Power | Flow | Record | Request | Filing, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep the id, and whether it is a power of some unit."""
    yield Fact(group=(document.id,), pointer=("id",), value=f"{place.type} {place.unit}")


@cross_rule(
    "X002",
    Power,
    Withheld,
    Flow,
    Record,
    Request,
    Filing,
    collect=collect,
    zh="编号 {id} 已经用于 {other}",
    en="the id {id} is used by {other} already",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Report each further holder of an id, unless all of them are powers of different units."""
    for group in groups(facts):
        types = [fact.value.split()[0] for fact in group]
        if len(group) < 2 or (set(types) == {"power"} and len({fact.value for fact in group}) == len(group)):
            continue
        first = group[0]
        for fact in group[1:]:
            spot = Spot(path=first.path, pointer=first.pointer)
            yield Hit(
                path=fact.path, pointer=fact.pointer, related=(spot,), args={"id": fact.group[0], "other": first.path}
            )
