"""Powers that are no longer, or never were, in the catalogue."""

from __future__ import annotations

from typing import Any

from corpus.chinese import Dice
from corpus.city import Known

Plain = dict[str, Any]


def stopped(document: Plain) -> Plain:
    """Return a power turned into an abolished one."""
    gone = {"disposition": "abolished", "date": "2026-06-30", "reason": "依据的条款已经修改"}
    period = {"from": "2010-01-01", "until": "2026-06-30"}
    return document | {"status": "abolished", "effective": period, "inventory": gone}


def withheld(document: Plain, basis: Known, dice: Dice) -> Plain:
    """Return a power turned into a withheld one."""
    ground = dice.pick(("trade_secret", "privacy"))
    kept = {key: value for key, value in document.items() if key != "key_power"}
    return kept | {
        "disclosure": document["disclosure"] | {"scope": "internal", "form": "on_request", "period": "limited"},
        "withholding": {
            "ground": ground,
            "basis": [{"law": basis.key, "edition": basis.edition, "article": "第十五条"}],
            "reason": f"{document['name']}涉及不宜公开的内容",
            "duration": "temporary",
            "review": "2027-06-30",
        },
    }
