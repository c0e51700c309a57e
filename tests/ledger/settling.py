"""The next lawful steps of an office that owes something: explain, revise, issue, post, take down, file, accept."""

from __future__ import annotations

import datetime

from desk import Desk

from ptr.ledger.memory.owed import Owed
from ptr.model.documents.filing import FilingSubject
from ptr.model.results.obligation import Demand

FILINGS = (Demand.FILING, Demand.FIRST_FILING)
STATED = (Demand.STATEMENT, Demand.SUPERVISION)
CARRIERS = ("website", "notice-board")
ROUNDS = 5


def open_duties(desk: Desk, *demands: Demand) -> list[Owed]:
    """List what is still owed, of some demands or of all."""
    owed = desk.books.ledger.memory.owed
    return [each for each in owed if each.closed is None and (not demands or each.demand in demands)]


def settle(desk: Desk) -> None:
    """Let an office do what it owes, until nothing is left or nothing more helps."""
    for _ in range(ROUNDS):
        for work in (explain, revise, show, file, accept):
            if not open_duties(desk):
                return
            work(desk)
            desk.commit(1)


def explain(desk: Desk) -> None:
    """State what was not explained, and take what was given away."""
    for owed in open_duties(desk, *STATED):
        state(desk, owed)
    for owed in open_duties(desk, Demand.TAKING_OVER):
        was = desk.books.ledger.memory.pending[owed.subject.key].path
        path = f"units/{owed.unit}/{was.split('/', 2)[2]}"
        desk.texts[path] = next(state[was] for state in reversed(desk.books.states) if was in state)


def state(desk: Desk, owed: Owed, event: datetime.date | None = None) -> str:
    """Write a truthful statement for one unexplained change."""
    about = [name for name in owed.names if name in ("unit", "registry")]
    flows = [owed.subject.key] if owed.subject.type == "flow" else []
    powers = [name for name in owed.names if name not in (*about, *flows)]
    more = {"powers": powers, "flows": flows, "about": about, "supervision": "由区县继续监管"}
    return desk.state(owed.unit, event or owed.start, [owed.stated_as[0].value], **more)


def revise(desk: Desk) -> None:
    """Look at the charts that are contradicted, draw those that are missing, and issue the catalogue."""
    for owed in open_duties(desk, Demand.FLOWS):
        if owed.of and owed.of in desk.texts:
            reviewed = {"date": desk.day + datetime.timedelta(1), "reason": "无须修订"}
            desk.write(owed.of, desk.read(owed.of) | {"reviewed": reviewed})
        else:
            draw(desk, owed.unit, owed.names[0])
    for unit in sorted({owed.unit for owed in open_duties(desk, Demand.CATALOGUE)}):
        desk.issue(unit)


def draw(desk: Desk, unit: str, power: str) -> None:
    lanes = [{"id": "clerk", "name": "经办"}]
    steps = [{"id": "start", "kind": "start", "lane": "clerk", "text": "开始", "next": [{"to": "end"}]}]
    flow = {"id": desk.key(unit), "title": "流程图", "powers": [power], "procedure_basis": "internal", "lanes": lanes}
    flow["steps"] = [*steps, {"id": "end", "kind": "end", "lane": "clerk", "text": "结束"}]
    desk.write(f"units/{unit}/flows/{flow['id']}.yaml", flow)


def show(desk: Desk) -> None:
    """Post what the public has to see, and take down what it may not."""
    desk.day += datetime.timedelta(1)
    for unit in sorted({owed.unit for owed in open_duties(desk, Demand.PUBLICATION)}):
        desk.post(unit, desk.sheets(unit), CARRIERS)
    for owed in open_duties(desk, Demand.TAKING_DOWN):
        sheet = desk.books.ledger.memory.sheets[f"{owed.unit}/{owed.of}"]
        path = next(path for path in desk.paths("publications") if sheet.key in path)
        desk.write(path, desk.read(path) | {"removed": desk.day})


def file(desk: Desk) -> None:
    """Hand in what is owed, as the answer to what was returned."""
    desk.day += datetime.timedelta(1)
    known = desk.books.ledger.memory.submissions
    wanted: dict[tuple[str, FilingSubject, str], str] = {}
    for owed in open_duties(desk, *FILINGS):
        if owed.files:
            wanted[owed.holder or owed.unit, owed.files, owed.of] = ""
    for owed in open_duties(desk, Demand.ANSWER):
        returned = known[owed.of]
        wanted[returned.unit, returned.files, returned.of] = returned.key
    for (unit, subject, of), answers in wanted.items():
        desk.submit(unit, subject, of, answers)


def accept(desk: Desk) -> None:
    """Let the office accept all that waits."""
    desk.day += datetime.timedelta(1)
    for submission in desk.books.ledger.memory.submissions.values():
        if submission.is_pending:
            desk.decide(submission.key, "accepted")
