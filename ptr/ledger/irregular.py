"""What is wrong with records on a day: what the steps noted, statements without a change, lists without a key."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import Final

from ptr.ledger.ledger import Ledger
from ptr.ledger.memory.claim import Claim
from ptr.model.fields.fault import Bilingual
from ptr.model.filing.key_list import last_day
from ptr.model.results.irregularity import Irregularity, IrregularityKind

ONE_DAY: Final = datetime.timedelta(days=1)
NO_KEY_LEFT: Final[Bilingual] = (
    "名单里已经没有有效的签名密钥，此后的签名都不作数；请由上级办公室签署新的名单",
    "no key of the list is valid any more, and nothing signed since counts; let the superior office sign a new list",
)


def irregularities(ledger: Ledger) -> Iterator[Irregularity]:
    """Yield what is wrong with records, unless another replaced it, and what lapses, with its day."""
    replaced = {claim.path for claim in ledger.memory.claims if claim.superseded}
    yield from (each for each in ledger.memory.irregularities if each.path not in replaced or each.was)
    yield from lapsed(ledger, datetime.date.max)
    yield from keyless(ledger, datetime.date.max)


def keyless(ledger: Ledger, today: datetime.date) -> Iterator[Irregularity]:
    """Yield the lists of keys of which no key is valid any more on a day, with the last day on which one was."""
    for path, lists in sorted(ledger.memory.signers.items()):
        counted = lists[-1]
        end = last_day(counted.content)
        if end < today:
            yield Irregularity(
                kind=IrregularityKind.NO_SIGNERS,
                path=path,
                unit=path.split("/")[1] if path.startswith("units/") else "",
                step=counted.step,
                day=max(end, counted.day - ONE_DAY),
                message=NO_KEY_LEFT,
            )


def lapsed(ledger: Ledger, today: datetime.date) -> Iterator[Irregularity]:
    """Yield the statements whose term ran out before a day while something that they name had no change."""
    for claim, idle in _idle(ledger):
        if claim.lapses < today:
            zh = f"调整说明到 {claim.lapses} 没有对应的变更，已经作废{idle[0]}"
            message = zh, f"the statement lapsed: no change came by {claim.lapses}{idle[1]}"
            yield _irregularity(claim, IrregularityKind.LAPSED, claim.lapses, message)


def unmatched(ledger: Ledger, today: datetime.date) -> Iterator[Irregularity]:
    """Yield the statements that explain nothing yet for something that they name, and can do so still."""
    for claim, idle in _idle(ledger):
        if today <= claim.lapses:
            zh = f"调整说明还没有对应的变更{idle[0]}；到 {claim.lapses} 仍没有就作废"
            message = zh, f"the statement matches no change yet{idle[1]}; it lapses after {claim.lapses}"
            yield _irregularity(claim, IrregularityKind.UNMATCHED, claim.day, message)


def _idle(ledger: Ledger) -> Iterator[tuple[Claim, Bilingual]]:
    """Yield the statements of which something is without a change, with words for what, where it is not all."""
    for claim in ledger.memory.claims:
        idle = [name for name in claim.names if name not in claim.used]
        if idle and not claim.superseded and claim.event <= claim.day:
            listed = "" if len(idle) == len(claim.names) else "、".join(idle)
            yield claim, (f"（{listed}）" if listed else "", f" ({listed.replace('、', ', ')})" if listed else "")


def _irregularity(claim: Claim, kind: IrregularityKind, day: datetime.date, message: Bilingual) -> Irregularity:
    return Irregularity(kind=kind, path=claim.path, unit=claim.unit, step=claim.step, day=day, message=message)
