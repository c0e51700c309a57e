"""A finding of an inspection that was not rectified in time.

督导检查发现的问题没有按期整改。

The units rectify what a supervision found (clause 四, third phase), by the day that it sets. What was rectified late is
a note.

各单位要对照督导检查中发现的问题，在规定期限内整改。整改晚了但已经整改的，只作提示。

Breaks:

    problems: [{id: board, unit: minzheng, text: 公开栏没有更新, due: 2026-09-30}]   # and today is 2026-11-01

Keeps:

    problems:
      - {id: board, unit: minzheng, text: 公开栏没有更新, due: 2026-09-30, rectified: {date: 2026-09-28, text: 已经更新}}
"""

from collections.abc import Iterator

from ptr.model.documents.inspection import Inspection
from ptr.model.documents.unit import Unit
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "A009",
    Inspection,
    clause="四",
    dated=True,
    zh="{unit}的问题“{text}”应在 {due} 前整改，{state}",
    en="“{text}” ({unit}) was to be rectified by {due}; {state}",
)
def rule(inspection: Inspection, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the day of each rectification, or today, with its due day."""
    for position, problem in enumerate(inspection.problems):
        done = problem.rectified.date if problem.rectified else None
        if not (done > problem.due if done else snapshot.today.is_after(problem.due)):
            continue
        unit = snapshot.one(Unit, problem.unit)
        state = (
            (f"{done} 才整改", f"it was rectified on {done}") if done else ("还没有整改", "it has not been rectified")
        )
        args = {
            "unit": unit.short_name or unit.name if unit else problem.unit,
            "text": problem.text,
            "due": problem.due.isoformat(),
            "state": state,
        }
        yield Hit(pointer=("problems", position, "due"), args=args, done=done is not None)
