"""The legal basis is changed.

依据变更。

A law, article, edition or quoted text on which a power, one of its columns or a chart rests differs; so does the body
that exercises it, or where it has the power from. The unit states why, files again (clause 三.1), revises its catalogue
(三.2) and publishes it (三.5(2)).

职权、某一栏目或者流程图所依据的法律、条款、版本、引文变了，或者实施主体、权力来源变了。单位应当写调整说明、重新备案（方案三.1），修订职权目录（三.2），并公开（三.5(2)）。
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
