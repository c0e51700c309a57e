"""The ground of withholding is not a lawful one.

不公开的依据不成立。

What is not covered by 政府信息公开条例 14 (state secrets, what laws or administrative regulations forbid to disclose,
dangers to security and stability), 15 (trade secrets, privacy) or 16 (internal affairs, process information,
enforcement files) is disclosed (条例 13). So the basis cites the article of the ground, or, for what 14 and 15 protect,
the law or administrative regulation that forbids disclosure; a rule or a document of lower level cannot. Licences,
penalties and coercion are not internal affairs: their basis, conditions and procedure are published (条例 20).

除条例第十四、十五、十六条规定的以外，政府信息都应当公开（第十三条）。依据要引该情形所在的一条；属于第十四、十五条的，也可以引禁止公开的法律、行政法规，规章和
规范性文件不行。行政许可、行政处罚、行政强制的依据、条件、程序应当主动公开（第二十条），不能当作“内部事务信息”。

Breaks:

    withholding: {ground: privacy, basis: [{law: 政府信息公开条例, article: 第十六条}]}

Keeps:

    withholding: {ground: privacy, basis: [{law: 政府信息公开条例, article: 第十五条}]}
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents._common import Citation
from ptr.model.documents.law import LawLevel
from ptr.model.documents.power import Power
from ptr.model.documents.registry import LegalKind
from ptr.model.documents.withheld import Ground, Withheld
from ptr.model.fields.types import Place
from ptr.model.law.citation import Span, parse_articles
from ptr.model.law.numerals import to_chinese
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

REGULATION: Final = "政府信息公开条例"
ARTICLES: Final = {
    Ground.STATE_SECRET: 14,
    Ground.FORBIDDEN_BY_LAW: 14,
    Ground.SECURITY_AND_STABILITY: 14,
    Ground.TRADE_SECRET: 15,
    Ground.PRIVACY: 15,
    Ground.INTERNAL_AFFAIRS: 16,
    Ground.PROCESS_INFORMATION: 16,
    Ground.ENFORCEMENT_FILE: 16,
}
FORBIDDING: Final = (LawLevel.LAW, LawLevel.ADMINISTRATIVE_REGULATION)
OUTWARD: Final = (LegalKind.LICENCE, LegalKind.PENALTY, LegalKind.COERCION)


@document_rule(
    "D003",
    Power,
    Withheld,
    clause="三.1",
    zh="不公开的依据不成立：{problem}",
    en="the ground of withholding does not hold: {problem}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare what is cited with what the ground, or any ground, rests on."""
    for position, item in enumerate(power.disclosure.except_):
        if item.basis and not _rests(item.basis, {14, 15, 16}, True, snapshot):
            problem = _problem("不公开", "withholding", "第十四条、第十五条或者第十六条", "article 14, 15 or 16", True)
            yield Hit(pointer=("disclosure", "except", position, "basis"), args={"problem": problem})
    if not isinstance(power, Withheld):
        return
    ground = power.withholding.ground
    article = ARTICLES[ground]
    by_law = article < 16
    if power.withholding.basis and not _rests(power.withholding.basis, {article}, by_law, snapshot):
        named, english = f"“{word(ground)}”", f"the ground {ground}"
        problem = _problem(named, english, f"第{to_chinese(article)}条", f"article {article}", by_law)
        yield Hit(pointer=("withholding", "basis"), args={"problem": problem})
    kind = snapshot.classes.get(power.class_)
    if ground is Ground.INTERNAL_AFFAIRS and kind and kind.legal_kind in OUTWARD:
        zh = f"{kind.name}不是内部事务；其依据、条件、程序应当主动公开（{REGULATION}第二十条）"
        en = f"{kind.name} is not an internal affair; its basis, conditions and procedure are published ({REGULATION} 20)"
        yield Hit(pointer=("withholding", "ground"), args={"problem": (zh, en)})


def _problem(zh: str, en: str, article_zh: str, article_en: str, by_law: bool) -> tuple[str, str]:
    other = ("，或者引禁止公开的法律、行政法规", ", or the law that forbids disclosure") if by_law else ("", "")
    return (
        f"所引条文不能支持{zh}；应引{REGULATION}{article_zh}{other[0]}",
        f"what is cited does not carry {en}; cite {REGULATION} {article_en}{other[1]}",
    )


def _rests(basis: tuple[Citation, ...], articles: set[int], by_law: bool, snapshot: Snapshot) -> bool:
    """Return whether one of the citations carries the withholding; what the registry does not know is left to X001."""
    for citation in basis:
        law = snapshot.laws.get(citation.law)
        if law is None:
            return True
        if law.title.removeprefix("中华人民共和国") == REGULATION:
            if articles & _cited(citation.article):
                return True
        elif by_law and law.level in FORBIDDING:
            return True
    return False


def _cited(text: str) -> set[int]:
    numbers: set[int] = set()
    for item in parse_articles(text).items:
        first, last = (item.first, item.last) if isinstance(item, Span) else (item, item)
        numbers.update(range(first.article, last.article + 1))
    return numbers
