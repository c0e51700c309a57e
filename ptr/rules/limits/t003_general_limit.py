"""The statutory limit differs from the law's general one without a basis of its own.

法定时限与一般规定不同，却没有另外的依据。

The general limits hold unless a law or regulation says otherwise: a licence is decided within 20 working days
(行政许可法 42), a penalty within 90 days of 立案 (行政处罚法 60). A statutory limit of another length must cite the
provision that sets it; the general article cannot carry it. In real lists 60 days stands where the law says 90.

没有特别规定时适用一般时限：许可二十个工作日（行政许可法第四十二条），处罚自立案之日起九十日（行政处罚法第六十条）。写别的时限，要引规定它的条文，不能仍引一般规定。

Breaks:

    class: penalty
    limits: {statutory: {value: 60, unit: calendar_days, starts: 立案之日, basis: [{law: 行政处罚法, article: 第六十条}]}}

Keeps:

    class: penalty
    limits: {statutory: {value: 90, unit: calendar_days, starts: 立案之日, basis: [{law: 行政处罚法, article: 第六十条}]}}
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from ptr.model.documents._common import Citation
from ptr.model.documents.power import LimitUnit, Power
from ptr.model.documents.registry import LegalKind
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.law.citation import Locator, parse_articles
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule


class General(NamedTuple):
    """A general limit of the law and where it stands."""

    value: int
    unit: LimitUnit
    law: str
    article: str


GENERAL: Final = {
    LegalKind.LICENCE: General(20, LimitUnit.WORKING_DAYS, "行政许可法", "第四十二条"),
    LegalKind.PENALTY: General(90, LimitUnit.CALENDAR_DAYS, "行政处罚法", "第六十条"),
}


@document_rule(
    "T003",
    Power,
    Withheld,
    clause="三.2",
    zh="法定时限写 {value}{unit}，而{law}{article}规定的是 {general}；另有规定的请引用该规定",
    en="the statutory limit is {value} {unit}, {law} {article} sets {general}; cite the provision that says otherwise",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the statutory limit with the general one, unless a provision of its own is cited."""
    kind = snapshot.classes.get(power.class_)
    general = GENERAL.get(kind.legal_kind) if kind else None
    limit = power.limits.statutory if power.limits else None
    if general is None or limit is None or limit.value is None or limit.unit is None:
        return
    if (limit.value, limit.unit) == (general.value, general.unit):
        return
    if any(not _is_general(citation, general) for citation in limit.basis):
        return
    args = {
        "value": limit.value,
        "unit": (word(limit.unit), limit.unit.replace("_", " ")),
        "law": general.law,
        "article": general.article,
        "general": (f"{general.value}{word(general.unit)}", f"{general.value} {general.unit.replace('_', ' ')}"),
    }
    yield Hit(pointer=("limits", "statutory"), args=args)


def _is_general(citation: Citation, general: General) -> bool:
    """Return whether a citation, however it is written, is of the general article or its first paragraph."""
    (article,) = parse_articles(general.article).items
    cited = parse_articles(citation.article).items
    return citation.law == general.law and all(
        isinstance(item, Locator)
        and isinstance(article, Locator)
        and item.article == article.article
        and item.paragraph in (None, 1)
        for item in cited
    )
