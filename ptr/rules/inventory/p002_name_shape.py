"""A name that does not fit its class.

职权名称与类别不符。

The lists of the field name powers alike: a penalty is 对……的处罚. A name of another shape is mostly a power in the
wrong class. The shape stands with the class in `registry.yaml`; `…` is any text. A remark in brackets behind a name
belongs in another field.

清单上同类职权的名称有固定样子，如“对……的处罚”。样子不对，多半是类别放错了。样子写在 registry.yaml 的类别里，… 代表任意文字。
名称后面的括号说明请写到别的栏目。

Breaks:

    class: penalty
    name: 擅自命名地名

Keeps:

    class: penalty
    name: 对擅自命名地名的处罚
"""

import re
from collections.abc import Iterator
from typing import Final

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

SHOWN: Final = 40  # characters of a long name in the message


@document_rule(
    "P002",
    Power,
    Withheld,
    clause="三.1",
    zh="“{name}”不像“{kind}”的名称，应如“{shape}”；名称不全就补全，类别放错就改类别",
    en="“{name}” is not named like a power of “{kind}”: {shape}; complete the name, or put it into its class",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the name with the shape of its class."""
    kind = snapshot.classes.get(power.class_)
    if kind and kind.name_shape and not _fits(power.name.strip(), kind.name_shape):
        name = power.name if len(power.name) <= SHOWN else f"{power.name[: SHOWN // 2]}…{power.name[-SHOWN // 2 :]}"
        yield Hit(pointer=("name",), args={"name": name, "kind": kind.name, "shape": kind.name_shape})


def _fits(name: str, shape: str) -> bool:
    """Find the fixed parts of a shape in a name, in order, at least one character apart; no expression backtracks."""
    first, *rest = re.split("…+", shape)
    if not rest:
        return name == shape
    if not name.startswith(first):
        return False
    end, last = len(first), rest.pop()
    for part in rest:
        start = name.find(part, end + 1)
        if start < 0:
            return False
        end = start + len(part)
    return name.endswith(last) and len(name) - len(last) > end
