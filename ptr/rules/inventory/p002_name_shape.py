"""A name that does not fit its class.

职权名称与类别不符。

The lists of the field name powers alike: a penalty is 对……的处罚. A name of another shape is mostly a power in the
wrong class. The shape stands with the class in `registry.yaml`; `…` is any text.

清单上同类职权的名称有固定样子，如“对……的处罚”。样子不对，多半是类别放错了。样子写在 registry.yaml 的类别里，… 代表任意文字。

Breaks:

    class: penalty
    name: 擅自命名地名

Keeps:

    class: penalty
    name: 对擅自命名地名的处罚
"""

import re
from collections.abc import Iterator

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.finding import Hit
from ptr.model.snapshot import Snapshot
from ptr.model.types import Place
from ptr.rules.rule import document_rule


@document_rule(
    "P002",
    Power,
    Withheld,
    clause="三.1",
    zh="“{name}”不像“{kind}”的名称，应如：{shape}",
    en="“{name}” is not named like a power of “{kind}”: {shape}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the name with the shape of its class."""
    kind = snapshot.classes.get(power.class_)
    if kind and kind.name_shape:
        shape = re.sub("…+", ".+", re.escape(kind.name_shape))
        if not re.fullmatch(shape, power.name.strip(), re.DOTALL):
            yield Hit(pointer=("name",), args={"name": power.name, "kind": kind.name, "shape": kind.name_shape})
