"""The level contradicts the title.

效力位阶与标题不符。

A title tells the level: …法 is a law, …条例 a regulation of the State Council, a congress, or the Party, never a rule
of a department (规章制定程序条例 7: a rule is not called 条例), …办法 or …规定 under a ministry's order a rule. In real lists
this is the most common slip.

标题说明位阶：“……法”是法律；“……条例”是行政法规、地方性法规或党内法规，规章不得称“条例”（规章制定程序条例第七条）。真实清单里这是最常见的错误。

Breaks:

    title: 城镇燃气管理条例
    level: department_rule

Keeps:

    title: 城镇燃气管理条例
    level: administrative_regulation
"""

import re
from collections.abc import Iterator

from ptr.model.documents.law import Law, LawLevel
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

NAMED_LAW = re.compile(r"^中华人民共和国.+(?<!办)法(?:典)?$")
RULES = (LawLevel.DEPARTMENT_RULE, LawLevel.LOCAL_RULE, LawLevel.NORMATIVE_DOCUMENT)


@document_rule(
    "L004",
    Law,
    clause="三.2",
    zh="《{title}》标为“{level}”，与标题不符（{reason}）",
    en="《{title}》 is given as “{level}”, which its title contradicts ({reason})",
)
def rule(law: Law, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the level with the title, and with the bundled table where the law stands in it."""
    known = snapshot.national_laws.get(place.key)
    if known and known.title == law.title and known.level != law.level:
        reason = (f"国家法律表中为“{word(known.level)}”", f"the table of national laws has {known.level}")
    elif law.title.endswith("条例") and law.level in RULES:
        reason = ("规章不称条例，规章制定程序条例第七条", "a rule is not called 条例, 规章制定程序条例 7")
    elif NAMED_LAW.match(law.title) and law.level is not LawLevel.LAW:
        reason = ("标题是法律", "the title is a law's")
    else:
        return
    args = {"title": law.title, "level": (word(law.level), law.level.value), "reason": reason}
    yield Hit(pointer=("level",), args=args)
