"""A power without an item chart.

职权没有项目流程图。

The course of each power is made clear in an item chart (clause 三.3). One chart may serve many powers, and a sub-item
runs as its main item does unless it has a chart of its own; a main item with sub-items needs none. As with F001, only
units that claim to have drawn their charts are checked, and only when all charts can be read.

方案要求对行政权力逐项明确工作流程，制作“项目流程图”。几项职权可以合用一张；子项可用主项的图，有子项的主项不再要求。同 F001 一样，只向 stage: charted 及以上、流程图都能读的单位要。

Breaks:

    # units/minzheng/powers/mz-k3p7qd.yaml, which no chart names

Keeps:

    # units/minzheng/flows/mz-fxk2pb.yaml
    title: 社会团体成立登记流程图
    powers: [mz-k3p7qd]
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.unit import Stage
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import unit_rule
from ptr.rules.facts import Fact


class Chart(Fact, frozen=True, tag=True):
    """A chart, and the powers that it serves."""

    powers: tuple[str, ...]


class PowerOfItem(Fact, frozen=True, tag=True):
    """An active power with its main item."""

    id: str
    path: str
    name: str
    main: str


def collect(document: Flow | Power, place: Place, snapshot: Snapshot) -> Iterator[Chart | PowerOfItem]:
    """Keep the active powers of a unit with their main items, and what its charts serve."""
    if isinstance(document, Flow):
        yield Chart(tuple(document.powers))
    elif document.status == "active":
        yield PowerOfItem(document.id, place.path, document.name, document.parent or "")


@unit_rule(
    "F002",
    Flow,
    Power,
    Withheld,
    collect=collect,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="职权“{name}”没有项目流程图；请为它画一张，或把 {key} 写进合用的那张图的 powers",
    en="the power “{name}” has no item chart; draw one, or name {key} in the powers of the chart that serves it too",
)
def rule(facts: Sequence[Chart | PowerOfItem], unit: str, snapshot: Snapshot) -> Iterator[Hit]:
    """Find the powers that no chart of their unit serves."""
    charts = [fact for fact in facts if isinstance(fact, Chart)]
    if not snapshot.claims(unit, Stage.CHARTED) or len(charts) < len(snapshot.of(Flow, unit)):
        return
    served = {power for chart in charts for power in chart.powers}
    powers = [fact for fact in facts if isinstance(fact, PowerOfItem)]
    main = {power.main for power in powers}
    for power in powers:
        if power.id not in main and power.id not in served and power.main not in served:
            yield Hit(path=power.path, pointer=("name",), args={"name": power.name, "key": power.id})
