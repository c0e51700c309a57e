"""The answer to a returned filing: a reply to each remark of the office (clause 四)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ptr.model.documents.filing import FilingSubject, Reply
from ptr.model.fields.errors import PtrError
from ptr.model.state.filed_item import FiledItem
from ptr.model.words import word


def replies_to(
    items: Mapping[str, FiledItem], returned: str, replies: Sequence[str], filed: tuple[str, FilingSubject, str]
) -> tuple[Reply, ...]:
    """Return a reply to each remark, in the order of the remarks; none if no returned filing is answered.

    `items` are all filings, `filed` is the unit, subject and statement or month being submitted. Raises `PtrError` if
    the filing was not returned, was already answered, is of something else, or a remark has no reply.
    """
    if not returned:
        if replies:
            raise PtrError("--reply 要和 --answers 一起写", "--reply goes with --answers")
        return ()
    item = items.get(returned)
    if item is None or item.decision is None or not item.came_back:
        raise PtrError(f"没有被退回的报送 {returned}", f"no filing {returned} was returned")
    unit, filing = item.place.unit, item.filing
    if (unit, filing.subject, filing.of) != filed:
        zh, en = (f"{unit} {each} {filing.of}".strip() for each in (word(filing.subject), filing.subject))
        raise PtrError(f"{returned} 报的是 {zh}", f"{returned} is of {en}")
    if item.answer:
        raise PtrError(f"{returned} 已由 {item.answer} 答复", f"{returned} was answered by {item.answer}")
    remarks = item.decision.remarks
    if len(remarks) != len(replies):
        listed = "".join(
            f"\n{number}. {each.document}{each.pointer}  {each.problem}" for number, each in enumerate(remarks, 1)
        )
        zh, en = "每条意见写一个 --reply，按次序：", "give one --reply per remark, in the same order:"
        raise PtrError(zh + listed, en + listed)
    pairs = zip(remarks, replies, strict=True)
    return tuple(Reply(document=remark.document, pointer=remark.pointer, text=text) for remark, text in pairs)
