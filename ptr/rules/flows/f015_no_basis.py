"""A statutory procedure without its basis.

法定程序没有写依据。

An item chart drawn after a procedure that law sets (`procedure_basis: statutory`) names the law and its articles, so
that the two can be compared. A procedure that law leaves open is `internal`.

法律法规明确规定程序的，项目流程图按照法定程序制定，要写明是哪部法的哪几条，才能对照。法律没有规定程序的，写 procedure_basis: internal。

Breaks:

    procedure_basis: statutory
    powers: [mz-k3p7qd]

Keeps:

    procedure_basis: statutory
    basis: [{law: 行政许可法, edition: 2019-04-23, article: 第二十九条至第四十五条}]
    powers: [mz-k3p7qd]
"""

from collections.abc import Iterator

from ptr.model.documents.flow import Flow, ProcedureBasis
from ptr.model.documents.unit import Stage
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "F015",
    Flow,
    clause="三.3",
    rung=Stage.CHARTED,
    zh="项目流程图“{title}”写明是法定程序，却没有依据；请在 basis 中写规定该程序的条文，没有的改为 internal",
    en="the item chart “{title}” says that its procedure is statutory but names no law; cite it in basis, or say internal",
)
def rule(flow: Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find statutory procedures that cite no law."""
    if flow.powers and flow.procedure_basis is ProcedureBasis.STATUTORY and not flow.basis:
        yield Hit(pointer=("procedure_basis",), args={"title": flow.title})
