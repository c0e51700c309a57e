"""A class of powers without a category chart.

权力类别没有类别流程图。

Each class in which the unit holds powers has a category chart that shows how powers of the class run (clause 三.3). It
is required of units that claim to have drawn their charts (`stage: charted` and above); a unit that is still on its way
is not at fault. Nothing is reported while a chart of the unit cannot be read.

方案要求对应职权目录、按照权力类别制作“类别流程图”。只向已完成制图（stage: charted 及以上）的单位要；有流程图读不了的，先改好再查。

Breaks:

    # units/minzheng: powers of class licence, no chart with
    class: licence

Keeps:

    # units/minzheng/flows/mz-fxk2pa.yaml
    title: 行政许可类流程图
    class: licence
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage, Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class Charted(Fact, frozen=True, tag=True):
    """A chart, and the class that it shows."""

    class_: str


class ActivePower(Fact, frozen=True, tag=True):
    """An active power."""

    class_: str


def collect(document: Flow | Power, place: Place, snapshot: Snapshot) -> Iterator[Charted | ActivePower]:
    """Keep which classes a unit holds powers of, and which its charts show."""
    if isinstance(document, Flow):
        yield Charted(document.class_)
    elif document.status == "active":
        yield ActivePower(document.class_)


@unit_rule(
    "F001",
    Flow,
    Power,
    Withheld,
    collect=collect,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="“{name}”类有职权而没有类别流程图；请在 flows/ 中画一张，写明 class: {key}",
    en="the class “{name}” has powers and no category chart; draw one in flows/ with class: {key}",
)
def rule(facts: Sequence[Charted | ActivePower], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the classes that a unit holds with those that its charts show."""
    charts = [fact for fact in facts if isinstance(fact, Charted)]
    if not snapshot.claims(unit, Stage.CHARTED) or len(charts) < len(snapshot.of(Flow, unit)):
        return
    uncharted = {fact.class_ for fact in facts} - {chart.class_ for chart in charts}
    for key, kind in snapshot.classes.items():
        if key in uncharted:
            yield Hit(path=Unit.PATH.format(unit=unit), pointer=("stage",), args={"name": kind.name, "key": key})
