"""The catalogue edition is older than what it holds.

职权目录的内容已经改变，版次没有更新。

When a power's entry changes, the catalogue is revised by procedure (clause 三.2): a new edition is issued. The edition
keeps a digest of each entry; an entry that no longer gives its digest has changed since. Telephone numbers and
addresses are in no digest.

职权内容变更后要按程序修订职权目录，即发布新的版次（ptr catalogue issue）。版次里记有每一项的摘要，对不上就是之后改过。电话、地址的变更不算。

Breaks:

    # catalogue.yaml was issued, then powers/mz-k3p7qd.yaml got a new limit

Keeps:

    # ptr catalogue issue was run after the change was approved
"""

from collections.abc import Iterator

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.catalogue_entry import same_entry
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "C003",
    Power,
    clause="三.2",
    rung=Stage.CATALOGUED,
    zh="“{name}”在目录第 {edition} 版发布后改过；批准后请运行 ptr catalogue issue {unit} --approved-by … --approved-on …",
    en="“{name}” has changed since edition {edition} of the catalogue; once approved, run ptr catalogue issue {unit} --approved-by … --approved-on …",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the entry's digest with the one the edition holds."""
    catalogue = snapshot.one(Catalogue, place.unit)
    recorded = catalogue.entries.get(power.id) if catalogue else None
    if catalogue and recorded and not same_entry(recorded, power):
        spot = Spot(path=Catalogue.PATH.format(unit=place.unit), pointer=("entries", power.id))
        yield Hit(related=(spot,), args={"name": power.name, "edition": catalogue.edition, "unit": place.unit})
