"""The answer to a returned filing: a reply to each remark of the office (clause 四)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ptr.model.documents.filing import FilingSubject, Reply
from ptr.model.fields.errors import PtrError
from ptr.model.fields.fault import Bilingual
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.model.words import word


def replies_to(
    items: Mapping[str, FiledItem],
    returned: str,
    replies: Sequence[str],
    filed: tuple[str, FilingSubject, str],
    replaced: str = "",
) -> tuple[Reply, ...]:
    """Return a reply to each remark, in the order of the remarks; none if no returned filing is answered.

    `items` are all filings, `filed` is the unit, subject and statement or month being submitted, `replaced` the
    statement whose place the one being submitted takes. Raises `PtrError` if the filing did not come back, needs no
    answer any more, is of something else, or a remark has no reply.
    """
    if not returned:
        if replies:
            raise PtrError("--reply 要和 --answers 一起写", "--reply goes with --answers")
        return ()
    item = items.get(returned)
    if item is None or item.decision is None or item.is_accepted:
        raise PtrError(f"没有被退回的报送 {returned}", f"no filing {returned} was returned")
    unit, filing = item.place.unit, item.filing
    if (unit, filing.subject) != filed[:2] or filing.of not in (filed[2], replaced):
        zh, en = (f"{unit} {each} {filing.of}".strip() for each in (word(filing.subject), filing.subject))
        hint = _replacing(filing.of) if filing.subject is FilingSubject.ADJUSTMENT else ("", "")
        raise PtrError(f"{returned} 报的是 {zh}{hint[0]}", f"{returned} is of {en}{hint[1]}")
    _refuse_closed(item)
    remarks = item.decision.remarks
    if len(remarks) != len(replies):
        listed = "".join(
            f"\n{number}. {each.document}{each.pointer}  {each.problem}" for number, each in enumerate(remarks, 1)
        )
        zh, en = "每条意见写一个 --reply，按次序：", "give one --reply per remark, in the same order:"
        raise PtrError(zh + listed, en + listed)
    pairs = zip(remarks, replies, strict=True)
    return tuple(Reply(document=remark.document, pointer=remark.pointer, text=text) for remark, text in pairs)


def _replacing(of: str) -> Bilingual:
    """Word how another statement can answer for a returned one."""
    return (
        f"；由另一份调整说明答复的，在那份里写 replaces: {of}",
        f"; for another statement to answer it, write replaces: {of} in that one",
    )


def _refuse_closed(item: FiledItem) -> None:
    """Refuse an answer to what was answered, withdrawn or settled."""
    key = item.key
    if item.state is FilingState.ANSWERED:
        raise PtrError(f"{key} 已由 {item.answer} 答复", f"{key} was answered by {item.answer}")
    if item.state is FilingState.WITHDRAWN:
        raise PtrError(
            f"{key} 已经撤回，不用答复；重新报送即可", f"{key} was withdrawn: submit anew, without --answers"
        )
    if item.state is FilingState.SETTLED:
        zh = f"{key} 已被后续报送 {item.settled_by} 取代，不用答复"
        raise PtrError(zh, f"{key} is settled by the later {item.settled_by} and needs no answer")
