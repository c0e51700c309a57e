"""A withheld power that is not filed.

不公开的职权没有备案。

What is not, or not yet, disclosed is listed and filed with the city office (clause 三.1). A filing counts until the office
returns it. A unit that has not come to filing is not asked.

不能公开或者暂不公开的，要逐项列出目录，报市领导小组办公室备案。被退回的备案不算。还没有开始备案的单位不提示。

Breaks:

    # withheld/mz-w7n2xe.yaml is in no filing of the subject withheld

Keeps:

    # filings/mz-f2g3h4.yaml
    subject: withheld
    files: {units/minzheng/withheld/mz-w7n2xe.yaml: 5f2c…}
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing, Subject
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decided import decision_fact, filing_fact, returned
from ptr.rules.rule import Fact, cross_rule


def collect(document: Withheld | Filing | Decision, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep what is withheld, what was filed, and which filings came back."""
    if isinstance(document, Withheld):
        yield Fact(group=("withheld", place.unit), value=document.name)
    elif isinstance(document, Decision):
        yield decision_fact(document)
    else:
        yield Fact(group=("filer", place.unit))
        yield filing_fact(document)
        if document.subject is Subject.WITHHELD:
            for path in document.files:
                yield Fact(group=("filed", path), value=document.id)


@cross_rule(
    "D009",
    Withheld,
    Filing,
    Decision,
    collect=collect,
    clause="三.1",
    rung=Stage.FILED,
    zh="“{name}”不公开，但没有报备案（或备案已被退回）",
    en="“{name}” is withheld and not filed, or its filing was returned",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Look for a filing that stands for each withheld power."""
    known = {fact.group for fact in facts}
    back = returned(facts)
    filed = {fact.group[1] for fact in facts if fact.group[0] == "filed" and fact.value not in back}
    for fact in facts:
        if fact.group[0] != "withheld" or fact.path in filed:
            continue
        unit = snapshot.one(Unit, fact.group[1])
        if ("filer", fact.group[1]) in known or (unit and unit.stage.claims(Stage.FILED)):
            yield Hit(path=fact.path, pointer=("withholding",), args={"name": fact.value})
