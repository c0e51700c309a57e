"""A carrier of the unit on which nothing is published.

本单位的公开载体上什么也没有公开。

Carriers are used to the full (clause 三.6). One that the unit lists and no power is disclosed on is an empty board: take
it off the list, or say what is shown there. A unit that claims to have published needs a posting.

方案要求充分利用各种载体。列了载体，却没有一项职权写明在那里公开，就是空栏；请在职权的 carriers 中写上，或者从单位的载体中去掉。已到“已公开”阶段的单位，
还要有实际公开的登记（publications/）。

Breaks:

    # unit.yaml: carriers: [website, notice-board]; every power: carriers: [website]

Keeps:

    # a power is disclosed on the notice board: carriers: [website, notice-board]
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.power import Power
from ptr.model.documents.publication import Publication
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact

PLANNED = ("没有一项职权写明在此公开", "no power is disclosed on it")
POSTED = ("没有公开登记（publications/）", "no posting is recorded in publications/")


class Carriers(Fact, frozen=True):
    """A document that could be read, and the carriers on which it says that something is posted, or is to be."""

    posted: tuple[str, ...] = ()
    planned: tuple[str, ...] = ()


def collect(document: Power | Publication, place: Place, snapshot: Snapshot) -> Iterator[Carriers]:
    """Keep on which carriers a unit discloses, or has posted, something."""
    if isinstance(document, Publication):
        yield Carriers(posted=tuple(document.carriers))
        return
    key = document.key_power
    links = (key.decision, key.execution, key.result) if key else ()
    carriers = {*document.disclosure.carriers, *(carrier for link in links if link for carrier in link.carriers)}
    yield Carriers(planned=tuple(sorted(carriers)))


@unit_rule(
    "D006",
    Power,
    Withheld,
    Publication,
    collect=collect,
    clause="三.6",
    rung=Stage.PUBLISHED,
    zh="公开载体“{name}”：{problem}",
    en="the carrier “{name}”: {problem}",
)
def rule(facts: Sequence[Carriers], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the carriers of each unit with those that are used."""
    posted = {carrier for document in facts for carrier in document.posted}
    planned = {carrier for document in facts for carrier in document.planned}
    names = {carrier.id: carrier.name for carrier in snapshot.registry.carriers} if snapshot.registry else {}
    holder = snapshot.one(Unit, unit)
    if holder is None or holder.status != "active":
        return
    if len(facts) < sum(len(snapshot.of(kind, unit)) for kind in (Power, Withheld, Publication)):
        return  # what cannot be read may be shown on any carrier
    claims = holder.stage.claims(Stage.PUBLISHED)
    for position, carrier in enumerate(holder.carriers):
        if carrier in names and carrier not in posted and (claims or carrier not in planned):
            args = {"name": names[carrier], "problem": POSTED if carrier in planned else PLANNED}
            yield Hit(path=Unit.PATH.format(unit=unit), pointer=("carriers", position), args=args)
