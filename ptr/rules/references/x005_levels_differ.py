"""The same power stated differently at two levels.

同一职权在不同层级说法不一。

The power of a city bureau and that of a county bureau which rest on one national entry have one name, one setting
basis and one statutory limit. Where they differ (帐册 in one, 账册 in the other; 60 days here, 90 there), one is wrong.
Powers are matched by the national code, else by their name with variant characters evened out.

市、县两级的同一项职权，名称、设定依据、法定时限应当一致；不一致的，至少有一处写错。按基本编码对应，没有编码的按名称对应。

Breaks:

    name: 对……伪造帐册的处罚   # county
    name: 对……伪造账册的处罚   # city

Keeps:

    name: 对……伪造账册的处罚   # both
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter

from ptr.model.documents.power import LimitUnit, Power
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.law.citation import parse_articles
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import cross_rule
from ptr.rules.facts import Fact, groups

VARIANTS = str.maketrans({"帐": "账", "（": "(", "）": ")", "，": ","})


class Term(Fact, frozen=True):
    """A statutory limit."""

    value: int
    unit: LimitUnit


class Compared(Fact, frozen=True):
    """What must agree of a power, and what it is matched by: the basic code, else the name."""

    path: str
    code: str
    match: str
    level: str
    name: str
    legal_basis: str
    limits: Term | None


def collect(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Compared]:
    """Keep what must agree: the name, the setting articles, the statutory limit."""
    if power.status != "active":
        return
    match = "" if power.basic_code else "".join(power.name.split()).translate(VARIANTS)
    setting = "、".join(
        sorted(f"{basis.law}{parse_articles(basis.article)}" for basis in power.legal_basis if basis.role == "sets")
    )
    limit = power.limits.statutory if power.limits else None
    term = Term(limit.value, limit.unit) if limit and limit.value and limit.unit else None
    yield Compared(place.path, power.basic_code or "", match, power.level, power.name, setting, term)


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
def rule(facts: Sequence[Compared], snapshot: Snapshot) -> Iterator[Hit]:
    """Compare each power with the first of its match at each other level; an absent limit is compared with none."""
    for group in groups(facts, attrgetter("code", "match")):
        firsts: dict[str, Compared] = {}
        for power in group:
            firsts.setdefault(power.level, power)
            others = [other for level, other in firsts.items() if level != power.level]
            for field in FIELDS:
                yield from _differing(power, others, field)


def _differing(power: Compared, others: list[Compared], field: str) -> Iterator[Hit]:
    """Report the first of the others in which a field is stated and differs."""
    ours = getattr(power, field)
    for other in others if ours else ():
        theirs = getattr(other, field)
        if theirs and theirs != ours:
            args = {"field": FIELDS[field], "theirs": _shown(theirs), "ours": _shown(ours), "other": other.path}
            spot = Spot(path=other.path, pointer=(field,))
            yield Hit(path=power.path, pointer=(field,), related=(spot,), args=args)
            return


def _shown(value: str | Term) -> Bilingual:
    """Word a limit in both languages; other values stand as they are."""
    if isinstance(value, str):
        return value, value
    return f"{value.value}{word(value.unit)}", f"{value.value} {value.unit.value.replace('_', ' ')}"
