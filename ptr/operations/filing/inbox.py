"""The filings there are and where each stands: the office's inbox, the units' outbox."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from ptr.model.documents.decision import Decision, DecisionOutcome
from ptr.model.documents.filing import Filing
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.text.language import Language
from ptr.model.words import word
from ptr.operations.history.acts import all_decisions, all_filings


class Entry(Struct, frozen=True, kw_only=True):
    """A filing, what was decided of it, and the filing that answers it."""

    place: Place
    filing: Filing
    decision: Decision | None = None
    answer: str = ""

    @property
    def state(self) -> Bilingual:
        """Say where the filing stands."""
        if self.decision is None:
            return "待办", "pending"
        day = self.decision.date
        if self.decision.outcome is DecisionOutcome.ACCEPTED:
            return f"{day} 备案，{self.decision.number}", f"accepted {day}, {self.decision.number}"
        if self.answer:
            return f"{day} 退回，由 {self.answer} 答复", f"returned {day}, answered by {self.answer}"
        zh, en = (f"，应在 {self.decision.due} 前重报", f", due {self.decision.due}") if self.decision.due else ("", "")
        return f"{day} 退回，{len(self.decision.remarks)} 条意见{zh}", f"returned {day}{en}"

    def line(self, language: Language) -> str:
        """Write the filing on one line."""
        filing = self.filing
        subject = language.pick(word(filing.subject), filing.subject.value)
        what = " ".join(filter(None, (subject, filing.edition or filing.of)))
        parts = (
            self.place.key,
            self.place.unit,
            what,
            filing.office,
            str(filing.submitted.date),
            language.pick(*self.state),
        )
        return "  ".join(parts)


def inbox(root: Path, *, pending: bool = False, unit: str = "") -> list[Entry]:
    """List filings by the day of submission: all, those not decided yet, those of one unit."""
    filings, decisions = all_filings(root), all_decisions(root)
    answers = {filing.answers: key for key, (_, filing) in filings.items() if filing.answers}
    entries = [
        Entry(
            place=place,
            filing=filing,
            decision=decisions[key][1] if key in decisions else None,
            answer=answers.get(key, ""),
        )
        for key, (place, filing) in filings.items()
    ]
    wanted = (each for each in entries if unit in ("", each.place.unit) and not (pending and each.decision))
    return sorted(wanted, key=lambda each: (each.filing.submitted.date, each.place.key))
