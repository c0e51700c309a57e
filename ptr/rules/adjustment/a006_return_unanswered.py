"""A filing that was returned and not answered.

备案被退回后没有重新报送。

The office returns what it cannot accept, with its remarks (clause 四), or takes an acceptance back; the unit corrects it and
submits again, naming the filing that it answers and replying to each remark, or withdraws it. The time is what the decision
sets, else the registry's policy `answer_days`. From the day of the return it is a note that tells what to type; when the time
is over, a finding by date. An answer that came late is a note.

备案被退回（或者准予备案后被撤销）的，应当按意见修改后重新报送，写明答复哪一次（answers），并逐条答复意见（replies），或者撤回。期限见退回决定，没有写的按政策 answer_days。退回之日起提示怎样答复，过期的按逾期报出；晚报的只作提示。

Breaks:

    # offices/city/decisions/2026-3.yaml: filing: mz-f2g3h4, outcome: returned, date: 2026-09-01

Keeps:

    # filings/mz-f5g6h7.yaml: answers: mz-f2g3h4, submitted on 2026-09-10, and for each remark:
    replies: [{document: units/minzheng/powers/mz-k3p7qd.yaml, pointer: /limits, text: 已补写}]
"""

import datetime
from collections.abc import Iterator, Sequence

from ptr.model.documents.decision import Decision
from ptr.model.documents.filing import Filing
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit, Spot
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.today import Today
from ptr.rules.decided import Decided, Filed, decided, filed, joined
from ptr.rules.decorators import cross_rule

NAMED = 3
"""Remarks that the message names; the decision has all of them."""


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
    zh="备案 {id} {came_back}，{asked}，{state}",
    en="the filing {id} {came_back}, {asked}; {state}",
)
def rule(facts: Sequence[Filed | Decided], snapshot: Snapshot) -> Iterator[Hit]:
    """Find the answer to each filing that came back."""
    items = joined(facts)
    dues = {fact.place.path: fact.due for fact in facts if isinstance(fact, Decided)}
    replied = {
        (item.filing.answers, reply.document, reply.pointer) for item in items.values() for reply in item.filing.replies
    }
    for item in items.values():
        if item.is_owed_an_answer:
            yield _owed(item, dues[item.decisions[-1][0].path], snapshot.today)
        elif item.state is FilingState.ANSWERED:
            answer = items[item.answer]
            yield from _late(item, dues[item.decisions[-1][0].path], answer)
            for position, remark in enumerate(item.decisions[-1][1].remarks):
                if (item.key, remark.document, remark.pointer) not in replied:
                    yield _unanswered(item, position, answer)


def _owed(item: FiledItem, due: datetime.date | None, today: Today) -> Hit:
    """Report a filing that is to be answered: a note while there is time, with what to type."""
    late = due is not None and today.is_after(due)
    zh, en = _remarks(item)
    how = f"ptr file submit {item.place.unit} --subject {item.filing.subject}"
    how += f" --of {item.filing.of}" if item.filing.of else ""
    how += f" --by … --answers {item.key}" + " --reply …" * len(item.decisions[-1][1].remarks)
    return Hit(
        path=item.place.path,
        pointer=("id",),
        related=(_spot(item),),
        args={
            "id": item.key,
            "came_back": _came_back(item),
            "asked": _asked(due),
            "state": (f"还没有报{zh}。答复：{how}", f"it has not been answered{en}. To answer: {how}"),
        },
        early=not late,
        dated=late,
    )


def _remarks(item: FiledItem) -> Bilingual:
    """Word what the office remarked, or why it took its acceptance back."""
    decision = item.decisions[-1][1]
    if decision.revokes:
        return f"。撤销理由：{decision.reason}", f". Revoked because: {decision.reason}"
    listed = [f"{each.document}{each.pointer} {each.problem}" for each in decision.remarks[:NAMED]]
    more = len(decision.remarks) - len(listed)
    if more:
        return f"。意见：{'；'.join(listed)}；另有 {more} 条", f". Remarks: {'; '.join(listed)}; and {more} more"
    return (f"。意见：{'；'.join(listed)}", f". Remarks: {'; '.join(listed)}") if listed else ("", "")


def _late(item: FiledItem, due: datetime.date | None, answer: FiledItem) -> Iterator[Hit]:
    """Report an answer that came late."""
    day = answer.filing.submitted.date
    if due is not None and due < day:
        state = (f"{day} 才报", f"it was answered on {day}")
        args = {"id": item.key, "came_back": _came_back(item), "asked": _asked(due), "state": state}
        pointer = ("submitted", "date")
        yield Hit(path=answer.place.path, pointer=pointer, related=(_spot(item),), args=args, done=True)


def _unanswered(item: FiledItem, position: int, answer: FiledItem) -> Hit:
    """Report a remark to which the answer does not reply."""
    remark = item.decisions[-1][1].remarks[position]
    place = f"{remark.document}{remark.pointer}"
    args = {
        "id": item.key,
        "came_back": _came_back(item),
        "asked": (f"意见在 {place}", f"with a remark at {place}"),
        "state": ("重报时没有答复这一条", "the answer has no reply to it"),
    }
    spot = Spot(path=item.decisions[-1][0].path, pointer=("remarks", position))
    return Hit(path=answer.place.path, pointer=("answers",), related=(spot,), about=place, args=args, dated=False)


def _asked(due: datetime.date | None) -> Bilingual:
    """Word until when the answer is due; nothing is known where a calendar is missing."""
    if due is None:
        return "重报期限未定（缺工作日安排）", "with no day set, since a calendar is missing"
    return f"应在 {due} 前重新报送", f"to be answered by {due}"


def _came_back(item: FiledItem) -> Bilingual:
    """Word how a filing came back."""
    if item.decisions[-1][1].revokes:
        return "的准予备案已被撤销", "lost its acceptance, which was revoked"
    return "已被退回", "was returned"


def _spot(item: FiledItem) -> Spot:
    return Spot(path=item.decisions[-1][0].path, pointer=("outcome",))
