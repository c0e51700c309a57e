"""The file name is not the id.

文件名与编号不一致。

The file stem is the document's key: what refers to the document finds it by its name. An id inside that differs is a
slip of copying or renaming.

文件名（不含 .yaml）就是编号，别处按它查找。两者不一致，多半是复制文件后忘了改。

Breaks:

    # powers/mz-k3p7qd.yaml
    id: mz-aaaaaa

Keeps:

    # powers/mz-k3p7qd.yaml
    id: mz-k3p7qd
"""

from collections.abc import Iterator

from ptr.model.documents.calendar import Calendar
from ptr.model.documents.filing import Filing
from ptr.model.documents.flow import Flow
from ptr.model.documents.power import Power
from ptr.model.documents.record import Record
from ptr.model.documents.report import Report
from ptr.model.documents.request import Request
from ptr.model.documents.unit import Unit
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "Y008",
    Power,
    Withheld,
    Flow,
    Unit,
    Calendar,
    Record,
    Report,
    Request,
    Filing,
    zh="编号 {id} 与文件（夹）名 {name} 不一致",
    en="the id {id} is not the name of the file or folder, {name}",
)
def rule(
    document: Power | Flow | Unit | Calendar | Record | Report | Request | Filing, place: Place, snapshot: Snapshot
) -> Iterator[Hit]:
    """Compare the id with the key that the path gives."""
    field = "year" if isinstance(document, Calendar) else "month" if isinstance(document, Report) else "id"
    value = str(getattr(document, field))
    if value != place.key:
        yield Hit(pointer=(field,), args={"id": value, "name": place.key})
