"""The filings there are and where each stands: the office's inbox, the units' outbox."""

from __future__ import annotations

from pathlib import Path

from ptr.model.fields.fault import Bilingual
from ptr.model.state.filed_item import FiledItem, FilingState
from ptr.model.words import word
from ptr.operations.history.acts import filed


def inbox(root: Path, *, pending: bool = False, unit: str = "") -> list[FiledItem]:
    """List filings by the day of submission: all, those not decided yet, those of one unit."""
    items = (each for each in filed(root).values() if unit in ("", each.place.unit))
    wanted = (each for each in items if each.state is FilingState.PENDING or not pending)
    return sorted(wanted, key=lambda each: (each.filing.submitted.date, each.key))


def line(item: FiledItem, language: int) -> str:
    """Write a filing on one line."""
    filing = item.filing
    subject = (word(filing.subject), filing.subject.value)[language]
    what = " ".join(filter(None, (subject, filing.edition or filing.of)))
    standing = _standing(item)[language] + "".join(each[language] for each in _foreign(item))
    return "  ".join((item.key, item.place.unit, what, filing.office, str(filing.submitted.date), standing))


def _standing(item: FiledItem) -> Bilingual:
    """Say where a filing stands."""
    decision, day = item.decision, item.decided_on
    if decision is None:
        return "待办", "pending"
    if item.is_accepted:
        return f"{day} 备案，{item.number}", f"accepted {day}, {item.number}"
    if item.answer:
        return f"{day} 退回，由 {item.answer} 答复", f"returned {day}, answered by {item.answer}"
    zh, en = (f"，应在 {decision.due} 前重报", f", due {decision.due}") if decision.due else ("", "")
    return f"{day} 退回，{len(decision.remarks)} 条意见{zh}", f"returned {day}{en}"


def _foreign(item: FiledItem) -> list[Bilingual]:
    """Say of which offices a decision does not count, as the filing is not addressed to them."""
    offices = dict.fromkeys(place.office for place, _ in item.foreign)
    return [
        (f"；{each} 的决定无效，不是报送机关", f"; {each} cannot decide, it was not submitted to") for each in offices
    ]
