"""The legal basis is changed.

依据变更。

A law, article, edition or quoted text on which a power, one of its columns or a chart rests differs; so does the body
that exercises it, or where it has the power from. The unit states why, files again (clause 三.1) what holds it, catalogue
or charts, revises its catalogue (三.2) and publishes it (三.5(2)). The same articles written otherwise are no change.

职权、某一栏目或者流程图所依据的法律、条款、版本、引文变了，或者实施主体、权力来源变了。单位应当写调整说明（方案三.1），把载有该依据的职权目录或者流程图重新备案，修订职权目录（三.2），并公开（三.5(2)）。条款只是写法不同的，不算变更。
"""

from ptr.changes.kind import ITSELF, duties, field_kind
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.fields.field import ChangeClass
from ptr.model.results.obligation import Demand

kind = field_kind(
    "basis.changed",
    ChangeClass.BASIS,
    module=__name__,
    mirror=ITSELF,
    requires=duties(Demand.STATEMENT, Demand.CATALOGUE),
    stated_as=(AdjustmentKind.ELEMENTS_CHANGED,),
)
