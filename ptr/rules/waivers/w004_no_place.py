"""A waived file that does not exist.

豁免的文件不存在。

A waiver of places names files by their path in the registry. A file that is not there was removed, moved to another
folder, or its path is mistyped.

豁免用登记簿内的路径指明文件。文件不在，不是已经删除、移走，就是路径写错了。

Breaks:

    places: [{path: units/minzheng/powers/mz-zzzzzz.yaml}]

Keeps:

    places: [{path: units/minzheng/powers/mz-k3p7qd.yaml}]
"""

import difflib
from collections.abc import Iterator

from ptr.model.documents.waiver import Waiver
from ptr.model.fields.level import Level
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.known_files import is_known
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "W004",
    Waiver,
    level=Level.WARNING,
    zh="豁免的文件 {path} 不存在{near}",
    en="the waived file {path} does not exist{near}",
)
def rule(waiver: Waiver, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Look each path up."""
    for position, waived in enumerate(waiver.places):
        if not is_known(waived.path, snapshot):
            near = difflib.get_close_matches(waived.path, [each.path for each in snapshot.places], 1, 0.8)
            hint = (f"，是否要写 {near[0]}", f", did you mean {near[0]}?") if near else ("", "")
            yield Hit(pointer=("places", position, "path"), args={"path": waived.path, "near": hint})
