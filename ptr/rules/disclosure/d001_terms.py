"""The terms of disclosure lack something or contradict each other.

公开范围、形式、时间或者载体不完整，或者互相矛盾。

Scope, time and carrier are fixed for each power (clauses 三.5, 三.6). A power without a carrier is disclosed nowhere; one
that is open to everybody and yet only on request is open to nobody who does not know of it; a carrier that the unit
does not keep shows nothing.

方案要求确定公开的范围、时间和载体。没有载体等于没有公开；面向全社会却要申请才给，或者只凭申请公开却写主动公开，自相矛盾；写了本单位没有的载体，群众
找不到。

Breaks:

    disclosure: {scope: public, form: on_request, period: permanent, content: 依据和程序, carriers: [], department: street}

Keeps:

    disclosure: {scope: public, form: proactive, period: permanent, content: 依据和程序, carriers: [website], department: street}
"""

from collections.abc import Iterator

from ptr.model.documents.power import DisclosureForm, Power
from ptr.model.documents.unit import Stage, Unit
from ptr.model.fields.field import Audience
from ptr.model.fields.types import Place
from ptr.model.names.listed import listed
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule

CARRIER = ("没有公开载体（carriers）", "no carrier is named")
ASKED = ("只有依申请公开的范围才能写 on_request", "on_request is the form of a scope that is open on request")
UNASKED = ("依申请公开的，形式应为 on_request", "what is open on request has the form on_request")


@document_rule(
    "D001",
    Power,
    clause="三.5",
    rung=Stage.CATALOGUED,
    zh="公开事项不完整：{problem}",
    en="the terms of disclosure do not hold: {problem}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Check carriers, then scope and form together."""
    terms = power.disclosure
    asked = terms.form is DisclosureForm.ON_REQUEST
    if not terms.carriers:
        yield Hit(pointer=("disclosure", "carriers"), args={"problem": CARRIER})
    if terms.scope is Audience.ON_REQUEST and not asked:
        yield Hit(pointer=("disclosure", "form"), args={"problem": UNASKED})
    elif asked and terms.scope not in (Audience.ON_REQUEST, Audience.AFFECTED):
        yield Hit(pointer=("disclosure", "form"), args={"problem": ASKED})
    unit = snapshot.one(Unit, place.unit)
    kept, names = unit.carriers if unit else (), listed(snapshot, "carrier")
    for position, carrier in enumerate(terms.carriers):
        if kept and carrier not in kept and carrier in names:
            name = names[carrier]
            problem = (f"本单位没有载体“{name}”", f"the unit does not keep the carrier “{name}”")
            yield Hit(pointer=("disclosure", "carriers", position), args={"problem": problem})
