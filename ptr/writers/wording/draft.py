"""What a drafted statement still lacks, in words."""

from __future__ import annotations

from collections.abc import Iterator

from ptr.model.documents.adjustment import Adjustment
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.fields import title_of
from ptr.model.results.drafted.draft import Draft, MissingConsent


def to_fill_in(draft: Draft) -> Iterator[Bilingual]:
    """Yield what a person has to fill in, and what may go."""
    if draft.unsaid:
        zh = "、".join(f"{name}（{title_of(Adjustment, name)}）" for name in draft.unsaid)
        yield f"  请填写 {zh}", f"  fill in {', '.join(draft.unsaid)}"
    if "approval" in draft.unsaid:
        yield "  不用另行批准的，删去 approval（批准）一节", "  remove approval where none is needed"


def consent_missing(each: MissingConsent) -> Bilingual:
    """Word whose consent a statement lacks."""
    return f"{each.path} 还没有{each.name}的同意意见", f"{each.path} lacks the consent of {each.name}"
