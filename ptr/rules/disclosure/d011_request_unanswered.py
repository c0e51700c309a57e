"""A request for disclosure that was not answered in time.

公开申请没有按期答复。

A request is answered within 20 working days of its receipt, and within 20 more if the head of the disclosure office
agreed and the applicant was informed (政府信息公开条例 33); a term that had already ended is not prolonged. Where the
applicant was asked to clarify the request, the term runs from the day of the clarification (30). The time in which a third party is
heard does not count; one who does not reply within 15 working days holds nothing up (32, 33). An answer that came late is
a note.

收到公开申请，不能当场答复的，二十个工作日内答复；需要延长的，经负责人同意并告知申请人，最多再延长二十个工作日（政府信息公开条例第三十三条）；期满以后才告知的，不算延长。要求补正的，自收到补正之日起算（第三十条），还没有补正的不算。征求第三方意见的时间不计；第三方十五个工作日内没有答复的，不再等待（第三十二条、第三十三条）。答复晚了的只作提示。

Breaks:

    received: 2026-09-01   # no answer, and today is 2026-11-01

Keeps:

    received: 2026-09-01
    answer: {outcome: provided, date: 2026-09-18, text: 提供处罚决定书复印件}
"""

import datetime
from collections.abc import Iterator

from ptr.model.documents.power import LimitUnit
from ptr.model.documents.request import Request
from ptr.model.fields.types import Place
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.deadline import Interval
from ptr.model.time.request_terms import ANSWER_DAYS, OPINION_DAYS, PROLONGED_DAYS
from ptr.rules.decorators import document_rule

OUTSTANDING = ("至今没有答复", "it has not been answered")


@document_rule(
    "D011",
    Request,
    clause="三.5(1)",
    dated=True,
    zh="公开申请应在 {due} 前答复，{state}",
    en="the request for disclosure was to be answered by {due}; {state}",
)
def rule(request: Request, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare the day of the answer, or today, with the end of the term."""
    due = _due(request, snapshot)
    if due is None:
        return
    if request.answer is None:
        if snapshot.today.is_after(due):
            yield Hit(pointer=("received",), args={"due": due.isoformat(), "state": OUTSTANDING})
    elif due < request.answer.date:
        day = request.answer.date
        args = {"due": due.isoformat(), "state": (f"{day} 才答复", f"it was answered on {day}")}
        yield Hit(pointer=("answer", "date"), args=args, done=True)


def _due(request: Request, snapshot: Snapshot) -> datetime.date | None:
    """Return the last day for the answer; None while the applicant's clarification is awaited, or a year's arrangement is not known."""
    clarified = request.clarification
    begun = clarified.supplied if clarified else request.received
    if begun is None:
        return None
    suspended = []
    if request.third_party:
        asked = request.third_party.asked
        until = request.third_party.answered or snapshot.days.last(asked, OPINION_DAYS, LimitUnit.WORKING_DAYS)
        if until is None:
            return None
        suspended.append(Interval(asked, until))
    due = snapshot.days.last(begun, ANSWER_DAYS, LimitUnit.WORKING_DAYS, suspended)
    if due and request.prolongation and request.prolongation.told <= due:
        due = snapshot.days.last(due, PROLONGED_DAYS, LimitUnit.WORKING_DAYS, suspended)
    return due
