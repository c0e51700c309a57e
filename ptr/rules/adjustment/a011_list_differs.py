"""A statement whose list of powers is not that of its powers.

调整说明的职权清单与所列职权不一致。

The list of powers of a statement (code, name, how often exercised, proposal) is one table of the powers that the statement
is about (clause 三.1). A power that only one of the two has was left out of it, or of the statement.

调整说明附的职权清单（编码、名称、行使频率、处理意见）应当就是所说明的职权，一项不多、一项不少；两处不一致的，总有一处漏了或者写错了。

Breaks:

    powers: [mz-k3p7qd, mz-m4n5pq]
    items:
      - {power: mz-k3p7qd, name: 慈善组织设立登记, frequency: 年均120件, proposal: kept}

Keeps:

    powers: [mz-k3p7qd]
    items:
      - {power: mz-k3p7qd, name: 慈善组织设立登记, frequency: 年均120件, proposal: kept}
"""

from collections.abc import Iterator

from ptr.model.documents.adjustment import Adjustment
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "A011",
    Adjustment,
    clause="三.1",
    zh="职权清单与所列职权不一致：{problem}",
    en="the list and the powers of the statement differ: {problem}",
)
def rule(statement: Adjustment, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the list, where there is one, with the powers."""
    if not statement.items:
        return
    listed = {item.power for item in statement.items}
    for position, key in enumerate(statement.powers):
        if key not in listed:
            yield Hit(pointer=("powers", position), args={"problem": (f"清单漏列 {key}", f"the list lacks {key}")})
    for position, item in enumerate(statement.items):
        if item.power not in statement.powers:
            problem = (f"{item.power} 不在 powers 里", f"{item.power} is not among its powers")
            yield Hit(pointer=("items", position, "power"), args={"problem": problem})
