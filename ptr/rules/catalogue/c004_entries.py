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

from ptr.model.catalogue_entry import in_catalogue
from ptr.model.documents.catalogue import Catalogue
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import Fact, cross_rule

FAULTS = {
    "none": ("还没有发布职权目录", "no edition of the catalogue was issued"),
    "missing": ("漏列了有效的职权", "the edition lacks the active power"),
    "withheld": ("列入了不公开的职权", "the edition holds the withheld power"),
    "narrow": ("列入了不向社会公开的职权", "the edition holds a power that society at large does not see:"),
    "gone": ("列入了不存在或已停止的职权", "the edition holds a power that is not active"),
}


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep whether a power belongs into the catalogue of its unit."""
    standing = _standing(power)
    yield Fact(group=(place.unit, standing, power.id), value=power.name)


def _standing(power: Power) -> str:
    if isinstance(power, Withheld):
        return "withheld"
    if in_catalogue(power):
        return "listed"
    return "gone" if power.status == "abolished" else "narrow"


@cross_rule(
    "C004",
    Power,
    Withheld,
    collect=collect,
    clause="三.2",
    rung=Stage.CATALOGUED,
    zh="{fault}{name}；请运行 ptr catalogue issue {unit} --approved-by … --approved-on …",
    en="{fault}{name}; run ptr catalogue issue {unit} --approved-by … --approved-on …",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each edition with the powers of its unit."""
    names = {fact.group: fact.value for fact in facts}
    listed: dict[str, list[str]] = {}
    for unit, standing, key in names:
        if standing == "listed":
            listed.setdefault(unit, []).append(key)
    for place, holder in snapshot.documents(Unit):
        unit = place.unit
        if holder.status != "active":
            continue
        path = Catalogue.PATH.format(unit=unit)
        catalogue = snapshot.kept.get(path)
        if not isinstance(catalogue, Catalogue):
            if not snapshot.place(path):
                yield Hit(path=place.path, pointer=("stage",), args={"fault": FAULTS["none"], "name": "", "unit": unit})
            continue
        missing = (key for key in listed.get(unit, []) if key not in catalogue.entries)
        wrong: list[tuple[str, tuple[str, ...], str]] = [("missing", (key,), key) for key in missing]
        for key in catalogue.entries:
            if (unit, "withheld", key) in names:
                wrong.append(("withheld", (key,), key))
            elif (unit, "narrow", key) in names:
                wrong.append(("narrow", (key,), key))
            elif (unit, "gone", key) in names or not snapshot.place(Power.PATH.format(unit=unit, key=key)):
                wrong.append(("gone", (key,), key))
        for fault, pointer, key in wrong:
            name = names.get((unit, "listed", key), "")
            args = {"fault": FAULTS[fault], "name": f" {key} {name}".rstrip(), "unit": unit}
            yield Hit(path=path, pointer=("entries", *pointer), args=args)
