"""Filings for people: one a line, with where each stands."""

from __future__ import annotations

from collections.abc import Sequence

from ptr.model.documents.decision import DecisionOutcome
from ptr.model.fields.fault import Bilingual
from ptr.model.results.listed_filing import ListedFiling
from ptr.model.text.language import Language
from ptr.model.text.visible import visible
from ptr.model.words import word
from ptr.writers.target import Target


def write(filings: Sequence[ListedFiling], target: Target) -> None:
    """Write a line for each filing."""
    target.out.writelines(f"{visible(_line(each, target.language))}\n" for each in filings)


def _line(listed: ListedFiling, language: Language) -> str:
    filing = listed.filing
    subject = language.pick(word(filing.subject), filing.subject.value)
    what = " ".join(filter(None, (subject, filing.edition or filing.of)))
    state = language.pick(*_state(listed))
    return "  ".join((listed.place.key, listed.place.unit, what, filing.office, str(filing.submitted.date), state))


def _state(listed: ListedFiling) -> Bilingual:
    if listed.decision is None:
        return "待办", "pending"
    day = listed.decision.date
    if listed.decision.outcome is DecisionOutcome.ACCEPTED:
        return f"{day} 备案，{listed.decision.number}", f"accepted {day}, {listed.decision.number}"
    if listed.answer:
        return f"{day} 退回，由 {listed.answer} 答复", f"returned {day}, answered by {listed.answer}"
    due = listed.decision.due
    zh, en = (f"，应在 {due} 前重报", f", due {due}") if due else ("", "")
    return f"{day} 退回，{len(listed.decision.remarks)} 条意见{zh}", f"returned {day}{en}"
