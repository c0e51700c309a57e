"""The same power told differently at two levels.

同一职权在不同层级说法不一。

The power of a city bureau and that of a county bureau which rest on one national entry have one name, one setting
basis and one statutory limit. Where they differ (帐册 in one, 账册 in the other; 60 days here, 90 there) one is wrong.
Powers are matched by the national code, else by their name with variant characters evened out.

市、县两级的同一项职权，名称、设定依据、法定时限应当一致；不一致的，至少有一处写错。按基本编码对应，没有编码的按名称对应。

Breaks:

    name: 对……伪造帐册的处罚   # county
    name: 对……伪造账册的处罚   # city

Keeps:

    name: 对……伪造账册的处罚   # both
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.power import LimitUnit, Power
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.fields.walk import APART
from ptr.model.law.citation import parse_articles
from ptr.model.results.finding import Hit, Level, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.rule import Fact, cross_rule, groups

VARIANTS = str.maketrans({"帐": "账", "（": "(", "）": ")", "，": ","})


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep what must agree: the name, the setting articles, the statutory limit."""
    if power.status != "active":
        return
    match = (
        ("code", power.basic_code) if power.basic_code else ("name", "".join(power.name.split()).translate(VARIANTS))
    )
    setting = "、".join(
        sorted(f"{basis.law}{parse_articles(basis.article)}" for basis in power.legal_basis if basis.role == "sets")
    )
    limit = power.limits.statutory if power.limits else None
    days = f"{limit.value} {limit.unit}" if limit and limit.value else ""
    yield Fact(group=match, value=APART.join((power.level, power.name, setting, days)))


FIELDS = {
    "name": ("名称", "name"),
    "legal_basis": ("设定依据", "setting basis"),
    "limits": ("法定时限", "statutory limit"),
}


@cross_rule(
    "X005",
    Power,
    collect=collect,
    level=Level.WARNING,
    zh="同一职权在另一层级的{field}是“{theirs}”，这里是“{ours}”（{other}）",
    en="the {field} of the same power at another level is “{theirs}”, here “{ours}” ({other})",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each power with the first of its match at each other level; an absent limit is compared with none."""
    for group in groups(facts):
        if len(group) == 1:
            continue
        firsts: dict[str, Fact] = {}
        for fact in group:
            level, *ours = fact.value.split(APART)
            firsts.setdefault(level, fact)
            others = [other for known, other in firsts.items() if known != level]
            for position, field in enumerate(FIELDS):
                yield from _differing(fact, ours[position], others, position, field)


def _differing(fact: Fact, ours: str, others: list[Fact], position: int, field: str) -> Iterator[Hit]:
    """Report the first of the others of which a field is given and is not ours."""
    for other in others if ours else ():
        theirs = other.value.split(APART)[position + 1]
        if theirs not in ("", ours):
            args = {"field": FIELDS[field], "theirs": _shown(theirs), "ours": _shown(ours), "other": other.path}
            spot = Spot(path=other.path, pointer=(field,))
            yield Hit(path=fact.path, pointer=(field,), related=(spot,), args=args)
            return


def _shown(value: str) -> Bilingual:
    """Word a limit in both languages; other values stand as they are."""
    number, _, unit = value.partition(" ")
    if unit not in list(LimitUnit):
        return value, value
    return f"{number}{word(LimitUnit(unit))}", value.replace("_", " ")
