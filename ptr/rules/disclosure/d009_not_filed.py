"""A withheld power that is not filed.

不公开的职权没有备案。

What is not, or not yet, disclosed is listed and filed with the city office (clause 三.1). A filing counts until the office
returns it. A unit that has not reached the filing stage is not checked.

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
from ptr.model.documents.filing import Filing, FilingSubject
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decided import Decided, Filed, decided, filed, joined
from ptr.rules.decorators import cross_rule
from ptr.rules.facts import Fact


class Unlisted(Fact, frozen=True, tag=True):
    """A withheld power."""

    path: str
    unit: str
    name: str


class Covered(Fact, frozen=True, tag=True):
    """The files of withheld powers in a filing."""

    filing: str
    paths: tuple[str, ...]


def collect(
    document: Withheld | Filing | Decision, place: Place, snapshot: Snapshot
) -> Iterator[Unlisted | Filed | Covered | Decided]:
    """Keep what is withheld, what was filed, and which filings came back."""
    if isinstance(document, Withheld):
        yield Unlisted(place.path, place.unit, document.name)
    elif isinstance(document, Decision):
        yield decided(document, place)
    else:
        yield filed(document, place)
        if document.subject is FilingSubject.WITHHELD:
            yield Covered(document.id, tuple(document.files))


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
def rule(facts: Sequence[Unlisted | Filed | Covered | Decided], snapshot: Snapshot) -> Iterator[Hit]:
    """Find a filing that stands for each withheld power."""
    items = joined(facts)
    standing_filings = {key for key, item in items.items() if item.stands}
    covered = (fact for fact in facts if isinstance(fact, Covered) and fact.filing in standing_filings)
    standing = {path for each in covered for path in each.paths}
    filers = {item.place.unit for item in items.values()}
    for power in facts:
        if not isinstance(power, Unlisted) or power.path in standing:
            continue
        unit = snapshot.one(Unit, power.unit)
        if power.unit in filers or (unit and unit.stage.claims(Stage.FILED)):
            yield Hit(path=power.path, pointer=("withholding",), args={"name": power.name})
