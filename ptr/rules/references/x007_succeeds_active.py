"""A power succeeds one that is still active.

承继的职权仍然有效。

After a split, merger or delegation the old power is abolished with its last day; where only a part was passed on
(部分下放, 部分取消) a statement of adjustment says so.

拆分、合并、下放之后，原职权应当取消并写明最后一天；只下放或取消一部分的，由调整说明写明“部分”。

Breaks:

    succeeds: [mz-k3p7qd]   # whose status is active

Keeps:

    succeeds: [mz-k3p7qd]   # whose status is abolished
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.adjustment import Adjustment, AdjustmentKind
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit, Spot
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import Fact, cross_rule

PARTIAL = (AdjustmentKind.PARTLY_ABOLISHED, AdjustmentKind.PARTLY_DELEGATED, AdjustmentKind.SPLIT)


def collect(power: Power | Adjustment, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep which powers are active, which are succeeded, and of which a statement says that a part remains."""
    if isinstance(power, Adjustment):
        partial = any(kind in PARTIAL for kind in power.kinds)
        yield from (Fact(group=("partial", key)) for key in power.powers if partial)
        return
    if power.status == "active":
        yield Fact(group=("active", power.id), pointer=("status",))
    for position, old in enumerate(power.succeeds):
        yield Fact(group=("succeeded", old), pointer=("succeeds", position))


@cross_rule(
    "X007",
    Power,
    Withheld,
    Adjustment,
    collect=collect,
    zh="所承继的职权 {id} 仍然有效（{other}）；请将其取消，部分承继的须有调整说明",
    en="the succeeded power {id} is still active ({other}); abolish it, or state that the succession is partial",
)
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Report a succession whose predecessor goes on."""
    partial = {fact.group[1] for fact in facts if fact.group[0] == "partial"}
    active = {fact.group[1]: fact for fact in facts if fact.group[0] == "active" and fact.group[1] not in partial}
    for fact in facts:
        old = active.get(fact.group[1])
        if fact.group[0] == "succeeded" and old:
            spot = Spot(path=old.path, pointer=old.pointer)
            args = {"id": fact.group[1], "other": old.path}
            yield Hit(path=fact.path, pointer=fact.pointer, related=(spot,), args=args)
