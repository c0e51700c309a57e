"""How a filing stands, in words."""

from __future__ import annotations

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.results.verification import VerifiedFiling
from ptr.model.state.filed_item import FilingState
from ptr.model.text.language import Language
from ptr.model.words import word


def state_of(filing: VerifiedFiling, language: Language) -> str:
    """Return a line on a filing: what was submitted when, and what the office decided."""
    subject = language.pick(word(FilingSubject(filing.subject)), filing.subject)
    what = " ".join(filter(None, (subject, filing.of)))
    if language is Language.ZH:
        return f"{what}：{_decided(filing)[0]}；{filing.submitted} 报送，编号 {filing.key}"
    return f"{what}: {_decided(filing)[1]}; submitted on {filing.submitted} as {filing.key}"


def _decided(filing: VerifiedFiling) -> Bilingual:
    day, state = filing.decided, FilingState(filing.state)
    if state is FilingState.PENDING:
        return "已报送，尚未决定", "submitted, not decided yet"
    if state is FilingState.ACCEPTED:
        return f"已准予备案，{day}，{filing.number}", f"accepted on {day} as {filing.number}"
    if state is FilingState.WITHDRAWN:
        return "已由单位撤回", "withdrawn by its unit"
    if state is FilingState.SETTLED:
        return "已被后续报送取代", "settled by a later filing"
    if state is FilingState.REVOKED:
        return f"备案已撤销，{day}，应当重报", f"the acceptance was revoked on {day}; to be answered"
    if filing.answer:
        return f"已退回，{day}，由 {filing.answer} 重报", f"returned on {day}, answered by {filing.answer}"
    zh, en = (f"，应在 {filing.due} 前重报", f", to be answered by {filing.due}") if filing.due else ("", "")
    return f"已退回，{day}{zh}", f"returned on {day}{en}"
