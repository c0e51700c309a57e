"""An id used twice.

同一编号用了两次。

An id is a document's name forever; with two holders no reference, filing or record can be trusted. (One power in
two units is X006.)

编号是一份文件终身的名字，被两份文件占用后，引用、备案、登记都分不清是哪一份。

Breaks:

    # powers/mz-k3p7qd.yaml and withheld/mz-k3p7qd.yaml

Keeps:

    # powers/mz-k3p7qd.yaml and withheld/mz-w7n2xe.yaml
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import attrgetter

from ptr.model.documents.filing import Filing
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.request import Request
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import cross_rule
from ptr.rules.facts import Fact

KINDS = (Power, Withheld, Flow, Record, Request, Filing)


class Misnamed(Fact, frozen=True):
    """A document whose id is not its file's name."""

    path: str
    id: str


def collect(document: Power | Flow | Record | Request | Filing, place: Place, snapshot: Snapshot) -> Iterator[Misnamed]:
    """Keep an id that is not the file's name (Y008); those that are need not be kept."""
    if document.id != place.key:
        yield Misnamed(place.path, document.id)


@cross_rule(
    "X002",
    *KINDS,
    collect=collect,
    zh="编号 {id} 已经用于 {other}",
    en="the id {id} is already used by {other}",
)
def rule(facts: Sequence[Misnamed], snapshot: Snapshot) -> Iterator[Hit]:
    """Report each further holder of an id, unless all of them are powers of different units."""
    ids = {document.path: document.id for document in facts}
    holders: dict[str, list[Place]] = defaultdict(list)
    for place in sorted((place for kind in KINDS for place in snapshot.of(kind)), key=attrgetter("path")):
        holders[ids.get(place.path, place.key)].append(place)
    for key, places in holders.items():
        first, *others = sorted(places, key=lambda place: place.key != key)  # the file of that name is the original
        powers = {place.unit for place in (first, *others) if place.type == Power.TYPE}
        if len(powers) <= len(others):
            for place in others:
                spot = Spot(path=first.path, pointer=("id",))
                yield Hit(path=place.path, pointer=("id",), related=(spot,), args={"id": key, "other": first.path})
