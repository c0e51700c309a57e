"""The law is repealed, or the edition cited is superseded.

所引法律已经废止，或版本已被修改。

A power rests on the text in force today. When a law is amended its articles often move; the citation is checked anew
and its edition brought up to date. An active power on a repealed law has no basis; a repeal still to come does not count yet (ptr impact lists what it will affect). An edition is named by the day it was
promulgated or amended, not by the day a meeting passed it or the day it took effect. One that came into force after the
power was cleared (inventory.date) supersedes the citation by the calendar alone: a warning; so it is in a chart, which
has no such date.

职权以现行有效的文本为依据。法律修改后条号常常变动，要重新核对并更新 edition；法律已废止的，职权失去依据；还没有到废止日期的不算（ptr impact 列出到时涉及哪些职权）。
版本写公布或修改的日期，不写会议通过的日期，也不写施行的日期。清理日期（inventory.date）之后才施行的新文本，是随日期取代的，只作警告；流程图没有清理日期，也一样。

Breaks:

    legal_basis: [{law: 慈善法, edition: 2016-03-16, article: 第二十二条, role: sets}]

Keeps:

    legal_basis: [{law: 慈善法, edition: 2023-12-29, article: 第二十二条, role: sets}]
"""

import datetime
from collections.abc import Iterator, Sequence
from typing import Final

from ptr.model.documents.flow import Flow
from ptr.model.documents.law import Law
from ptr.model.documents.power import Power
from ptr.model.documents.withheld import Withheld
from ptr.model.fields.fault import Bilingual
from ptr.model.fields.types import Place
from ptr.model.fields.walk import citations
from ptr.model.results.finding import Hit
from ptr.model.state.snapshot import Snapshot
from ptr.model.time.today import Today
from ptr.rules.decorators import document_rule

NEAR: Final = datetime.timedelta(days=366)


@document_rule(
    "L005",
    Power,
    Withheld,
    Flow,
    clause="三.2",
    dated=True,
    zh="《{law}》{problem}",
    en="《{law}》 {problem}",
)
def rule(document: Power | Flow, place: Place, snapshot: Snapshot) -> Iterator[Hit]:
    """Compare every citation of a power that is still active with the law's last edition in force today."""
    if isinstance(document, Power) and document.status != "active":
        return
    for pointer, citation in citations(document):
        law = snapshot.laws.get(citation.law)
        if law is None:
            continue
        cleared = document.inventory.date if isinstance(document, Power) else None
        if law.repealed and not (law.repealed.date and snapshot.today.is_before(law.repealed.date)):
            repealed = ("已经废止，请改用现行依据", "is repealed; find the basis in force")
            dated = law.repealed.date is not None and (cleared is None or cleared < law.repealed.date)
            yield Hit(pointer=(*pointer, "law"), args={"law": citation.law, "problem": repealed}, dated=dated)
        elif citation.edition:
            fault = _edition_problem(law, citation.edition, cleared, snapshot.today)
            if fault:
                problem, dated = fault
                args = {"law": citation.law, "problem": problem}
                yield Hit(pointer=(*pointer, "edition"), args=args, dated=dated)


def _edition_problem(
    law: Law, cited: datetime.date, cleared: datetime.date | None, today: Today
) -> tuple[Bilingual, bool] | None:
    """Describe what is wrong with the edition cited, and whether only the calendar has caused it since the clearing."""
    known = [edition.date for edition in law.editions]
    if cited not in known:
        near = _nearest(cited, known)
        zh, en = (
            (f"，是否是 {near}（版本写公布或修改的日期）", f"; is it {near}, the day it was promulgated or amended?")
            if near
            else ("", "")
        )
        listed = [date.isoformat() for date in known]
        unknown = (
            f"没有 {cited} 的文本{zh}；所列文本有 {'、'.join(listed)}",
            f"has no edition of {cited}{en}; listed: {', '.join(listed)}",
        )
        return unknown, False
    starts = {edition.date: edition.effective or edition.date for edition in law.editions}
    later = [day for day, start in starts.items() if cited < day and not today.is_before(start)]
    if not later:
        return None
    superseded = (
        f"所引 {cited} 的文本已被 {max(later)} 的文本取代，请核对条号",
        f"the edition of {cited} is superseded by {max(later)}",
    )
    return superseded, cleared is None or all(cleared < starts[day] for day in later)


def _nearest(cited: datetime.date, known: Sequence[datetime.date]) -> datetime.date | None:
    """Return the listed day that is at most a year away, as passing, promulgation and taking effect mostly are."""
    near = min(known, key=lambda day: abs(day - cited), default=None)
    return near if near and abs(near - cited) <= NEAR else None
