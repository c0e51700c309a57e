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

from collections.abc import Iterator

from ptr.model.documents.adjustment import Adjustment, AdjustmentKind
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

PARTIAL = (AdjustmentKind.PARTLY_ABOLISHED, AdjustmentKind.PARTLY_DELEGATED, AdjustmentKind.SPLIT)


@document_rule(
    "X007",
    Power,
    Withheld,
    zh="所承继的职权 {id} 仍然有效（{other}）；请将其取消，部分承继的须有调整说明",
    en="the succeeded power {id} is still active ({other}); abolish it, or state that the succession is partial",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Report a succession whose predecessor goes on."""
    for position, key in enumerate(power.succeeds):
        holder = snapshot.holder(key, place.unit)
        old = snapshot.document(holder) if holder else None
        if holder and isinstance(old, Power) and old.status == "active" and not _goes_on_in_part(key, snapshot):
            args = {"id": key, "other": holder.path}
            spot = Spot(path=holder.path, pointer=("status",))
            yield Hit(pointer=("succeeds", position), related=(spot,), args=args)


def _goes_on_in_part(key: str, snapshot: Snapshot) -> bool:
    """Return whether a statement says that a part of a power remains where it was."""
    statements = (statement for _, statement in snapshot.documents(Adjustment))
    return any(key in each.powers and any(kind in PARTIAL for kind in each.kinds) for each in statements)
