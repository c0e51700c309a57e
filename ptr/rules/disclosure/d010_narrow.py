"""A power over the public that is kept from the public.

面向社会的职权却不向社会公开。

A licence, a penalty, a payment concerns people outside the unit; what society should know is disclosed to society
(clause 三.5(1)). A scope of the unit or its leadership keeps the power out of the catalogue without basis and reason:
what may not be disclosed goes to withheld/, with its lawful ground.

许可、处罚、给付等职权涉及群众，应当向社会公开（方案三.5(1)）。只在单位或领导班子内部公开，就等于不说依据、不讲理由地不公开；确实不能公开的放
withheld/，写明法定情形、依据和理由。

Breaks:

    class: penalty
    disclosure: {scope: internal}

Keeps:

    class: penalty
    disclosure: {scope: public}
"""

from collections.abc import Iterator
from typing import Final

from ptr.model.documents.power import Power
from ptr.model.documents.registry import LegalKind
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.field import INTERNAL, LEADERSHIP
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.words import word
from ptr.rules.decorators import document_rule

INWARD: Final = (LegalKind.DECISION, LegalKind.MANAGEMENT)


@document_rule(
    "D010",
    Power,
    clause="三.5",
    zh="“{kind}”类职权涉及群众，公开范围却是“{scope}”；不能公开的请移到 withheld/ 并写明依据和理由",
    en="a power of “{kind}” concerns the public, but its scope is {scope}; what may not be disclosed goes to withheld/",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find powers, other than decisions and management, whose scope ends within the unit."""
    kind = snapshot.classes.get(power.class_)
    scope = power.disclosure.scope
    if isinstance(power, Withheld) or kind is None or kind.legal_kind in INWARD:
        return
    if scope in (INTERNAL, LEADERSHIP):
        yield Hit(pointer=("disclosure", "scope"), args={"kind": kind.name, "scope": (word(scope), scope.value)})
