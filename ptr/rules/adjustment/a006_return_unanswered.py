"""A filing that was returned and not answered.

备案被退回后没有重新报送。

The office returns what it cannot accept, with its remarks (clause 四); the unit corrects it and submits again, naming the
filing it answers and replying to each remark. The time is what the decision sets, else the registry's policy
`answer_days`. An answer that came late is a note.

备案被退回的，应当按意见修改后重新报送，写明答复哪一次（answers），并逐条答复意见（replies）。期限见退回决定，没有写的按政策 answer_days。晚报的只作提示。

Breaks:

    # offices/city/decisions/2026-3.yaml: filing: mz-f2g3h4, outcome: returned, date: 2026-09-01

Keeps:

    # filings/mz-f5g6h7.yaml: answers: mz-f2g3h4, submitted on 2026-09-10, and for each remark:
    replies: [{document: units/minzheng/powers/mz-k3p7qd.yaml, pointer: /limits, text: 已补写}]
"""

import datetime
from collections.abc import Iterator, Sequence

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.today import Today
from ptr.rules.decorators import cross_rule
from ptr.rules.facts import Fact


class Filed(Fact, frozen=True, tag=True):
    """A filing, what it answers, and to which remarks it replies."""

    id: str
    path: str
    on: datetime.date
    answers: str
    replies: tuple[tuple[str, str], ...]


class Returned(Fact, frozen=True, tag=True):
    """A filing that came back, and until when it is to be answered."""

    filing: str
    path: str
    due: datetime.date


class Remark(Fact, frozen=True, tag=True):
    """A remark on a filing that came back, and where it stands in the decision."""

    filing: str
    path: str
    position: int
    place: tuple[str, str]


def collect(document: Filing | Decision, place: Place, snapshot: Snapshot) -> Iterator[Filed | Returned | Remark]:
    """Keep the filings, what they answer, and until when those that came back are to be answered."""
    if isinstance(document, Filing):
        replies = tuple((reply.document, reply.pointer) for reply in document.replies)
        yield Filed(document.id, place.path, document.submitted.date, document.answers or "", replies)
    elif document.outcome is DecisionOutcome.RETURNED:
        policy = snapshot.policy.answer_days
        due = document.due or snapshot.days.last(document.date, policy)
        if due:
            yield Returned(document.filing, place.path, due)
        for position, remark in enumerate(document.remarks):
            yield Remark(document.filing, place.path, position, (remark.document, remark.pointer))


@cross_rule(
    "A006",
    Filing,
    Decision,
    collect=collect,
    clause="四",
    dated=True,
    zh="备案 {id} 已被退回，{asked}，{state}",
    en="the filing {id} was returned, {asked}; {state}",
)
def rule(facts: Sequence[Filed | Returned | Remark], snapshot: Snapshot) -> Iterator[Hit]:
    """Find the answer to each filing that came back."""
    filed = [fact for fact in facts if isinstance(fact, Filed)]
    filings = {filing.id: filing for filing in filed}
    answers = {filing.answers: filing for filing in filed if filing.answers}
    replied = {(filing.answers, place) for filing in filed for place in filing.replies}
    for fact in facts:
        if isinstance(fact, Returned):
            yield from _late(fact, filings.get(fact.filing), answers.get(fact.filing), snapshot.today)
        elif isinstance(fact, Remark) and fact.filing in answers and (fact.filing, fact.place) not in replied:
            spot = Spot(path=fact.path, pointer=("remarks", fact.position))
            place = "".join(fact.place)
            asked = (f"意见在 {place}", f"with a remark at {place}")
            state = ("重报时没有答复这一条", "the answer has no reply to it")
            args = {"id": fact.filing, "asked": asked, "state": state}
            path = answers[fact.filing].path
            yield Hit(path=path, pointer=("answers",), related=(spot,), about=place, args=args, dated=False)


def _late(returned: Returned, filing: Filed | None, answer: Filed | None, today: Today) -> Iterator[Hit]:
    """Report a filing whose answer is overdue, or an answer that came late."""
    due = returned.due
    spot = Spot(path=returned.path, pointer=("outcome",))
    args = {"id": returned.filing, "asked": (f"应在 {due} 前重新报送", f"to be answered by {due}")}
    if answer is None and filing and today.is_after(due):
        state = ("还没有报", "it has not been answered")
        yield Hit(path=filing.path, pointer=("id",), related=(spot,), args={**args, "state": state})
    elif answer and due < answer.on:
        state = (f"{answer.on} 才报", f"it was answered on {answer.on}")
        pointer = ("submitted", "date")
        yield Hit(path=answer.path, pointer=pointer, related=(spot,), args={**args, "state": state}, done=True)
