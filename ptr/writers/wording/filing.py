"""A filing in words: its subject, where it stands, how late it is."""

from __future__ import annotations

from ptr.model.documents.filing import Filing
from ptr.model.fields.fault import Bilingual
from ptr.model.filing.listed_filing import ListedFiling
from ptr.model.state.filed_item import FilingState
from ptr.model.text.language import Language
from ptr.model.text.plural import counted
from ptr.model.text.visible import visible
from ptr.model.words import word

STATES: dict[FilingState, Bilingual] = {
    FilingState.PENDING: ("待办", "pending"),
    FilingState.ACCEPTED: ("准予备案", "accepted"),
    FilingState.RETURNED: ("退回", "returned"),
    FilingState.REVOKED: ("撤销备案", "revoked"),
    FilingState.ANSWERED: ("退回后已答复", "answered"),
    FilingState.WITHDRAWN: ("撤回", "withdrawn"),
    FilingState.SETTLED: ("被后续报送取代", "settled by a later one"),
}


def subject(filing: Filing, language: Language) -> str:
    """Word what is filed: the subject, with the edition, statement or month."""
    name = language.pick(word(filing.subject), filing.subject.value)
    return visible(" ".join(filter(None, (name, filing.edition or filing.of))))


def standing(listed: ListedFiling, language: Language) -> str:
    """Word where a filing stands: the day and the number, what is still to be done by when, how late it is."""
    parts = [_state(listed), *_lateness(listed), *_without_effect(listed)]
    return visible(language.pick("，".join(zh for zh, _ in parts), ", ".join(en for _, en in parts)))


def _state(listed: ListedFiling) -> Bilingual:
    item, day = listed.item, listed.item.decided_on
    zh, en = STATES[item.state]
    withdrawn = item.filing.withdrawn
    match item.state:
        case FilingState.ACCEPTED:
            return f"{day} 备案，{item.number}", f"accepted {day}, {item.number}"
        case FilingState.RETURNED | FilingState.REVOKED:
            due = listed.answer_due
            by = (f"，应在 {due} 前答复", f", due {due}") if due else ("", "")
            remarks = len(item.decision.remarks) if item.decision else 0
            many = (f"，{remarks} 条意见", f" with {counted(remarks, 'remark')}") if remarks else ("", "")
            return f"{day} {zh}{many[0]}{by[0]}", f"{en} {day}{many[1]}{by[1]}"
        case FilingState.ANSWERED:
            return f"{day} 退回，由 {item.answer} 答复", f"returned {day}, answered by {item.answer}"
        case FilingState.WITHDRAWN if withdrawn:
            return f"{withdrawn.date} {zh}", f"{en} {withdrawn.date}"
        case FilingState.SETTLED:
            return f"被后续报送 {item.settled_by} 取代", f"settled by {item.settled_by}"
    return zh, en


def _lateness(listed: ListedFiling) -> list[Bilingual]:
    parts = []
    if listed.days_late:
        parts.append((f"晚报 {listed.days_late} 天", f"{counted(listed.days_late, 'day')} late"))
    if listed.answer_late:
        late = listed.answer_late
        parts.append((f"答复逾期 {late} 天", f"the answer is {counted(late, 'day')} overdue"))
    return parts


def _without_effect(listed: ListedFiling) -> list[Bilingual]:
    """Name the decisions that count for nothing."""
    item = listed.item
    others = (place.office for place, _ in item.foreign if place.office != item.filing.office)
    offices = dict.fromkeys(listed.offices.get(each, each) for each in others)
    parts = [
        (f"{each} 的决定不作数（不是报送机关）", f"{each} cannot decide: it was not submitted to it")
        for each in offices
    ]
    if any(place.office == item.filing.office for place, _ in item.foreign):
        parts.append(("有决定的摘要不是所报内容，不作数", "a decision on another content counts for nothing"))
    if item.surplus:
        parts.append(("另有没撤销前一决定的决定，不作数", "a second decision counts for nothing"))
    return parts
