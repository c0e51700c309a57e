"""The edition lacks an active power, or holds one that does not belong.

职权目录漏列或多列。

The edition lists every active power of the unit that is not withheld, and nothing else; a withheld power in the
printed catalogue is a leak.

版次应列出本单位全部有效且公开的职权，不多不少。不公开的职权列了进去，就是泄露。

Breaks:

    entries: {}   # while powers/ holds one

Keeps:

    entries:
      mz-k3p7qd: 5f2c…
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.catalogue_entry import in_catalogue
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact

FAULTS = {
    "none": ("还没有发布职权目录", "no edition of the catalogue was issued"),
    "missing": ("漏列了有效的职权", "the edition lacks the active power"),
    "withheld": ("列入了不公开的职权", "the edition holds the withheld power"),
    "narrow": ("列入了不向社会公开的职权", "the edition holds a power that society at large does not see:"),
    "gone": ("列入了不存在或已停止的职权", "the edition holds a power that is not active"),
}


class Standing(Fact, frozen=True):
    """A power and why the catalogue lists it, or why not."""

    id: str
    name: str
    standing: str


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Standing]:
    """Keep whether a power belongs in the catalogue of its unit."""
    yield Standing(power.id, power.name, _standing(power))


def _standing(power: Power) -> str:
    if isinstance(power, Withheld):
        return "withheld"
    if in_catalogue(power):
        return "listed"
    return "gone" if power.status == "abolished" else "narrow"


@unit_rule(
    "C004",
    Power,
    Withheld,
    collect=collect,
    clause="三.2",
    rung=Stage.CATALOGUED,
    zh="{fault}{name}；请运行 ptr catalogue issue {unit} --approved-by … --approved-on …",
    en="{fault}{name}; run ptr catalogue issue {unit} --approved-by … --approved-on …",
)
def rule(facts: Sequence[Standing], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each edition with the powers of its unit."""
    holder = snapshot.one(Unit, unit)
    if holder is None or holder.status != "active":
        return
    path = Catalogue.PATH.format(unit=unit)
    catalogue = snapshot.one(Catalogue, unit)
    if catalogue is None:
        if not snapshot.place(path):
            args = {"fault": FAULTS["none"], "name": "", "unit": unit}
            yield Hit(path=Unit.PATH.format(unit=unit), pointer=("stage",), args=args)
        return
    names = {(fact.standing, fact.id): fact.name for fact in facts}
    wrong = [("missing", key) for standing, key in names if standing == "listed" and key not in catalogue.entries]
    for key in catalogue.entries:
        standing = next((standing for standing in ("withheld", "narrow", "gone") if (standing, key) in names), "")
        if standing or not snapshot.place(Power.PATH.format(unit=unit, key=key)):
            wrong.append((standing or "gone", key))
    for fault, key in wrong:
        args = {"fault": FAULTS[fault], "name": f" {key} {names.get(('listed', key), '')}".rstrip(), "unit": unit}
        yield Hit(path=path, pointer=("entries", key), args=args)
