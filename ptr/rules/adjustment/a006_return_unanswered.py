"""A filing that was returned and not answered.

备案被退回后没有重新报送。

The office returns what it cannot accept, with its remarks (clause 四); the unit corrects it and submits again, naming the
filing that it answers and replying to each remark. The time is what the decision sets, else the registry's policy
`answer_days`. An answer that came late is a note.

备案被退回的，应当按意见修改后重新报送，写明答复哪一次（answers），并逐条答复意见（replies）。期限见退回决定，没有写的按政策 answer_days。晚报的只作提示。

Breaks:

    # offices/city/decisions/2026-3.yaml: filing: mz-f2g3h4, outcome: returned, date: 2026-09-01

Keeps:

    # filings/mz-f5g6h7.yaml: answers: mz-f2g3h4, submitted on 2026-09-10, and for each remark:
    replies: [{document: units/minzheng/powers/mz-k3p7qd.yaml, pointer: /limits, text: 已补写}]
"""

from collections.abc import Iterator, Sequence

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.today import Today
from ptr.rules.decided import Decided, Filed, decided, filed, returned
from ptr.rules.decorators import cross_rule


def collect(document: Filing | Decision, place: Place, snapshot: Snapshot) -> Iterator[Filed | Decided]:
    """Keep the filings, what they answer, and until when those that came back are to be answered."""
    if isinstance(document, Filing):
        yield filed(document, place)
    else:
        due = document.due or snapshot.days.last(document.date, snapshot.policy.answer_days)
        yield decided(document, place, due)


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
def rule(facts: Sequence[Filed | Decided], snapshot: Snapshot) -> Iterator[Hit]:
    """Find the answer to each filing that came back."""
    filings = [fact for fact in facts if isinstance(fact, Filed)]
    by_key = {filing.id: filing for filing in filings}
    replied = {(filing.answers, place) for filing in filings for place in filing.replies}
    answers = {
        filing.answers: filing
        for filing in sorted(filings, key=lambda filing: (filing.on, filing.path), reverse=True)
        if filing.answers
    }
    for key, decision in returned(filings, (fact for fact in facts if isinstance(fact, Decided))).items():
        answer = answers.get(key)
        yield from _late(decision, by_key[key], answer, snapshot.today)
        for position, place in enumerate(decision.remarks):
            if answer and (key, place) not in replied:
                yield _unanswered(decision, position, answer)


def _late(decision: Decided, filing: Filed, answer: Filed | None, today: Today) -> Iterator[Hit]:
    """Report a filing whose answer is overdue, or an answer that came late."""
    due = decision.due
    if due is None:
        return
    spot = Spot(path=decision.path, pointer=("outcome",))
    args = {"id": filing.id, "asked": (f"应在 {due} 前重新报送", f"to be answered by {due}")}
    if answer is None and today.is_after(due):
        state = ("还没有报", "it has not been answered")
        yield Hit(path=filing.path, pointer=("id",), related=(spot,), args={**args, "state": state})
    elif answer and due < answer.on:
        state = (f"{answer.on} 才报", f"it was answered on {answer.on}")
        pointer = ("submitted", "date")
        yield Hit(path=answer.path, pointer=pointer, related=(spot,), args={**args, "state": state}, done=True)


def _unanswered(decision: Decided, position: int, answer: Filed) -> Hit:
    """Report a remark to which the answer does not reply."""
    spot = Spot(path=decision.path, pointer=("remarks", position))
    place = "".join(decision.remarks[position])
    asked = (f"意见在 {place}", f"with a remark at {place}")
    state = ("重报时没有答复这一条", "the answer has no reply to it")
    args = {"id": decision.filing, "asked": asked, "state": state}
    return Hit(path=answer.path, pointer=("answers",), related=(spot,), about=place, args=args, dated=False)
