"""A flow chart is changed.

流程变更。

A step is added, removed, moved or given to another post, or something else of the chart differs. The unit revises the
chart (clause 三.3), files it again and publishes it (三.5(2)). A step that loses its supervision, and a complaint channel that is
gone, are alarms; one that newly stops the clock is a burden.

流程图增加、减少、移动了步骤，换了承办岗位，或者有其他改动。单位应当修订流程图（方案三.3），重新备案并公开（三.5(2)）。失去监督制约或者投诉举报途径的，应当立即核对；增加不计时步骤的，标明加重相对人负担。
"""

from collections.abc import Iterator

from ptr.changes.comparison import Comparison
from ptr.changes.edits import UNIT, Edit
from ptr.changes.kind import ITSELF, Marks, Match, change_kind
from ptr.changes.pairs import Pair
from ptr.model.documents.adjustment import AdjustmentKind
from ptr.model.documents.flow import Step
from ptr.model.duties.burden import STOPPED
from ptr.model.fields.field import ChangeClass
from ptr.model.results.change import Part

UNSUPERVISED = Marks(alarm=("失去监督制约", "supervision is lost"))
UNHEARD = Marks(alarm=("失去投诉举报途径", "a complaint channel is lost"))


def marks(edit: Edit, _: Pair) -> Marks:
    """Return whether supervision is lost, or a step newly stops the clock."""
    step = isinstance(edit.before, Step) and edit.before.supervision is not None
    if edit.after is None and edit.names[:1] == ("steps",) and (step or edit.names == ("steps", "supervision")):
        return UNSUPERVISED
    stops = isinstance(edit.after, Step) and edit.after.off_clock
    if (stops and edit.before is None) or (edit.names == ("steps", "off_clock") and edit.after):
        return Marks(burden=STOPPED)
    return Marks()


@change_kind(
    "flow.changed",
    "channels",
    UNIT,
    mirror=ITSELF,
    stated_as=(AdjustmentKind.ELEMENTS_CHANGED,),
    classes=(ChangeClass.FLOW,),
    marks=marks,
)
def kind(pair: Pair, _: Comparison) -> Iterator[Match]:
    """Find channels that were added or removed, and charts that moved to another unit; fields cover the rest."""
    if pair.family != "flow":
        return
    for edit in pair.edits:
        if edit.names == ("channels",) and None in (edit.before, edit.after):
            yield Match(pair=pair, claims=(edit,), parts=edit.parts, marks=Marks() if edit.after else UNHEARD)
        if edit.names == (UNIT,):
            yield Match(pair=pair, claims=(edit,), parts=(Part("unit", ("单位", "unit")),), units=pair.units)
