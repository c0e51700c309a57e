"""An obligation in words: what is to be done under which clause, how it stands, when it is due."""

from __future__ import annotations

from ptr.model.documents.filing import FilingSubject
from ptr.model.fields.fault import Bilingual
from ptr.model.results.obligation import Demand, Obligation, State
from ptr.model.text.language import Language
from ptr.model.words import word

DEMANDS: dict[Demand, Bilingual] = {
    Demand.STATEMENT: ("写调整说明", "write a statement of adjustment"),
    Demand.SUPERVISION: ("写明后续监管", "say how the matter is supervised from now on"),
    Demand.CATALOGUE: ("修订职权目录，发布新版", "issue a new edition of the catalogue"),
    Demand.FLOWS: ("修订流程图", "revise the flow charts"),
    Demand.FILING: ("报备案", "file"),
    Demand.PUBLICATION: ("公开", "publish"),
}
STATES: dict[State, Bilingual] = {
    State.OPEN: ("未办", "open"),
    State.MET: ("已办", "met"),
    State.LATE: ("逾期", "late"),
}


def demand(owed: Obligation, language: Language) -> str:
    """Word what is to be done, with its clause."""
    what = language.pick(*DEMANDS[owed.what])
    if owed.files:
        name = language.pick(word(owed.files), owed.files.value)
        what = language.pick(
            f"{name}报备案" if owed.files is not FilingSubject.ADJUSTMENT else "调整说明报备案", f"file again: {name}"
        )
    return what + language.pick(f"（方案{owed.clause}）", f" (clause {owed.clause})")


def term(owed: Obligation, language: Language) -> str:
    """Word how an obligation stands and when it is due, or when it was met."""
    if owed.state is State.MET:
        day = f" {owed.done}" if owed.done else ""
        return f"{language.pick(*STATES[owed.state])}{day}"
    if owed.due is None:
        return f"{language.pick(*STATES[owed.state])} " + language.pick("期限未定", "no deadline known")
    vague = language.pick("（暂定）", " (provisional)") if owed.provisional else ""
    return f"{language.pick(*STATES[owed.state])} " + language.pick(f"{owed.due} 前{vague}", f"by {owed.due}{vague}")
