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
from ptr.rules.rule import Fact, cross_rule


def collect(document: Filing | Decision, place: Place, snapshot: Snapshot) -> Iterator[Fact]:
    """Keep the filings, what they answer, and until when those that came back are to be answered."""
    if isinstance(document, Filing):
        yield Fact(group=("filing", document.id), pointer=("id",))
        if document.answers:
            day = document.submitted.date.isoformat()
            yield Fact(group=("answer", document.answers), pointer=("submitted", "date"), value=day)
            for reply in document.replies:
                yield Fact(group=("reply", document.answers, reply.document, reply.pointer))
    elif document.outcome is DecisionOutcome.RETURNED:
        policy = snapshot.policy.answer_days
        due = document.due or snapshot.last_day(document.date, policy)
        if due:
            yield Fact(group=("returned", document.filing), pointer=("outcome",), value=due.isoformat())
        for position, remark in enumerate(document.remarks):
            group = ("remark", document.filing, remark.document, remark.pointer)
            yield Fact(group=group, pointer=("remarks", position))


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
def rule(facts: Sequence[Fact], snapshot: Snapshot) -> Iterator[Hit]:
    """Look for the answer to each filing that came back."""
    filings = {fact.group[1]: fact for fact in facts if fact.group[0] == "filing"}
    answers = {fact.group[1]: fact for fact in facts if fact.group[0] == "answer"}
    replied = {fact.group[1:] for fact in facts if fact.group[0] == "reply"}
    for fact in facts:
        key = fact.group[1]
        filing, answer = filings.get(key), answers.get(key)
        spot = Spot(path=fact.path, pointer=fact.pointer)
        if fact.group[0] == "returned":
            due = fact.value
            asked = (f"应在 {due} 前重新报送", f"to be answered by {due}")
            if answer is None and filing and snapshot.today.is_after(datetime.date.fromisoformat(due)):
                args = {"id": key, "asked": asked, "state": ("还没有报", "it is not")}
                yield Hit(path=filing.path, pointer=filing.pointer, related=(spot,), args=args)
            elif answer and due < answer.value:
                args = {"id": key, "asked": asked, "state": (f"{answer.value} 才报", f"it was on {answer.value}")}
                yield Hit(path=answer.path, pointer=answer.pointer, related=(spot,), args=args, done=True)
        elif fact.group[0] == "remark" and answer and fact.group[1:] not in replied:
            place = "".join(fact.group[2:])
            asked = (f"意见在 {place}", f"with a remark at {place}")
            args = {"id": key, "asked": asked, "state": ("重报时没有答复这一条", "the answer has no reply to it")}
            yield Hit(path=answer.path, pointer=("answers",), related=(spot,), about=place, args=args, dated=False)
