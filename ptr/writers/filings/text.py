"""Filings for people: one per line, with where each stands."""

from __future__ import annotations

from collections.abc import Sequence

from ptr.model.fields.fault import Bilingual
from ptr.model.state.filed_item import FiledItem
from ptr.model.text.language import Language
from ptr.model.text.visible import visible
from ptr.model.words import word
from ptr.writers.target import Target


def write(filings: Sequence[FiledItem], target: Target) -> None:
    """Write a line for each filing."""
    target.out.writelines(f"{visible(_line(each, target.language))}\n" for each in filings)


def _line(item: FiledItem, language: Language) -> str:
    filing = item.filing
    subject = language.pick(word(filing.subject), filing.subject.value)
    what = " ".join(filter(None, (subject, filing.edition or filing.of)))
    state = "".join(language.pick(*each) for each in (_state(item), *_foreign(item)))
    office = [_name(item, "office", filing.office)] if item.names.has_several("office") else []
    unit = _name(item, "unit", item.place.unit)
    return "  ".join((item.key, unit, what, *office, str(filing.submitted.date), state))


def _name(item: FiledItem, kind: str, key: str) -> str:
    return item.names.name(kind, key, item.place.path) or key


def _state(item: FiledItem) -> Bilingual:
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
    """Name the offices whose decisions do not count, since the filing is not addressed to them."""
    offices = dict.fromkeys(_name(item, "office", place.office) for place, _ in item.foreign)
    return [
        (f"；{each} 的决定无效，不是报送机关", f"; {each} cannot decide: the filing was not submitted to it")
        for each in offices
    ]
