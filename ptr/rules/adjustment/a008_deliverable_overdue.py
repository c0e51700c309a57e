"""A deliverable of the plan that is overdue.

工作步骤规定的成果逾期没有完成。

Each phase of the work has its dates and what it must deliver (clause 四). A deliverable names the document that proves it;
unless the document exists after its day, for each unit that owes it, the work is late.

工作分阶段进行，每一阶段都有时间和成果。成果写明用哪份文件证明（proof）；过了期限，应有的单位还没有这份文件，就是逾期。

Breaks:

    # today is 2026-05-11, and units/minzheng/catalogue.yaml does not exist
    - {id: catalogue, text: 编制职权目录, due: 2026-05-10, proof: "units/{unit}/catalogue.yaml"}

Keeps:

    # units/minzheng/catalogue.yaml exists
"""

from bisect import bisect_left
from collections.abc import Iterator
from operator import attrgetter

from ptr.model.documents.plan import Deliverable, Plan
from ptr.model.documents.registry import PilotRole
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.rules.decorators import document_rule


@document_rule(
    "A008",
    Plan,
    clause="四",
    dated=True,
    zh="“{text}”应在 {due} 前完成，{who}还没有（{proof}）",
    en="“{text}” was due by {due}; missing: {who} ({proof})",
)
def rule(plan: Plan, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Find the proof of each deliverable whose day is past."""
    for number, phase in enumerate(plan.phases):
        for position, item in enumerate(phase.deliverables):
            if not snapshot.today.is_after(item.due):
                continue
            for unit, name in _asked(item, snapshot):
                path = item.proof.replace("{unit}", unit)
                if not _exists(path, snapshot):
                    who = (name, name) if name else ("", "the document")
                    args = {"text": item.text, "due": item.due.isoformat(), "who": who, "proof": path}
                    pointer = ("phases", number, "deliverables", position, "due")
                    yield Hit(pointer=pointer, about=unit, args=args)


def _asked(item: Deliverable, snapshot: Snapshot) -> list[tuple[str, str]]:
    """Return the units that owe a deliverable, with their names; one without a name where the office owes it."""
    if "{unit}" not in item.proof:
        return [("", "")]
    named = [(key, snapshot.units[key]) for key in item.units if key in snapshot.units]
    pilots = [(key, unit) for key, unit in snapshot.units.items() if unit.pilot and unit.pilot.role is PilotRole.PILOT]
    asked = named if item.units else pilots
    return [(key, unit.short_name or unit.name) for key, unit in asked if unit.status == "active"]


def _exists(path: str, snapshot: Snapshot) -> bool:
    if path.endswith("/"):
        first = bisect_left(snapshot.places, path, key=attrgetter("path"))
        return first < len(snapshot.places) and snapshot.places[first].path.startswith(path)
    return snapshot.place(path) is not None
