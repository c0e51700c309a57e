"""The promise is longer than the law allows.

承诺时限长于法定时限。

A promised limit may be shorter than the statutory one and is public (优化营商环境条例 36); a longer one promises to break
the law. Units are compared so that doubt favours the unit: a working day is at least one day, a month at most 31.

承诺时限可以短于、不能长于法定时限（优化营商环境条例第三十六条）。单位不同的，只在无论怎样折算都更长时才报。

Breaks:

    limits:
      statutory: {value: 20, unit: working_days, starts: 受理之日}
      promised: {value: 25, unit: working_days, starts: 受理之日}

Keeps:

    limits:
      statutory: {value: 20, unit: working_days, starts: 受理之日}
      promised: {value: 12, unit: working_days, starts: 受理之日}
"""

from collections.abc import Iterator

from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.limits import exceeds, load, shown
from ptr.rules.decorators import document_rule


@document_rule(
    "T002",
    Power,
    Withheld,
    clause="三.2",
    zh="承诺时限 {promised} 长于法定时限 {statutory}",
    en="the promised limit of {promised} is longer than the statutory {statutory}",
)
def rule(power: Power, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the two limits."""
    if power.limits is None:
        return
    promised, statutory = power.limits.promised, power.limits.statutory
    if statutory.unit and exceeds(load([promised], statutory.unit), statutory):
        args = {"promised": shown([promised]), "statutory": shown([statutory])}
        yield Hit(pointer=("limits", "promised"), args=args)
